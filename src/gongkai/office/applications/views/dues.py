"""The days that a case must keep (法定、内部、承办期限), each with how near it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.office.applications.clock import left_until, light
from gongkai.office.applications.models import Application
from gongkai.statute import WorkCalendar, official_calendar


@dataclass(frozen=True, slots=True)
class Due:
    """One of the days by which something is due (期限): what, when, how near, why."""

    name: str
    day: date
    left: int
    why: str

    @property
    def light(self) -> str:
        """The traffic light: calm, near, soon, overdue."""
        return light(self.left)

    @property
    def words(self) -> str:
        """How near it is."""
        if self.left < 0:
            return f"已逾期 {-self.left} 个工作日"
        return "今天到期" if self.left == 0 else f"还剩 {self.left} 个工作日"


def dues(case: Application, *, today: date) -> list[Due]:
    """The days that a pending case must keep (法定、内部、承办期限), the units' own included."""
    calendar = official_calendar()
    found = []
    if case.decided is None and case.due:
        left = left_until(case.due, calendar, today=today)
        found.append(Due("法定答复期限", case.due, left, "条例规定的最后一日"))
        inner = internal_due(case.due, calendar, margin=case.organ.margin)
        if inner != case.due:
            why = f"本机关规定提前 {case.organ.margin} 个工作日办结"
            found.append(Due("内部期限", inner, left_until(inner, calendar, today=today), why))
    for one in case.assignments.all():
        if one.is_awaited:
            left = left_until(one.due, calendar, today=today)
            found.append(Due(f"承办期限（{one.unit.name}）", one.due, left, one.standing))
    return found


def internal_due(due: date, calendar: WorkCalendar, *, margin: int) -> date:
    """The organ's own day (内部期限): so many working days before the law's."""
    day = due
    for _ in range(margin):
        day -= timedelta(days=1)
        while not calendar.is_working(day):
            day -= timedelta(days=1)
    return day
