"""Applications alike (相似申请): the same applicant's by his key, others' by their words.

Titles and descriptions are indexed by their bigrams, each organ for itself; the rarest bigrams of
a text give the candidates, so that a search costs the same for a hundred cases and for many
thousands; RapidFuzz then says how alike they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet
from rapidfuzz import fuzz

from gongkai.office.applications.records.judging import bigrams
from gongkai.statute import Fee, fee_by_item, ordinal_in_month, rate_of_item

if TYPE_CHECKING:
    from gongkai.office.applications.models import Application

RAREST = 8
"""Bigrams of a text that are looked up."""

CANDIDATES = 200
SHOWN = 5
ALIKE = 55
"""From this likeness in percent a case is shown."""


@dataclass(frozen=True, slots=True)
class Like:
    """A case like another (相似案件), and how alike in percent."""

    application: Application
    likeness: int


def alike(application: Application, rows: QuerySet[Application]) -> list[Like]:
    """The cases among some rows most like one, its own applicant's first (相似申请)."""
    grams = _rarest(application)
    others = rows.exclude(pk=application.pk).filter(organ=application.organ_id)
    near = (
        others.filter(grams__gram__in=grams)
        .annotate(shared=Count("grams"))
        .order_by("-shared", "-pk")[:CANDIDATES]
    )
    found = [Like(one, likeness(application, one)) for one in near]
    close = sorted((one for one in found if one.likeness >= ALIKE), key=_nearest)
    return close[:SHOWN]


def _nearest(one: Like) -> tuple[int, int]:
    return (-one.likeness, -one.application.pk)


def likeness(one: Application, other: Application) -> int:
    """How alike two cases are, in percent: their titles, or all their words."""
    titles = fuzz.ratio(one.title, other.title)
    whole = fuzz.token_set_ratio(_words(one), _words(other))
    return round(max(titles, (titles + whole) / 2))


def _words(one: Application) -> str:
    return " ".join(sorted(bigrams(f"{one.title}，{one.description}")))


def _rarest(application: Application) -> list[str]:
    grams = bigrams(application.title) or bigrams(application.description)
    rows = application.grams.model.objects.filter(organ=application.organ_id, gram__in=grams)
    known = rows.values_list("gram").annotate(times=Count("pk")).order_by("times", "gram")
    return [gram for gram, _ in known[:RAREST]]


def repeated(application: Application, rows: QuerySet[Application]) -> list[Application]:
    """The same applicant's other applications to the organ, newest first (同一申请人)."""
    if not application.lookup:
        return []
    same = rows.filter(organ=application.organ_id, lookup=application.lookup)
    return list(same.exclude(pk=application.pk).order_by("-pk")[:20])


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often one applies (申请频次), and what the tariff would say of it."""

    in_month: int
    in_year: int
    ordinal: int
    rate: int
    month: Fee

    @property
    def is_beyond(self) -> bool:
        """Whether the tariff asks for a fee for this one (超出免费件数)."""
        return self.rate > 0


def frequency(application: Application, rows: QuerySet[Application]) -> Frequency | None:
    """The applicant's applications of the same month and year, by the day of receipt.

    None where nothing tells the applicant or the application is not received.
    """
    day = application.received
    if day is None or not application.lookup:
        return None
    same = rows.worked().filter(organ=application.organ_id, lookup=application.lookup)
    year = list(same.filter(received__year=day.year).order_by("pk").values_list("pk", "received"))
    earlier = [received for pk, received in year if pk < application.pk]
    ordinal = ordinal_in_month(day, earlier)
    in_month = _in_month(day, (received for _, received in year))
    return Frequency(in_month, len(year), ordinal, rate_of_item(ordinal), fee_by_item(in_month))


def _in_month(day: date, days: Iterable[date]) -> int:
    return sum(1 for one in days if (one.year, one.month) == (day.year, day.month))
