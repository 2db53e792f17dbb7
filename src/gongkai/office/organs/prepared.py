"""Queries whose SQL is made once (备好的查询): for pages that ask the same with other keys.

Django makes the SQL of a query anew each time, which costs a page of many small queries more than
the database does. Here it is made once in each thread, out of the query that `visible` gave; only
keys are put in afterwards (ADR 0214).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

STAND_IN = -1_000_000_007
"""The first of the keys that stand in for the real ones while the SQL is made; no row has them."""


LARGEST = 2**63 - 1
"""The largest key that a database knows."""


class NotPrepared(RuntimeError):
    """A key of the query is not among the values of its SQL, so that it could not be put in."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of a query as one thread made it, and where in its values the keys stand."""

    queryset: QuerySet[Any]
    compiler: Any
    sql: str
    values: tuple[Any, ...]
    places: Mapping[int, str]


def _once(made: Callable[..., Mapping[int, Any]]) -> Callable[..., Mapping[int, Any]]:
    """What turns values of the columns into Python's, looked up once: the columns never change."""
    kept: list[Mapping[int, Any]] = []

    def converters(expressions: Any) -> Mapping[int, Any]:
        if not kept:
            kept.append(made(expressions))
        return kept[0]

    return converters


class Prepared(Generic[M]):
    """A query that is asked with keys (备好的查询): the rows, as the queryset would give them.

    `made` gets a key for each name and gives the queryset. It must not look at them, and nothing
    else in it may change from one call to the next: neither a day nor a person.
    """

    def __init__(self, made: Callable[..., QuerySet[M]], *names: str):
        self._made, self._names = made, names
        self._local = threading.local()

    def __call__(self, **keys: int) -> list[M]:
        """The rows for some keys; none for a key that no database knows."""
        if any(key > LARGEST for key in keys.values()):
            return []
        made = self._in_this_thread()
        values = tuple(
            keys[made.places[at]] if at in made.places else value
            for at, value in enumerate(made.values)
        )
        made.compiler.as_sql = lambda *_args, **_options: (made.sql, values)
        return list(made.queryset._iterable_class(made.queryset))

    def _in_this_thread(self) -> _Made:
        made: _Made | None = getattr(self._local, "made", None)
        if made is None or made.compiler.connection is not connections[made.queryset.db]:
            made = self._local.made = self._prepared()
        return made

    def _prepared(self) -> _Made:
        stand_ins = {name: STAND_IN - at for at, name in enumerate(self._names)}
        queryset = self._made(**stand_ins)
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, values = compiler.as_sql()
        names = {key: name for name, key in stand_ins.items()}
        places = {at: names[value] for at, value in enumerate(values) if value in names}
        if set(places.values()) != set(self._names):
            raise NotPrepared(f"没有用到的键：{set(self._names) - set(places.values())}")
        queryset.query.get_compiler = lambda *_args, **_options: compiler
        compiler.get_converters = _once(compiler.get_converters)
        return _Made(queryset, compiler, sql, tuple(values), places)
