"""Making the dump (生成开放数据): at night, and at once where a document was taken back.

It is written beside the one that is served, forced to the disk, and then takes its place in one
step. Killed at any moment it leaves the old one, and what it left is swept by the next.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, time
from hashlib import file_digest
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from gongkai.office.portal.dumping.standing import (
    CURRENT,
    DICTIONARY,
    MARK,
    SCHEMA,
    SUMS,
    Dump,
    current,
    mark,
    place,
)
from gongkai.office.portal.dumping.tables import Table, tables
from gongkai.office.portal.dumping.writing import write

FROM = time(2, 30)
"""When the dump of a day is made: the night is quiet, and the day has turned."""

AGAIN = 300
"""Seconds between two tries: a disk that is full is not tried without end."""

LOCK, PART = "lock", "part-"
FORMATS = ("csv", "parquet")


def keep(at: datetime) -> None:
    """Make the dump where it is due (到点生成)."""
    if is_due(at):
        make(at)


def is_due(at: datetime) -> bool:
    """Whether there is no dump, none that holds, or none of today; and no try just before."""
    lock = place() / LOCK
    if lock.exists() and 0 <= at.timestamp() - lock.stat().st_mtime < AGAIN:
        return False
    found, now = current(), timezone.localtime(at)
    if found is None or not found.holds():
        return True
    return timezone.localtime(found.made).date() < now.date() and now.time() >= FROM


def make(at: datetime) -> Dump | None:
    """Make the dump and let it take the place of the one before (生成数据包).

    None where another process is making it just now.
    """
    folder = place()
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder / LOCK, at) as is_mine:
        if not is_mine:
            return None
        _sweep(folder)
        part = folder / f"{PART}{at:%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"
        part.mkdir()
        _fill(part, at)
        _turn(folder, part)
        _sweep(folder)
        return current()


@contextmanager
def _alone(lock: Path, at: datetime) -> Iterator[bool]:
    """Hold the lock, which dies with its holder, and note when it was tried."""
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        os.utime(lock, (at.timestamp(), at.timestamp()))
        yield True


def _fill(part: Path, at: datetime) -> None:
    """Write every file of a dump; where the ledger stands is asked before the first row is."""
    begun = mark()
    root = settings.ENVIRONMENT.base_url.rstrip("/")
    on = timezone.localtime(at).date()
    held = [_held(table, part) for table in tables(lambda path: root + path, on=on)]
    said = {
        "schema": SCHEMA,
        "title": "政府信息公开开放数据",
        "made_at": timezone.localtime(at).isoformat(timespec="seconds"),
        "as_of": on.isoformat(),
        "site": root,
        "terms": "已经公开的政府信息，可以自由使用，请注明来源。撤下的信息不在其中，请及时更新。",
        "csv": "RFC 4180，UTF-8（带BOM），首行为数据项名称。以=、+、-、@开头的文字，"
        "前面加一个撇号（'），防止表格软件当作公式；原样的文字见Parquet。",
        "tables": held,
    }
    (part / DICTIONARY).write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")
    names = [file["name"] for table in held for file in table["files"]]
    sums = [f"{_digest(part / name)}  {name}\n" for name in (*names, DICTIONARY)]
    (part / SUMS).write_text("".join(sums), "utf-8")
    (part / MARK).write_text(json.dumps(asdict(begun)), "utf-8")
    for path in (*part.iterdir(), part):
        _force(path)


def _held(table: Table, part: Path) -> dict[str, Any]:
    """Write a table, and say of it what the dictionary does."""
    rows = write(table, part)
    names = [f"{table.name}.{suffix}" for suffix in FORMATS]
    files = [{"name": name, "size": (part / name).stat().st_size} for name in names]
    fields = [column.said() for column in table.columns]
    return {
        "name": table.name, "term": table.term, "rows": rows, "files": files, "fields": fields
    }  # fmt: skip


def _turn(folder: Path, part: Path) -> None:
    """Let a folder that is whole take the place of the one in use, in one step."""
    whole = folder / part.name.removeprefix(PART)
    part.rename(whole)
    link = folder / f"{PART}link"
    link.symlink_to(whole.name)
    link.replace(folder / CURRENT)
    _force(folder)


def _sweep(folder: Path) -> None:
    """Remove what an attempt left that came to no end, and every dump but the one in use."""
    used = (folder / CURRENT).resolve().name
    for one in folder.iterdir():
        if one.name in {LOCK, CURRENT, used}:
            continue
        if one.is_symlink():
            one.unlink()
        else:
            shutil.rmtree(one, ignore_errors=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _force(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
