"""Which documents come to their end, and which have come to it (有效期将满、待清理)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from gongkai.office.disclosure.kinds import WITH_VALIDITY, Kind, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import with_validity

STEPS = (180, 90, 30)
"""Days before the end at which the drafting organ is told (有效期提醒, 国办发〔2018〕37号)."""

BINDING = frozenset({Validity.IN_FORCE, Validity.AMENDED, Validity.PENDING})
"""States in which a document still has an end ahead of it."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A document near its end or past it (期限情况): the day, the days left, why it is listed."""

    document: Document
    expires: date
    left: int
    why: str = ""

    @property
    def step(self) -> int | None:
        """The nearest step that has been reached; None before the first."""
        return min((step for step in STEPS if self.left <= step), default=None)


def _kept(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Published documents that have a validity, as lists need them."""
    rows = documents.filter(live=True, kind__in=WITH_VALIDITY).select_related("organ")
    return with_validity(rows).defer("body", "summary")


def ending(documents: QuerySet[Document], *, today: date) -> list[Ending]:
    """Those among some documents that end within the first step, the nearest first (将满)."""
    last = today + timedelta(days=max(STEPS))
    rows = _kept(documents).filter(expires__range=(today, last)).order_by("expires", "pk")
    return list(_among(rows, today=today))


def _among(rows: Iterable[Document], *, today: date) -> Iterator[Ending]:
    for one in rows:
        if one.expires and one.validity(today) in BINDING:
            yield Ending(one, one.expires, (one.expires - today).days)


def to_be_settled(documents: QuerySet[Document], *, today: date) -> list[Ending]:
    """Those that ended with nothing decided, or are older than any may be (待清理).

    A document past its day is 失效 by itself; what becomes of it, a new one, a repeal or nothing,
    is still to be decided and recorded. One that states no end is looked at after the longest
    time that a document binds here (`GONGKAI_VALIDITY_YEARS`).
    """
    years = settings.VALIDITY_YEARS
    old = _years_after(today, -years) + timedelta(days=1)
    rows = _kept(documents).alias(since=Coalesce(F("effective"), F("formed")))
    past = Q(expires__lt=today)
    open_ended = Q(kind=Kind.NORMATIVE, expires__isnull=True, since__lte=old)
    found = []
    for one in rows.filter(past | open_ended).order_by("pk"):
        if any(change.validity != Validity.AMENDED for change in one.validity_changes.all()):
            continue
        until = one.expires or _years_after(one.effective or one.formed, years)
        if until > today:
            continue
        if one.expires:
            why = "有效期已满，自动失效；请决定重新公布、废止或者不再保留，并记录"
        else:
            why = f"没有写明有效期，施行已满 {years} 年；请评估、清理"
        found.append(Ending(one, until, (until - today).days, why))
    return sorted(found, key=lambda one: one.expires)


def _years_after(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
