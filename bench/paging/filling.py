"""An office with very many documents (大量信息): copies of those it has, put in by SQL.

No review stands behind the copies, so the triggers of the gate are taken off first: such an office
is good for measuring and for nothing else.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

DATABASE = "gongkai.sqlite3"
TABLE = "disclosure_document"
NEW = {
    "id": "id + :step",
    "index_number": "substr(index_number, 1, 24) || printf('%07d', id + :step)",
    "latest_revision_id": "NULL",
    "live_revision_id": "NULL",
}
"""The columns of a copy that are not those of its original."""


def filled(home: Path, folder: Path, *, count: int) -> Path:
    """A copy of an office's folder with at least so many published documents."""
    for name in ("search", "keys"):
        if (home / name).exists():
            shutil.copytree(home / name, folder / name)
    with (
        closing(sqlite3.connect(home / DATABASE)) as kept,
        closing(sqlite3.connect(folder / DATABASE)) as copy,
    ):
        kept.backup(copy)
        _fill(copy, count)
    return folder


def _fill(database: sqlite3.Connection, count: int) -> None:
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    for (trigger,) in database.execute(named, [TABLE]).fetchall():
        database.execute(f"DROP TRIGGER {trigger}")
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({TABLE})")]
    values = ", ".join(NEW.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    last, held = database.execute(f"SELECT max(id), sum(live) FROM {TABLE}").fetchone()
    copied = (
        f"INSERT INTO {TABLE} ({names}) SELECT {values} FROM {TABLE} WHERE live AND id <= :last"
    )
    for turn in range(1, -(-count // held)):
        database.execute(copied, {"step": turn * last, "last": last})
    database.commit()
