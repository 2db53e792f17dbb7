"""The tables of an office, made once (数据表): each later run begins with a copy of them.

Wagtail's and our migrations take a good quarter of a minute. What they leave is kept in `build`
under the digest of everything that they are made of, so a changed migration makes a new copy.
"""

from __future__ import annotations

import fcntl
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"
"""The test database, as Django names it."""


def place() -> Path:
    """Where the tables of this very code are kept."""
    made_of = sorted(ROOT.glob("src/gongkai/office/*/migrations/*.py"))
    digest = sha256()
    for file in [ROOT / "requirements" / "dev.txt", *made_of]:
        digest.update(file.read_bytes())
    return ROOT / "build" / "tables" / f"{digest.hexdigest()[:16]}.sqlite3"


class Tables:
    """A test database that begins with the kept tables; the first to come makes them for all."""

    def __init__(self) -> None:
        place().parent.mkdir(parents=True, exist_ok=True)
        self.turn = (place().parent / "lock").open("w")
        fcntl.flock(self.turn, fcntl.LOCK_EX)
        self.database = sqlite3.connect(IN_MEMORY, uri=True)
        self.known = laid_out(self.database)

    def made(self) -> None:
        """The tables stand: keep them if they are new, and let the next worker have them.

        There are none where no test of a run asks for the database.
        """
        if not self.known and self.database.execute("SELECT 1 FROM sqlite_master").fetchone():
            keep(self.database)
        self.turn.close()

    def close(self) -> None:
        """Let the database in memory go."""
        self.database.close()


def laid_out(target: sqlite3.Connection) -> bool:
    """Copy the kept tables into an empty database; whether there were any."""
    if not place().exists():
        return False
    with closing(sqlite3.connect(place())) as kept:
        kept.backup(target)
    return True


def keep(source: sqlite3.Connection) -> None:
    """Keep the tables as they stand now, instead of those of older code."""
    for older in place().parent.glob("*.sqlite3"):
        older.unlink()
    unfinished = place().with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
    unfinished.rename(place())
