"""The folder that an office keeps everything in (数据目录), and being alone in it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.report.obstacles import obstacle

LOCK = "preparing.lock"

Say = Callable[[str], None]


class Unusable(ValueError):
    """The office cannot run as things stand; the message is one sentence for its operator."""


def opened(home: Path) -> Path:
    """The folder, made where it is not there yet. Raises Unusable where it cannot be used."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / LOCK
        probe.touch()
    except OSError as error:
        why = obstacle(error)
        raise Unusable(
            f"数据目录 {home} 不能使用（{why}）；请调整权限，或用 GONGKAI_HOME 指定其他目录。"
        ) from error
    return home


@contextmanager
def alone(home: Path, say: Say) -> Iterator[None]:
    """Hold the folder against other processes that prepare it; the lock dies with its holder."""
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个进程正在准备这个数据目录，等它完成……")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
