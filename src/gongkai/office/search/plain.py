"""The plain engine (SQLite 引擎): FTS5 of the SQLite that Python brings, fed with the same tokens.

For small sites, and a second opinion on the embedded engine: both must find the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gongkai.office.search.engine import (
    CONDITIONS,
    FACETS,
    WEIGHTS,
    Asked,
    Counts,
    EngineBroken,
    Entry,
    Found,
    total_of,
)
from gongkai.office.search.words.tokens import Phrase, tokens

TABLES = (
    "CREATE TABLE IF NOT EXISTS entry (key INTEGER PRIMARY KEY, published INTEGER NOT NULL, "
    "organ INTEGER NOT NULL, kind TEXT NOT NULL, theme TEXT NOT NULL, year INTEGER NOT NULL, "
    "validity TEXT NOT NULL, form TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (title, numbers, text, tokenize='ascii')",
)
WORDS_ALONE = "FROM words WHERE words MATCH ?"
"""What counts four times as fast as with the other table, where no condition asks for it."""

BEST = f"bm25(words, {', '.join(str(weight) for weight in WEIGHTS.values())}), key DESC"
NEWEST = "published DESC, key DESC"
COUNTED = (
    f"WITH found AS MATERIALIZED (SELECT {', '.join(FACETS)} {{source}}) "
    + " UNION ALL ".join(f"SELECT '{one}', {one}, count(*) FROM found GROUP BY 2" for one in FACETS)
)
"""Every facet of what is found, which is sought once."""


class Plain:
    """An index of FTS5 in a folder."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "search.sqlite3"
        if not new:
            self.search(Asked(()), offset=0, limit=1)
            return
        with self._connected() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            for table in TABLES:
                connection.execute(table)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """A connection and its transaction; any fault of the file says that it is broken."""
        try:
            connection = sqlite3.connect(self._file, timeout=20)
            try:
                with connection:
                    yield connection
            finally:
                connection.close()
        except sqlite3.Error as fault:
            raise EngineBroken(str(fault)) from fault

    def index(self, entries: Iterable[Entry], *, gone: Collection[int] = ()) -> None:
        """Take entries in the place of what was there, and drop others, in one transaction."""
        with self._connected() as connection:
            for key in gone:
                _drop(connection, key)
            for entry in entries:
                _drop(connection, entry.key)
                words = [" ".join(tokens(getattr(entry, name))) for name in WEIGHTS]
                connection.execute(
                    "INSERT INTO words (rowid, title, numbers, text) VALUES (?, ?, ?, ?)",
                    (entry.key, *words),
                )
                values = [getattr(entry, name) for name in CONDITIONS]
                connection.execute(
                    f"INSERT INTO entry (key, published, {', '.join(CONDITIONS)}) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (entry.key, entry.published, *values),
                )

    def fill(self, batches: Iterable[Iterable[Entry]]) -> None:
        """Take the entries of a new index, batch by batch, and join the lists of each word."""
        for entries in batches:
            self.index(entries)
        with self._connected() as connection:
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")

    def delete(self, keys: Collection[int]) -> None:
        """Drop what is there under some keys."""
        self.index((), gone=keys)

    def merges_next(self) -> bool:
        """Never: SQLite merges a little with each change."""
        return False

    def search(self, asked: Asked, *, offset: int, limit: int, counted: bool = False) -> Found:
        """A page of what is found, best or newest first, and its facets where they are wanted."""
        source, values = _source(asked)
        order = BEST if asked.phrases and not asked.newest_first else NEWEST
        with self._connected() as connection:
            counts = _facets(connection, asked) if counted else None
            total = _total(connection, asked) if counts is None else total_of(counts)
            page = connection.execute(
                f"SELECT key {source} ORDER BY {order} LIMIT ? OFFSET ?", (*values, limit, offset)
            )
            return Found(total, tuple(key for (key,) in page), counts)

    def facets(self, asked: Asked) -> Counts:
        """How many of all that is found there are of each kind of facet."""
        with self._connected() as connection:
            return _facets(connection, asked)

    def keys(self) -> set[int]:
        """All keys that the index holds."""
        with self._connected() as connection:
            return {key for (key,) in connection.execute("SELECT key FROM entry")}


def _drop(connection: sqlite3.Connection, key: int) -> None:
    connection.execute("DELETE FROM words WHERE rowid = ?", (key,))
    connection.execute("DELETE FROM entry WHERE key = ?", (key,))


def _total(connection: sqlite3.Connection, asked: Asked) -> int:
    source, values = _source(asked)
    counted = WORDS_ALONE if _is_plain(asked) else source
    (total,) = connection.execute(f"SELECT count(*) {counted}", values).fetchone()
    return int(total)


def _facets(connection: sqlite3.Connection, asked: Asked) -> Counts:
    source, values = _source(asked)
    found: dict[str, dict[int | str, int]] = {name: {} for name in FACETS}
    for name, value, count in connection.execute(COUNTED.format(source=source), values):
        found[name][value] = count
    return found


def _source(asked: Asked) -> tuple[str, list[Any]]:
    """The tables and conditions of a query, and their values; no word of it is syntax."""
    tables, conditions, values = "FROM entry", [], []
    if asked.phrases:
        tables = "FROM words JOIN entry ON entry.key = words.rowid"
        conditions.append("words MATCH ?")
        values.append(_match(asked))
    for name, value in asked.conditions().items():
        some = value if isinstance(value, tuple) else (value,)
        conditions.append(f"entry.{name} IN ({', '.join('?' * len(some))})")
        values.extend(some)
    if asked.without:
        conditions.append("entry.key NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(asked.without)))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return tables + where, values


def _is_plain(asked: Asked) -> bool:
    return bool(asked.phrases) and not asked.conditions() and not asked.without


def _match(asked: Asked) -> str:
    every = " AND ".join(_any(phrase) for phrase in asked.phrases)
    return f"title : ({every})" if asked.in_titles else every


def _any(phrase: Phrase) -> str:
    return f"({' OR '.join(_quoted(one) for one in (phrase, *phrase.also))})"


def _quoted(phrase: Phrase) -> str:
    """A phrase in FTS5's words; tokens are letters and digits, so no quotation mark is in them."""
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.open else ""}'
