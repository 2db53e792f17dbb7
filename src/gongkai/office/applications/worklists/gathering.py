"""The records of a page of cases in one query (案卷记录), as far as clock, turn and acts need them.

Django's prefetch asks once for each kind of record; a list with a dozen kinds would ask a dozen
times. Here the kinds are one union, and each row becomes a record of its model with the fields
that were asked for; any other field is still fetched when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import (
    CharField,
    DateField,
    F,
    IntegerField,
    Model,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from gongkai.office.applications.models import (
    Application,
    Assignment,
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Draft,
    Extension,
    ExtensionRequest,
    FeeNotice,
    ReasonsNotice,
    Reopening,
    Review,
    Service,
)
from gongkai.office.organs.models import Unit

DAYS, FIGURES, WORDS = 4, 2, 1
"""How many columns of dates, figures and words the union has."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its model, the name of its relation, the fields that are asked for."""

    model: type[Model]
    relation: str
    days: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


KINDS = (
    Kind(Correction, "corrections", ("noticed", "answered")),
    Kind(Extension, "extensions", ("decided",), ("days",)),
    Kind(ExtensionRequest, "extension_requests", ("decided",)),
    Kind(
        Consultation,
        "consultations",
        ("sent", "party_received", "answered", "lapsed"),
        words=("consulted",),
    ),
    Kind(ReasonsNotice, "reasons_notices", ("answered",)),
    Kind(Delay, "delays", ("noticed",), ("days",)),
    Kind(FeeNotice, "fee_notices", ("served", "paid")),
    Kind(Reopening, "reopenings", ("ordered",), ("days",)),
    Kind(Draft, "drafts", ("returned", "signed"), ("by_id",)),
    Kind(Review, "reviews", (), ("draft_id",), ("kind",)),
    Kind(Conclusion, "conclusions", ("on",)),
    Kind(Service, "services", ("known",)),
    Kind(
        Assignment,
        "assignments",
        ("accepted", "refused", "reported", "recalled"),
        ("unit_id",),
        ("unit__name",),
    ),
)


def gathered(cases: Sequence[Application]) -> Sequence[Application]:
    """The same cases, each with its records at hand as if they had been prefetched."""
    for case in cases:
        case._prefetched_objects_cache = {kind.relation: [] for kind in KINDS}
    by_key = {case.pk: case for case in cases}
    for number, key, pk, *values in _rows(list(by_key)):
        kind, case = KINDS[number], by_key[key]
        record = _record(kind, pk, key, values)
        record.application = case
        case._prefetched_objects_cache[kind.relation].append(record)
    return cases


def _rows(keys: list[int]) -> Iterable[tuple[Any, ...]]:
    first, *others = (_columns(number, keys) for number in range(len(KINDS)))
    return first.union(*others, all=True).order_by("number", "pk") if keys else ()


def _columns(number: int, keys: list[int]) -> QuerySet:
    kind = KINDS[number]
    parts = chain(
        _padded("day", kind.days, DAYS, DateField()),
        _padded("figure", kind.figures, FIGURES, IntegerField()),
        _padded("word", kind.words, WORDS, CharField()),
    )
    columns = dict(parts)
    rows = kind.model._default_manager.filter(application__in=keys).order_by()
    marked = rows.annotate(number=Value(number, output_field=IntegerField()), **columns)
    return marked.values_list("number", "application_id", "pk", *columns)


def _padded(stem: str, names: tuple[str, ...], width: int, field: Any) -> Iterable[tuple[str, Any]]:
    for at in range(width):
        source = F(names[at]) if at < len(names) else Value(None)
        yield f"{stem}_{at}", Cast(source, field)


def _record(kind: Kind, pk: int, case: int, values: list[Any]) -> Model:
    days = dict(zip(kind.days, values[:DAYS], strict=False))
    figures = dict(zip(kind.figures, values[DAYS : DAYS + FIGURES], strict=False))
    words = dict(zip(kind.words, values[DAYS + FIGURES :], strict=False))
    unit = words.pop("unit__name", None)
    known = {"id": pk, "application_id": case, **days, **figures, **words}
    names = [field.attname for field in kind.model._meta.concrete_fields if field.attname in known]
    record = kind.model.from_db(None, names, [known[name] for name in names])
    if unit is not None:
        record.unit = Unit.from_db(None, ["id", "name"], [figures["unit_id"], unit])
    return record
