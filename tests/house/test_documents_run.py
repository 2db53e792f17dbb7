"""Every command and snippet that a reader is told to type does what the page says."""

from __future__ import annotations

import sys

import pytest
from tests.house import snippets, tree
from tests.house.typed import outcome, served

PAGES = [pytest.param(page, id=tree.shown(page)) for page in tree.tested_pages()]
TYPED = [page for page in PAGES if page.values[0] not in tree.walked_pages()]


@pytest.fixture
def desk(tmp_path):
    """An empty folder from which the commands of a page reach the checkout."""
    for name in ("docs", "bench"):
        (tmp_path / name).symlink_to(tree.ROOT / name)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_is_of_a_kind_that_is_known(page):
    assert snippets.strays(page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_python_snippet_of_a_page_prints_what_it_shows(page, desk, monkeypatch):
    monkeypatch.chdir(desk)

    assert snippets.failures(page.read_text("utf-8"), name=tree.shown(page)) == ""


@pytest.mark.e2e
@pytest.mark.parametrize("page", TYPED)
def test_every_command_of_a_page_does_what_it_shows(page, desk):
    typed = [c for c in snippets.commands(page.read_text("utf-8")) if not snippets.is_not_run(c)]

    complaints = outcome(typed, desk=desk)

    assert complaints == []


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        pytest.param("$ .venv/bin/python -c 'exit(2)'", "ends with 2", id="a command that fails"),
        pytest.param("$ .venv/bin/python -c 'print(1)'\n2", "prints", id="other output"),
        pytest.param("$ make coffee", "no verb", id="no such verb"),
        pytest.param("$ rm -rf report.json", "may not be shown", id="an unknown program"),
    ],
)
def test_a_page_that_is_wrong_is_found_out(page, complaint, desk):
    typed = snippets.commands(f"```console\n{page}\n```\n")

    complaints = outcome(typed, desk=desk)

    assert len(complaints) == 1
    assert complaint in complaints[0]


def test_a_page_may_show_the_number_that_a_command_leaves(desk):
    page = "```console\n$ .venv/bin/python -c 'exit(2)'\n$ echo $?\n2\n```\n"

    assert outcome(snippets.commands(page), desk=desk) == []


def test_an_office_that_answers_at_its_address_is_let_go(desk):
    (server,) = snippets.commands(
        "```console\n$ .venv/bin/python -u -m http.server 0 --bind 127.0.0.1\n```\n"
    )

    assert served(server, desk=desk, where="here") == []


def test_an_office_that_prints_no_address_is_found_out(desk):
    (server,) = snippets.commands("```console\n$ .venv/bin/python -c 'print(1)'\n```\n")

    assert served(server, desk=desk, where="here") == ["here: prints no address:\n1\n"]
