"""Django's SQLite with one step made once (SQLite 后端): the marks of values in the SQL.

Django writes `%s` and SQLite reads `?`; looking for them in a long query takes as long as answering
it, and a site asks the same few hundred queries over and over (ADR 0228).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

KEPT = 1024
"""Queries whose marks are remembered."""


@lru_cache(maxsize=KEPT)
def _marked(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that remembers how a query is written for SQLite (游标)."""

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """The query as SQLite reads it; by name, as Django does it."""
        if param_names is None:
            return _marked(query)
        return super().convert_query(query, param_names=param_names)


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection, whose cursors remember (连接)."""

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor of this connection."""
        return self.connection.cursor(factory=Cursor)
