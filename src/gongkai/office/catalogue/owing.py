"""What an organ owes of one row (公开责任): a pure function over dates, today an argument."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

from gongkai.office.catalogue.kinds import MONTHS, LimitKind, Period
from gongkai.statute import WorkCalendar
from gongkai.statute.deadlines.publishing import PUBLICATION

NEAR = timedelta(days=30)
"""How long before its day something counts as due soon."""


class Standing(TextChoices):
    """How an organ stands with a row (履行情况)."""

    CURRENT = "current", "正常"
    SOON = "soon", "即将到期"
    STALE = "stale", "逾期未更新"
    EMPTY = "empty", "空白"


@dataclass(frozen=True, slots=True)
class Held:
    """What an organ has published under a row (已公开): how many, and when the last."""

    count: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What an organ has and owes of a row: the next is due on `due`, where a day can be said."""

    count: int
    last: date | None
    due: date | None
    standing: Standing
    is_late: bool

    @property
    def is_gap(self) -> bool:
        """Whether something is missing (缺口): nothing there, or not renewed in time."""
        return self.is_late or self.standing is Standing.EMPTY


@dataclass(frozen=True, slots=True)
class Term:
    """When a row must be filled and renewed: its period, its limit, since when it is listed."""

    period: str
    limit_kind: str
    limit_days: int | None
    since: date


def owed(term: Term, held: Held, *, calendar: WorkCalendar, today: date) -> Owed:
    """What is owed of a row on a day (ADR 0193).

    A period is counted from the last publication; where it ends the information has changed, and
    the row's own limit, at most art. 26's twenty working days, is left to publish it.
    """
    due = _due(term, held, calendar)
    late = due is not None and due < today
    return Owed(held.count, held.last, due, _standing(held, due, today), late)


def _due(term: Term, held: Held, calendar: WorkCalendar) -> date | None:
    days = limit_days(term)
    if held.last is None:
        return None if term.period == Period.AS_FORMED else calendar.add(term.since, days)
    if term.period not in MONTHS:
        return None
    return calendar.add(later(held.last, MONTHS[term.period]), days)


def limit_days(term: Term) -> int:
    """The working days that a row leaves to publish; "promptly" is art. 26's limit at most."""
    if term.limit_kind == LimitKind.REALTIME:
        return 0
    return term.limit_days or PUBLICATION.days


def later(day: date, by: int) -> date:
    """The same day some months later, the month's last where it has no such day.

    >>> str(later(date(2026, 1, 31), 1))
    '2026-02-28'
    """
    year, month = divmod(day.month - 1 + by, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def _standing(held: Held, due: date | None, today: date) -> Standing:
    if not held.count:
        return Standing.EMPTY
    if due is None or today < due - NEAR:
        return Standing.CURRENT
    return Standing.STALE if due < today else Standing.SOON
