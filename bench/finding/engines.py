"""The engines that race (参赛引擎): ours, and two rivals that are fed the same tokens.

SQLite is the office's own plain engine with a connection kept open for each thread; PostgreSQL
holds the tokens and their places in a tsvector with a GIN index, and ranks with ts_rank.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from gongkai.office.search.embedded import Embedded
from gongkai.office.search.engine import FACETS, WEIGHTS, Asked, Counts, Entry, Found, total_of
from gongkai.office.search.plain import Plain
from gongkai.office.search.words.tokens import Phrase, tokens

CACHE = "PRAGMA cache_size=-200000"
"""200 MB of pages for each connection of SQLite."""

MOST_PLACES, MOST_OF_ONE = 16_383, 256
"""What a tsvector holds: the last place, and the places of one token."""


class Kept(Plain):
    """FTS5 on the same tokens, without opening a file for each query."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        self._threads = threading.local()
        super().__init__(folder, new=new)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        if not hasattr(self._threads, "connection"):
            self._threads.connection = sqlite3.connect(self._file, timeout=60)
            self._threads.connection.execute(CACHE)
        with self._threads.connection as connection:
            yield connection


class Served:
    """A tsvector with a GIN index in a PostgreSQL of our own."""

    def __init__(self, address: str) -> None:
        self._address, self._threads = address, threading.local()

    @property
    def connection(self) -> psycopg.Connection[Any]:
        """The connection of this thread."""
        if not hasattr(self._threads, "connection"):
            self._threads.connection = psycopg.connect(self._address, autocommit=True)
        return self._threads.connection

    def build(self, entries: Iterable[Entry]) -> None:
        """Make the table, fill it, then its indexes."""
        self.connection.execute(
            "CREATE TABLE entry (key bigint, published bigint, organ int, kind text, "
            "theme text, year int, validity text, words tsvector)"
        )
        into = "COPY entry FROM STDIN"
        with self.connection.cursor() as cursor, cursor.copy(into) as copy:
            for entry in entries:
                copy.write_row(_row(entry))
        self.connection.execute("CREATE UNIQUE INDEX ON entry (key)")
        self.connection.execute("CREATE INDEX ON entry USING gin (words)")
        self.connection.execute("VACUUM ANALYZE entry")

    def index(self, entries: Iterable[Entry], *, gone: Collection[int] = ()) -> None:
        """Take entries in the place of what was there."""
        for entry in entries:
            with self.connection.transaction():
                self.connection.execute("DELETE FROM entry WHERE key = %s", (entry.key,))
                signs = ", ".join(["%s"] * len(_row(entry)))
                self.connection.execute(f"INSERT INTO entry VALUES ({signs})", _row(entry))

    def search(self, asked: Asked, *, offset: int, limit: int, counted: bool = False) -> Found:
        """A page of what is found, how much there is in all, and the facets where wanted."""
        source, values = _source(asked)
        order = "published" if asked.newest_first else "ts_rank(words, %(sought)s::tsquery)"
        counts = self.facets(asked) if counted else None
        total = self._total(asked) if counts is None else total_of(counts)
        page = self.connection.execute(
            f"SELECT key {source} ORDER BY {order} DESC, key LIMIT {limit} OFFSET {offset}", values
        )
        return Found(total, tuple(key for (key,) in page), counts)

    def _total(self, asked: Asked) -> int:
        source, values = _source(asked)
        row = self.connection.execute(f"SELECT count(*) {source}", values).fetchone()
        return int(row[0]) if row else 0

    def facets(self, asked: Asked) -> Counts:
        """What is found, counted by each kind of facet, in one pass."""
        source, values = _source(asked)
        sets = ", ".join(f"({name})" for name in FACETS)
        rows = self.connection.execute(
            f"SELECT {', '.join(FACETS)}, count(*) {source} GROUP BY GROUPING SETS ({sets})", values
        )
        found: dict[str, dict[int | str, int]] = {name: {} for name in FACETS}
        for *given, count in rows:
            name, value = next(
                pair for pair in zip(FACETS, given, strict=True) if pair[1] is not None
            )
            found[name][value] = count
        return found

    def size(self) -> int:
        """Bytes of the table and its indexes."""
        row = self.connection.execute("SELECT pg_total_relation_size('entry')").fetchone()
        return int(row[0]) if row else 0


def _source(asked: Asked) -> tuple[str, dict[str, Any]]:
    sought = " & ".join(f"({_sought(phrase)})" for phrase in asked.phrases)
    where = ["words @@ %(sought)s::tsquery"]
    where += [f"{name} = %({name})s" for name in asked.conditions()]
    return f"FROM entry WHERE {' AND '.join(where)}", {"sought": sought, **asked.conditions()}


def _row(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.key, entry.published, entry.organ, entry.kind, entry.theme, entry.year,
        entry.validity, _vector(entry),
    )  # fmt: skip


def _vector(entry: Entry) -> str:
    """Tokens and places; a field begins a place further, so that no phrase spans two."""
    places: dict[str, list[int]] = {}
    at = 0
    for name in WEIGHTS:
        for token in tokens(getattr(entry, name)):
            at += 1
            held = places.setdefault(token, [])
            if at <= MOST_PLACES and len(held) < MOST_OF_ONE:
                held.append(at)
        at += 1
    return " ".join(f"'{token}':{','.join(map(str, held))}" for token, held in places.items())


def _sought(phrase: Phrase) -> str:
    *before, last = (f"'{token}'" for token in phrase.tokens)
    return " <-> ".join([*before, f"{last}:*" if phrase.open else last])


MADE = {"tantivy": Embedded, "fts5": Kept}
"""The engines that keep their index in a folder."""
