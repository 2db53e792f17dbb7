"""今日提醒: a person's day in the back office."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from wagtail.admin.ui.tables import Column, Table, TitleColumn

from gongkai.office.applications.admin.below import BelowTheList
from gongkai.office.applications.models import Application, Feed, Reminder
from gongkai.office.applications.reminding.actions import subscribe, unsubscribe
from gongkai.office.applications.reminding.digest import Day, days_of
from gongkai.office.applications.reminding.roster import roster
from gongkai.office.applications.reminding.watching import Watched, open_cases, watched
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.organs.models import User
from gongkai.statute import official_calendar


def day_of(user: User, *, today: date) -> Day:
    """A person's day as it stands (今日待办), among the cases that he may see."""
    cases = list(open_cases(visible_rows(user, Application)))
    dues = list(watched(cases, official_calendar(), today=today))
    found = days_of(cases, dues, roster(), head_from=settings.REMIND_HEAD_FROM)
    return found.get(user.pk, Day())


def _case_url(row: Watched | Application | Reminder) -> str:
    case = getattr(row, "case", None) or getattr(row, "application", None) or row
    return reverse("applications:case", args=[case.pk])


DUE_COLUMNS = [
    TitleColumn("case", label="登记号", accessor="case.register_number", get_url=_case_url),
    Column("title", label="所需信息", accessor="case.title"),
    Column("kind", label="期限", accessor=lambda one: _kind(one)),
    Column("due", label="到期日", accessor=lambda one: f"{one.due}"),
    Column("words", label="还有几天"),
]
CASE_COLUMNS = [
    TitleColumn("register_number", label="登记号", get_url=_case_url),
    Column("title", label="所需信息"),
    Column("state", label="状态", accessor="get_state_display"),
    Column("due", label="答复期限", accessor=lambda one: f"{one.due}" if one.due else "—"),
]
REMINDER_COLUMNS = [
    TitleColumn(
        "application", label="登记号", accessor="application.register_number", get_url=_case_url
    ),
    Column("kind", label="期限", accessor=lambda one: _kind(one)),
    Column("due", label="到期日", accessor=lambda one: f"{one.due}"),
    Column("step", label="提醒", accessor=lambda one: _step(one.step)),
]


def _kind(one: Watched | Reminder) -> str:
    label = one.kind.label if isinstance(one, Watched) else one.get_kind_display()
    return f"{label}（{one.unit.name}）" if one.unit else label


def _step(step: int) -> str:
    return f"逾期第 {-step} 个工作日" if step < 0 else f"到期前 {step} 个工作日"


@method_decorator(never_cache, name="dispatch")
class RemindersPage(BelowTheList):
    """What concerns this person today, and what he was reminded of this morning."""

    template_name = "applications/reminders.html"
    page_title = "今日提醒"
    header_icon = "calendar-alt"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The parts of the day, each with its table."""
        user, today = self.request.user, timezone.localdate()
        counted = official_calendar().first_working_day(today)
        day = day_of(user, today=counted)
        reminded = visible_rows(user, Reminder).filter(Q(user=user.pk, on=today))
        rows = list(reminded.select_related("application", "unit"))
        return super().get_context_data(**kwargs) | {
            "today": today,
            "counted": counted,
            "day": day,
            "parts": [(heading, len(rows), _table(rows)) for heading, rows in day.parts],
            "feed": Feed.objects.filter(user=user.pk).first(),
            "reminded": Table(REMINDER_COLUMNS, rows) if rows else None,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the calendar's address, which is shown this once, or end it."""
        act = request.POST.get("act", "")
        if act == "subscribe":
            feed, token = subscribe(user=request.user, on=timezone.localdate())
            address = settings.WAGTAILADMIN_BASE_URL + reverse("feed", args=[feed.pk, token])
            return self.render_to_response(self.get_context_data(address=address))
        if act != "unsubscribe":
            raise Http404
        unsubscribe(user=request.user)
        messages.success(request, "已停止日历订阅，原来的地址不再有效。")
        return redirect(request.path)


def _table(rows: list[Any]) -> Table | None:
    if not rows:
        return None
    return Table(DUE_COLUMNS if isinstance(rows[0], Watched) else CASE_COLUMNS, rows)
