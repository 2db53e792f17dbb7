"""The office started as its operator starts it, with the demonstration (示范平台)."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.house.typed import settings

PROGRAM = Path(sys.prefix) / "bin" / "gongkai"
SECONDS = 900
"""A first start that takes longer hangs."""


@dataclass(frozen=True)
class Served:
    """An office that answers: where, and what it said when it started."""

    address: str
    said: str


@contextmanager
def served(home: Path, *, port: int) -> Iterator[Served]:
    """What `make run` starts in an empty home; stopped as Ctrl-C stops it."""
    started = subprocess.Popen(
        [PROGRAM, "office", "serve", "--port", str(port)],
        env=settings(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(SECONDS, started.kill)
    watchdog.start()
    try:
        office = _announced(started)
        watchdog.cancel()
        with _unheard(started):
            yield office
    finally:
        watchdog.cancel()
        started.send_signal(signal.SIGINT)
        started.communicate(timeout=SECONDS)
    assert started.returncode == 0


@contextmanager
def _unheard(started: subprocess.Popen[str]) -> Iterator[None]:
    """Read away what the office goes on saying, so that a full pipe never makes it wait."""
    listening = threading.Thread(target=deque, args=(started.stdout, 0), daemon=True)
    listening.start()
    try:
        yield
    finally:
        started.send_signal(signal.SIGINT)
        started.wait(timeout=SECONDS)
        listening.join()


def _announced(started: subprocess.Popen[str]) -> Served:
    """Read what the office says to the end: its address, its people, how to stop it."""
    said: list[str] = []
    address = ""
    for line in started.stdout or ():
        said.append(line)
        if found := re.search(r"http://[\w.:]+", line):
            address = found[0]
        if address and "Ctrl-C" in line:
            return Served(address, "".join(said))
    return pytest.fail("平台没有报出网址：\n" + "".join(said))
