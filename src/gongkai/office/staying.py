"""Files that stay (文件保留): while a backup copies them, nothing takes one off the disk.

A backup copies the database first. What that names has still to be there when its turn comes.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "files.lock"


@contextmanager
def kept(home: Path) -> Iterator[None]:
    """Let no file go (备份期间不删除文件), once those are gone that are going now.

    The lock dies with its holder, as a killed process does not let go by itself.
    """
    with (home / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def may_go(home: Path) -> Iterator[bool]:
    """Whether files may be taken away now (可否删除文件); a backup waits for the end of it."""
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
