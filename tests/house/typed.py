"""Typing the commands of a page: running each, and comparing with what the page shows.

`make` is planned elsewhere (see `test_documents`), the office is started and left again.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import urllib.request
from itertools import zip_longest
from pathlib import Path

from tests.house import snippets, tree
from tests.house.snippets import Command

SECONDS = 900
"""A command of a page that takes longer hangs."""

SETTING = re.compile(r"[A-Z_]+=")
"""What stands before a command for that command alone."""


def settings(desk: Path) -> dict[str, str]:
    """The environment of a reader who has set nothing but where the office keeps its things."""
    own = {n: value for n, value in os.environ.items() if not n.startswith(("GONGKAI_", "DJANGO_"))}
    return {**own, "GONGKAI_HOME": str(desk / "var"), "NO_COLOR": "1", "COLUMNS": "100"}


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
    match [word for word in command.words if not SETTING.match(word)]:
        case ["make", *verbs]:
            unknown = [verb for verb in verbs if verb not in tree.VERBS]
            return [f"{where}: no verb of make: {unknown}"] if unknown else []
        case [".venv/bin/gongkai", "office", "serve", *_]:
            return served(command, desk=desk, where=where)
        case [".venv/bin/gongkai" | ".venv/bin/python" | "cat" | "cp" | "ls", *_]:
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
        ["bash", "-c", f"exec env {command.text}"],
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
