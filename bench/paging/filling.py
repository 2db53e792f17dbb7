"""An office with very many documents (大量信息): copies of those it has, put in by SQL.

No review stands behind the copies, so the triggers of the gate are taken off first: such an office
is good for measuring and for nothing else.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
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

HUNG = {"id": "NULL", "document_id": "document_id + :step"}
"""The same of what hangs on a document."""


def demonstration(home: Path) -> Path:
    """The folder of an office with the demonstration, which is loaded into it."""
    print("no HOME was named: the demonstration is loaded first, two minutes", flush=True)
    words = [sys.executable, "-m", "gongkai", "office", "demo"]
    own = os.environ | {"GONGKAI_HOME": str(home)}
    subprocess.run(words, env=own, capture_output=True, check=True)
    return home


def filled(home: Path, folder: Path, *, count: int, parts: Sequence[str] = ()) -> Path:
    """A copy of an office's folder with at least so many published documents.

    A copy has no attachments and no parts but those of the tables that are named.
    """
    for name in ("search", "keys"):
        if (home / name).exists():
            shutil.copytree(home / name, folder / name)
    with (
        closing(sqlite3.connect(home / DATABASE)) as kept,
        closing(sqlite3.connect(folder / DATABASE)) as copy,
    ):
        kept.backup(copy)
        _fill(copy, count, parts)
    return folder


def _fill(database: sqlite3.Connection, count: int, parts: Sequence[str]) -> None:
    copied = _copied(database, TABLE, NEW, "live AND id <= :last")
    theirs = f"document_id IN (SELECT id FROM {TABLE} WHERE live AND id <= :last)"
    hung = [_copied(database, table, HUNG, theirs) for table in parts]
    last, held = database.execute(f"SELECT max(id), sum(live) FROM {TABLE}").fetchone()
    for turn in range(1, -(-count // held)):
        for question in (copied, *hung):
            database.execute(question, {"step": turn * last, "last": last})
    database.commit()


def _copied(database: sqlite3.Connection, table: str, new: Mapping[str, str], which: str) -> str:
    """What copies some rows of a table, which loses the triggers that would refuse it."""
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    for (trigger,) in database.execute(named, [table]).fetchall():
        database.execute(f"DROP TRIGGER {trigger}")
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(new.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {which}"
