"""Who may check now (轮次): a few checks at once on this machine, a number of them per address."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

AT_ONCE = 2
"""Checks at the same time, over all processes of the server."""

ALLOWED = 30
"""Checks of one address within a window."""

WINDOW = 600
"""Seconds of a window."""

BUSY_SECONDS = 15
"""After how many seconds whoever found every place taken may try again."""


class Refused(Exception):
    """Not now: a sentence for the visitor, the status, and when to come again, in seconds."""

    def __init__(self, sentence: str, *, status: int, seconds: int = 0):
        super().__init__(sentence)
        self.status = status
        self.seconds = seconds


def count(address: str, *, moment: float) -> None:
    """Count one check of an address; raises Refused beyond what a window allows.

    The address is kept as a digest, and only until the window is over.
    """
    window = int(moment // WINDOW)
    key = "check:" + hashlib.sha256(f"{address}\n{window}".encode()).hexdigest()
    used = cache.get(key, 0)
    if used >= ALLOWED:
        seconds = int((window + 1) * WINDOW - moment) + 1
        why = f"您在十分钟内已经核对了{ALLOWED}次，请{-(-seconds // 60)}分钟后再试。"
        raise Refused(why, status=429, seconds=seconds)
    cache.set(key, used + 1, WINDOW)


@contextmanager
def turn() -> Iterator[None]:
    """One of the places for a check, held while the block runs; raises Refused when all are taken.

    A place is a locked file, so that it is free again however a process ends.
    """
    folder = Path(settings.HOME) / "checking"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        for number in range(AT_ONCE):
            place = stack.enter_context((folder / f"place-{number}").open("w"))
            if _is_locked_now(place.fileno()):
                break
        else:
            why = "现在核对的人较多，请过十几秒再提交一次。"
            raise Refused(why, status=503, seconds=BUSY_SECONDS)
        yield


def _is_locked_now(descriptor: int) -> bool:
    """Whether the lock could be taken; it goes when the file is closed."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
