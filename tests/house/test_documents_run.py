"""Every command and snippet that a reader is told to type does what the page says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from itertools import zip_longest
from pathlib import Path

import pytest
from tests.house import snippets, tree
from tests.house.snippets import Command

SECONDS = 300
"""A command of a page that takes longer hangs."""

PAGES = [pytest.param(page, id=tree.shown(page)) for page in tree.tested_pages()]


@pytest.fixture
def desk(tmp_path):
    """An empty folder from which the commands of a page reach the checkout."""
    for name in ("docs", "bench"):
        (tmp_path / name).symlink_to(tree.ROOT / name)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def settings(desk: Path) -> dict[str, str]:
    """The environment of a reader who has set nothing but where the office keeps its things."""
    return {**os.environ, "GONGKAI_HOME": str(desk / "var"), "NO_COLOR": "1", "COLUMNS": "100"}


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_page_is_of_a_kind_that_is_known(page):
    assert snippets.strays(page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_python_snippet_of_a_page_prints_what_it_shows(page, desk, monkeypatch):
    monkeypatch.chdir(desk)

    assert snippets.failures(page.read_text("utf-8"), name=tree.shown(page)) == ""


@pytest.mark.e2e
@pytest.mark.parametrize("page", PAGES)
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


def outcome(typed: list[Command], *, desk: Path) -> list[str]:
    """Type commands one after another; what went otherwise than the page says."""
    complaints = []
    for command, following in zip_longest(typed, typed[1:]):
        if command.text == "echo $?":
            continue
        allowed = int(following.prints) if following and following.text == "echo $?" else 0
        complaints += complaint(command, desk=desk, allowed=allowed)
    return complaints


def complaint(command: Command, *, desk: Path, allowed: int) -> list[str]:
    """Type one command; nothing when it does what the page says."""
    where = f"line {command.line}: {command.text}"
    match command.words:
        case ["make", *verbs]:
            unknown = [verb for verb in verbs if verb not in tree.VERBS]
            return [f"{where}: no verb of make: {unknown}"] if unknown else []
        case [".venv/bin/gongkai", "office", "serve", *_]:
            return served(command, desk=desk, where=where)
        case [".venv/bin/gongkai" | ".venv/bin/python" | "cat" | "ls", *_]:
            return printed(command, desk=desk, allowed=allowed, where=where)
        case _:
            return [f"{where}: may not be shown, because no test can vouch for it"]


def printed(command: Command, *, desk: Path, allowed: int, where: str) -> list[str]:
    """Run a command to its end and compare."""
    done = subprocess.run(
        ["bash", "-c", command.text],
        cwd=desk,
        env=settings(desk),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode != allowed:
        return [f"{where}: ends with {done.returncode}, not {allowed}:\n{done.stdout}"]
    if not snippets.is_as_shown(done.stdout, shown=command.prints):
        return [f"{where}: prints\n{done.stdout}\nand not\n{command.prints}"]
    return []


def served(command: Command, *, desk: Path, where: str) -> list[str]:
    """Start the office, open the address that it prints, and stop it as Ctrl-C does."""
    office = subprocess.Popen(
        ["bash", "-c", f"exec {command.text}"],
        cwd=desk,
        env=settings(desk),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(SECONDS, office.kill)
    watchdog.start()
    try:
        return answered(office, where=where)
    finally:
        office.send_signal(signal.SIGINT)
        office.communicate()
        watchdog.cancel()


def answered(office: subprocess.Popen[str], *, where: str) -> list[str]:
    """Nothing when the office prints its address and answers there."""
    said = []
    for line in office.stdout or ():
        said.append(line)
        if found := re.search(r"http://[\w.:\[\]]+/?", line):
            with urllib.request.urlopen(found[0], timeout=SECONDS) as page:
                return [] if page.status == 200 else [f"{where}: {found[0]} gives {page.status}"]
    return [f"{where}: prints no address:\n{''.join(said)}"]
