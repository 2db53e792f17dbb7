"""The open cases as a morning looks at them (在办期限): each day to keep, and how near it is.

Read in a number of queries that does not depend on how many cases there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import Prefetch, QuerySet

from gongkai.office.applications.acts.rules import ELSEWHERE
from gongkai.office.applications.clock import left_until
from gongkai.office.applications.kinds import DueKind
from gongkai.office.applications.models import PENDING, Application, Assignment
from gongkai.office.applications.views.dues import internal_due
from gongkai.office.organs.models import Unit
from gongkai.statute import WorkCalendar


@dataclass(frozen=True, slots=True)
class Watched:
    """One day that a case must keep (期限): which, when, how near, the unit where it is its own."""

    case: Application
    kind: DueKind
    due: date
    left: int
    unit: Unit | None = None

    @property
    def place(self) -> str:
        """What tells it from every other, whatever its day."""
        return f"{self.case.pk}/{self.kind}/{self.unit.pk if self.unit else 0}"

    @property
    def key(self) -> str:
        """What tells it from every other, its day included."""
        return f"{self.place}/{self.due}"

    @property
    def words(self) -> str:
        """How near it is, in words."""
        if self.left < 0:
            return f"已逾期 {-self.left} 个工作日"
        return "今天到期" if self.left == 0 else f"还剩 {self.left} 个工作日"


def open_cases(rows: QuerySet[Application] | None = None) -> QuerySet[Application]:
    """The open cases with what a morning asks of them (在办申请): of everybody, or of some rows."""
    awaited = Assignment.objects.awaited()
    units = Prefetch("assignments", awaited.select_related("unit"), to_attr="awaited")
    rows = Application.objects.all() if rows is None else rows
    fields = ("register_number", "title", "state", "due", "handler", "organ__margin", "organ__name")
    found = rows.filter(state__in=PENDING).select_related("organ").only(*fields)
    return found.prefetch_related(units).order_by("due", "pk")


def is_waiting(case: Application) -> bool:
    """Whether the next word is somebody else's (等待他人): the applicant's, a party's, a unit's."""
    return case.state in ELSEWHERE or bool(case.awaited)


def watched(
    cases: QuerySet[Application], calendar: WorkCalendar, *, today: date
) -> Iterator[Watched]:
    """Every day that the open cases must keep (期限): the law's, the organ's own, the units'."""

    @cache
    def left(due: date) -> int:
        return left_until(due, calendar, today=today)

    @cache
    def inner(due: date, margin: int) -> date:
        return internal_due(due, calendar, margin=margin)

    for case in cases:
        if case.due:
            yield Watched(case, DueKind.LEGAL, case.due, left(case.due))
            own = inner(case.due, case.organ.margin)
            if own != case.due:
                yield Watched(case, DueKind.INTERNAL, own, left(own))
        for one in case.awaited:
            yield Watched(case, DueKind.UNIT, one.due, left(one.due), one.unit)
