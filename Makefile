# Six verbs. Each first makes .venv what the lock files say (see requirements/install).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := .verbs
.PHONY: run test check fix bench docs .verbs .run .dev .browser
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
FLOORS := tests/report tests/statute src/gongkai/report src/gongkai/statute
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --durations 20
TEMPLATES := $(BIN)/djhtml --tabwidth 2
# Tests and checks keep their keys and their database out of the office's own folder, and the
# tests' browser has a Chinese font without one being installed.
test check docs bench: export GONGKAI_HOME = $(CURDIR)/build/home
# The tests start the program often: compiled once, it starts in half the time. Some machines for
# builds, and images of containers, tell Python not to keep what it has compiled.
test check docs bench: export PYTHONDONTWRITEBYTECODE :=
# The benches make their reports with what the tests make them with.
bench: export PYTHONPATH := $(CURDIR):$(PYTHONPATH)
test: export FONTCONFIG_FILE = $(CURDIR)/.venv/fonts.conf

.verbs:
	@echo '用法：make run（运行） test（测试） check（检查） fix（整理） bench（测速） docs（文档）'

run: .run
	@exec $(BIN)/gongkai office serve

# The law and the report alone are traced: tracing would make the office's tests half as slow again.
# A module is one worker's, and they come in their order: left to itself, the distribution keeps
# those with the fewest tests for the end, which are the ones that start a server and take longest.
test: .browser
	$(PYTEST) --cov --cov-report=term $(FLOORS)
	$(PYTEST) $(FLOORS:%=--ignore=%)

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
