"""Who may check now (轮次): a few checks at once on this machine, a number of them per address."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.cache import cache


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check (核对种类): how many at once on this machine, how many of one address.

    `act` is what it is called to the visitor, `busy` what is said when all places are taken.
    """

    name: str
    act: str
    at_once: int
    allowed: int
    busy: str
    busy_seconds: int


READING = Kind("check", "核对", 2, 30, "现在核对的人较多，请过十几秒再提交一次。", 15)
"""Any check; over all processes of the server, of one address within a window."""

RECOGNISING = Kind(
    "recognise", "核对扫描件", 1, 6, "正在识别另一份扫描件，请过一分钟再提交一次。", 60
)
"""A check of a scan or photograph: it has a place of its own, so that no other waits for it."""

WINDOW = 600
"""Seconds of a window."""


class Refused(Exception):
    """Not now: a sentence for the visitor, the status, and when to come again, in seconds."""

    def __init__(self, sentence: str, *, status: int, seconds: int = 0):
        super().__init__(sentence)
        self.status = status
        self.seconds = seconds


def count(address: str, kind: Kind = READING, *, moment: float) -> None:
    """Count one check of an address; raises Refused beyond what a window allows.

    The address is kept as a digest, and only until the window is over.
    """
    window = int(moment // WINDOW)
    key = f"{kind.name}:" + hashlib.sha256(f"{address}\n{window}".encode()).hexdigest()
    used = cache.get(key, 0)
    if used >= kind.allowed:
        seconds = int((window + 1) * WINDOW - moment) + 1
        why = f"您在十分钟内已经{kind.act}{kind.allowed}次，请{-(-seconds // 60)}分钟后再试。"
        raise Refused(why, status=429, seconds=seconds)
    cache.set(key, used + 1, WINDOW)


@contextmanager
def turn(kind: Kind = READING) -> Iterator[None]:
    """One of the places for a check, held while the block runs; raises Refused when all are taken.

    A place is a locked file, so that it is free again however a process ends.
    """
    folder = Path(settings.HOME) / "checking"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        for number in range(kind.at_once):
            place = stack.enter_context((folder / f"{kind.name}-{number}").open("w"))
            if _is_locked_now(place.fileno()):
                break
        else:
            raise Refused(kind.busy, status=503, seconds=kind.busy_seconds)
        yield


def _is_locked_now(descriptor: int) -> bool:
    """Whether the lock could be taken; it goes when the file is closed."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
