"""The list of applications (申请): whose turn, by when, the clock shrunk; due first."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import Case, F, QuerySet, When
from django.urls import path
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from gongkai.office.applications.admin.casefile import ActView, CaseView, case_url, finding
from gongkai.office.applications.admin.clocks import ClockPage, RecalculationsPage
from gongkai.office.applications.admin.registering import RegisterView
from gongkai.office.applications.admin.stepping import JudgePage
from gongkai.office.applications.clock import ClockView
from gongkai.office.applications.correspondence.pages import (
    CaseLettersView,
    CaseLetterView,
    PreviewView,
)
from gongkai.office.applications.models import FINISHED, Application
from gongkai.office.applications.releasing.desk import PartsView
from gongkai.office.applications.states import turn
from gongkai.office.applications.views import story
from gongkai.office.backoffice.panels import Item
from gongkai.office.backoffice.scoping import ScopedViewSetMixin, visible_rows
from gongkai.office.organs.models import User

SHOWN = 8
"""Applications that the desk shows; the rest are in the list."""

RECORDS = (
    "corrections",
    "extensions",
    "consultations",
    "fee_notices",
    "delays",
    "reopenings",
    "conclusions",
    "assignments__unit",
)
"""What clocks are made of, fetched along with the rows."""


class ClockColumn(Column):
    """The clock shrunk to its figures and twenty ticks (期限)."""

    cell_template_name = "applications/clock_cell.html"

    def get_value(self, instance: Application) -> Any:
        """The clock as of today; nothing where none runs."""
        return story.clock_of(instance, today=timezone.localdate())


class ApplicationFilter(WagtailFilterSet):
    """What the list can be narrowed to."""

    open = django_filters.ChoiceFilter(
        label="范围",
        method="in_scope",
        choices=[("pending", "在办"), ("overdue", "已逾期"), ("finished", "已办")],
        empty_label="全部",
    )

    class Meta:
        model = Application
        fields = ["open", "state", "channel", "category"]

    def in_scope(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Pending, overdue or finished applications."""
        if value == "overdue":
            return rows.overdue_on(timezone.localdate())
        return rows.filter(state__in=FINISHED) if value == "finished" else rows.pending()


class ApplicationIndex(generic.IndexView):
    """The list, with what its columns need in a fixed number of queries; due first."""

    add_item_label = "登记申请"
    default_ordering = None

    def get_base_queryset(self) -> QuerySet:
        """Scoped rows with organ and the records that clocks are made of."""
        rows = super().get_base_queryset().select_related("organ").prefetch_related(*RECORDS)
        last = Case(When(state__in=FINISHED, then=1), default=0)
        return rows.order_by(last, F("due").asc(nulls_last=True), "-pk")


def due_day(application: Application) -> str:
    """The due day as tables show it (答复期限)."""
    day = application.due.isoformat() if application.due else "—"
    return f"{day}（暂定）" if application.provisional else day


class ApplicationViewSet(ScopedViewSetMixin, ModelViewSet):
    """申请: the applications to the person's own organs."""

    model = Application
    name = "applications"
    icon = "mail"
    menu_label = "申请"
    menu_name = "applications"
    menu_order = 110
    add_to_admin_menu = True
    index_view_class = ApplicationIndex
    filterset_class = ApplicationFilter
    add_to_reference_index = False
    search_fields = ["register_number", "title"]
    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 25
    list_display = [
        TitleColumn("register_number", label="登记号", get_url=case_url, sort_key="pk"),
        Column("title", label="所需信息"),
        Column("masked_name", label="申请人"),
        Column("get_state_display", label="状态"),
        Column("turn", label="轮到", accessor=turn),
        Column("due", label="答复期限", accessor=due_day, sort_key="due"),
        ClockColumn("clock", label="已用与剩余"),
    ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, without the pages that do not exist here."""
        absent = dict.fromkeys(
            ("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name")
        )
        return super().get_common_view_kwargs(**kwargs) | absent

    def register_admin_url_finder(self) -> None:
        """There is no generic edit page to find."""

    def get_urlpatterns(self) -> list[Any]:
        """List, registration, case file, acts; nothing is edited or deleted by Wagtail."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.construct_view(RegisterView), name="add"),
            path("case/<int:pk>/", self.construct_view(CaseView), name="case"),
            path("calendar/", self.construct_view(RecalculationsPage), name="calendar"),
            path("case/<int:pk>/judge/", self.construct_view(JudgePage), name="judge"),
            path("case/<int:pk>/clock/", self.construct_view(ClockPage), name="clock"),
            path("case/<int:pk>/file/<int:file>/", finding, name="finding"),
            path("case/<int:pk>/letters/", self.construct_view(CaseLettersView), name="letters"),
            path(
                "case/<int:pk>/letters/<slug:slot>/",
                self.construct_view(CaseLetterView),
                name="letter",
            ),
            path(
                "case/<int:pk>/letters/<slug:slot>.pdf",
                self.construct_view(PreviewView),
                name="letter_preview",
            ),
            path("case/<int:pk>/parts/", self.construct_view(PartsView), name="parts"),
            path("case/<int:pk>/<slug:act>/", self.construct_view(ActView), name="act"),
        ]


def waiting_for(user: User, *, today: date) -> list[Item]:
    """The pending applications that a person may see, due first, for the desk (在办申请)."""
    rows = visible_rows(user, Application).pending().prefetch_related(*RECORDS)
    return [_item(row, story.clock_of(row, today=today)) for row in rows[:SHOWN]]


def _item(row: Application, clock: ClockView | None) -> Item:
    note = f"{row.masked_name}，轮到{turn(row)}"
    if clock:
        note += f"，{clock.due} 到期，{clock.words}"
    urgent = clock is not None and clock.light in {"soon", "overdue"}
    return Item(label=str(row), url=case_url(row), note=note, urgent=urgent)
