"""What a blanked field holds (去留后的值), and whether a row is as it has to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, CharField, JSONField, Model, Q, Value, When
from django.db.models.functions import Cast, Concat

from gongkai.office.applications.sealing import ANONYMOUS
from gongkai.office.retention.fates import Fate, Row

DETACHED = "anonymised/"


def emptied(model: type[Model], name: str) -> Any:
    """What an emptied field holds: nothing, in the field's own way."""
    field = model._meta.get_field(name)
    if field.null:
        return None
    return field.default() if isinstance(field, JSONField) else ""


def new_values(row: Row) -> dict[str, Any]:
    """The values of the fields that one statement blanks; an empty text stays empty."""
    values: dict[str, Any] = {name: emptied(row.model, name) for name in row.having(Fate.EMPTIED)}
    for name in row.having(Fate.REPLACED):
        values[name] = Case(When(**{name: ""}, then=Value("")), default=Value(ANONYMOUS))
    for name in row.having(Fate.REMOVED):
        values[name] = ""
    for name in row.having(Fate.DETACHED):
        values[name] = Concat(Value(DETACHED), Cast("pk", CharField()))
    return values


def stated(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Stated facts without their words (只留是与否): what was yes or no stays, names do not.

    >>> stated({"withheld_not_information": True, "discretion": "张三", "earlier": 7})
    {'withheld_not_information': True, 'discretion': '', 'earlier': None}
    """
    return {name: _stated(value) for name, value in facts.items()}


def _stated(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return "" if isinstance(value, str) else None


def unblanked(row: Row) -> Q:
    """The condition of a row that still holds what is to be blanked (未清除的内容)."""
    left = Q(pk__in=())
    for name in row.having(Fate.EMPTIED):
        empty = emptied(row.model, name)
        left |= Q(**{f"{name}__isnull": False}) if empty is None else ~Q(**{name: empty})
    for name in row.having(Fate.REPLACED):
        left |= ~Q(**{f"{name}__in": ("", ANONYMOUS)})
    for name in row.having(Fate.REMOVED):
        left |= ~Q(**{name: ""})
    for name in row.having(Fate.DETACHED):
        left |= ~Q(**{f"{name}__startswith": DETACHED})
    return left
