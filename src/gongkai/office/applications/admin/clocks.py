"""The pages of the clock (期限): how one is counted, and what a changed calendar moved."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.tables import Column, Table, TitleColumn

from gongkai.office.applications.admin.below import BelowTheList
from gongkai.office.applications.admin.casefile import CasePage, case_url
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Recalculation, Shift
from gongkai.office.applications.views.dues import dues
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.statute import Deadline, official_calendar

WEEKDAYS = "一二三四五六日"


class ClockPage(CasePage):
    """How the period of a case is counted (期限说明): every day, on which article."""

    template_name = "applications/clock_page.html"
    page_title = "期限说明"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The days of the period that runs; none where none does."""
        deadline = reply_clock(facts_of(self.application), official_calendar())
        return super().get_context_data(**kwargs) | {
            "case": self.application,
            "deadline": deadline,
            "days": _told(deadline) if deadline else [],
            "tally": _tally(deadline) if deadline else [],
            "dues": dues(self.application, today=self.today),
            "shifts": self.application.shifts.select_related("run"),
            "calendar": official_calendar().version,
            "case_url": case_url(self.application),
        }


def _told(deadline: Deadline) -> list[dict[str, Any]]:
    return [
        {
            "date": day.date,
            "weekday": WEEKDAYS[day.date.weekday()],
            "kind": day.kind.value,
            "number": day.number or "—",
            "reason": day.reason,
            "article": str(day.article),
            "firm": day.status.firm,
        }
        for day in deadline.days
    ]


def _tally(deadline: Deadline) -> list[str]:
    return [f"{kind.value} {count} 天" for kind, count in deadline.tally.items()]


class RecalculationsPage(BelowTheList):
    """What changed calendars moved (期限重算): each run, and the cases that one may see."""

    template_name = "applications/recalculations.html"
    page_title = "期限重算"
    header_icon = "calendar"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The runs, the newest first, each with its visible cases."""
        seen = visible_rows(self.request.user, Shift).select_related("application", "run")
        by_run: dict[int, list[Shift]] = {}
        for shift in seen:
            by_run.setdefault(shift.run_id, []).append(shift)
        runs = Recalculation.objects.order_by("-pk")[:20]
        return super().get_context_data(**kwargs) | {
            "runs": [(run, _table(by_run.get(run.pk, []))) for run in runs],
        }


def _table(shifts: list[Shift]) -> Table | None:
    columns = [
        TitleColumn("application", label="申请", get_url=lambda one: case_url(one.application)),
        Column("before", label="原期限"),
        Column("after", label="新期限"),
    ]
    return Table(columns, shifts) if shifts else None
