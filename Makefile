# Six verbs. Each first makes .venv what the lock files say (see requirements/install).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := .verbs
.PHONY: run test check fix bench docs .verbs .run .dev .browser
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
FLOORS := src/gongkai/statute src/gongkai/report tests/statute tests/report
TEMPLATES := $(BIN)/djhtml --tabwidth 2
# Tests and checks keep their keys and their database out of the office's own folder, and the
# tests' browser has a Chinese font without one being installed.
test check docs bench: export GONGKAI_HOME = $(CURDIR)/build/home
# The benches make their reports with what the tests make them with.
bench: export PYTHONPATH := $(CURDIR):$(PYTHONPATH)
test: export FONTCONFIG_FILE = $(CURDIR)/.venv/fonts.conf

.verbs:
	@echo '用法：make run（运行） test（测试） check（检查） fix（整理） bench（测速） docs（文档）'

run: .run
	@exec $(BIN)/gongkai office serve

# The law and the report alone are traced: tracing would make the office's tests half as slow again.
test: .browser
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term $(FLOORS)
	$(BIN)/pytest -n 2 --dist loadfile $(FLOORS:%=--ignore=%)

check: .dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(TEMPLATES) --check src
	$(BIN)/typos

fix: .dev
	$(TEMPLATES) src
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .dev
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

docs: .dev
	$(BIN)/python -m docs.build

.run:
	@requirements/install run

.dev:
	@requirements/install dev

.browser:
	@requirements/install dev chromium
