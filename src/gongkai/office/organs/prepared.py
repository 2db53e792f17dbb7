"""Queries whose SQL is made once (备好的查询): for pages that ask the same with other keys.

Django makes the SQL of a query anew each time, which costs a page of many small queries more than
the database does. Here it is made once in each thread, out of the query that `visible` gave; only
keys are put in afterwards (ADR 0214).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=Model)

STAND_IN = -1_000_000_007
"""The first of the keys that stand in for the real ones while the SQL is made; no row has them."""


LARGEST = 2**63 - 1
"""The largest key that a database knows."""


class NotPrepared(RuntimeError):
    """A key is not among the values of the SQL, or what comes is no row of a model."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a part of a row becomes an object, and what was fetched along with it."""

    model: type[Model]
    names: Sequence[str]
    columns: slice
    key: int
    along: Sequence[tuple[Callable[[Model, Model | None], None], _Shape]]

    def one(self, row: Sequence[Any], database: str) -> Model | None:
        """The object, made as unpickling makes it; None where an outer join found none."""
        if row[self.key] is None:
            return None
        made = self.model.__new__(self.model)
        made.__dict__.update(zip(self.names, row[self.columns], strict=True))
        made._state = ModelState()
        made._state.adding, made._state.db = False, database
        for put, shape in self.along:
            put(made, shape.one(row, database))
        return made


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of a query as one thread made it, where the keys stand, what becomes of a row."""

    connection: BaseDatabaseWrapper
    sql: str
    values: Sequence[Any]
    places: Sequence[tuple[int, str]]
    converted: Sequence[tuple[int, Callable[..., Any], Any]]
    shape: _Shape
    annotated: Sequence[tuple[str, int]]

    def asked(self, keys: dict[str, int]) -> list[Any]:
        """The rows for some keys, as objects."""
        values = list(self.values)
        for at, name in self.places:
            values[at] = keys[name]
        with self.connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchall()
        return [self._one(row) for row in self._converted(found)]

    def _one(self, row: Sequence[Any]) -> Model | None:
        made = self.shape.one(row, self.connection.alias)
        for name, at in self.annotated:
            setattr(made, name, row[at])
        return made

    def _converted(self, rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
        for row in map(list, rows):
            for at, convert, column in self.converted:
                row[at] = convert(row[at], column, self.connection)
            yield row


class Prepared(Generic[M]):
    """A query that is asked with keys (备好的查询): the rows, as the queryset would give them.

    `made` gets a key for each name and gives the queryset. It must not look at them, and nothing
    else in it may change from one call to the next: neither a day nor a person. What is fetched in
    further queries (`prefetch_related`) is not.
    """

    def __init__(self, made: Callable[..., QuerySet[M]], *names: str):
        self._made, self._names = made, names
        self._local = threading.local()

    def __call__(self, **keys: int) -> list[M]:
        """The rows for some keys; none for a key that no database knows."""
        if any(key > LARGEST for key in keys.values()):
            return []
        return self._in_this_thread().asked(keys)

    def _in_this_thread(self) -> _Made:
        made: _Made | None = getattr(self._local, "made", None)
        if made is None or made.connection is not connections[made.connection.alias]:
            made = self._local.made = self._prepared()
        return made

    def _prepared(self) -> _Made:
        stand_ins = {STAND_IN - at: name for at, name in enumerate(self._names)}
        queryset = self._made(**{name: key for key, name in stand_ins.items()})
        compiler: Any = queryset.query.get_compiler(using=queryset.db)
        sql, values = compiler.as_sql()
        places = [(at, stand_ins[value]) for at, value in enumerate(values) if value in stand_ins]
        if unused := set(self._names) - {name for _, name in places}:
            raise NotPrepared(f"没有用到的键：{unused}")
        if not issubclass(queryset._iterable_class, ModelIterable):
            raise NotPrepared("查询结果不是模型的行。")
        converted = compiler.get_converters([column for column, *_ in compiler.select])
        return _Made(
            connection=compiler.connection,
            sql=sql,
            values=values,
            places=places,
            converted=[
                (at, convert, column)
                for at, (converters, column) in converted.items()
                for convert in converters
            ],
            shape=_shape(compiler.klass_info, compiler.select),
            annotated=list(compiler.annotation_col_map.items()),
        )


def _shape(told: dict[str, Any], select: Sequence[Any]) -> _Shape:
    """What Django's compiler says of the columns of a model and of those fetched along."""
    chosen, model = told["select_fields"], told["model"]
    columns = slice(chosen[0], chosen[-1] + 1)
    names = [column.target.attname for column, *_ in select[columns]]
    return _Shape(
        model=model,
        names=names,
        columns=columns,
        key=chosen[0] + names.index(model._meta.pk.attname),
        along=[
            (along["local_setter"], _shape(along, select))
            for along in told.get("related_klass_infos", [])
        ],
    )
