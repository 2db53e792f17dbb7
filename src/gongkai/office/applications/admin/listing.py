"""The list of applications (申请): whose turn, by when, the clock shrunk; due first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import path
from wagtail.admin.viewsets.model import ModelViewSet

from gongkai.office.applications.admin.casefile import ActView, CaseView, case_url, finding
from gongkai.office.applications.admin.clocks import ClockPage, RecalculationsPage
from gongkai.office.applications.admin.registering import RegisterView
from gongkai.office.applications.admin.stepping import JudgePage
from gongkai.office.applications.archive.pages import ArchivePage, SheetPage
from gongkai.office.applications.bulk.pages import BulkPage, ExportPage
from gongkai.office.applications.clock import ClockView
from gongkai.office.applications.correspondence.pages import (
    CaseLettersView,
    CaseLetterView,
    PreviewView,
)
from gongkai.office.applications.enclosing.desk import EnclosurePage
from gongkai.office.applications.importing.pages import ImportPage, RunPage, TemplatePage
from gongkai.office.applications.models import Application
from gongkai.office.applications.releasing.desk import PartsView
from gongkai.office.applications.reminding.page import RemindersPage
from gongkai.office.applications.states import turn
from gongkai.office.applications.views import story
from gongkai.office.applications.visiting.desk import FoundBeforePage
from gongkai.office.applications.worklists.gathering import gathered
from gongkai.office.applications.worklists.naming import NamedPage
from gongkai.office.applications.worklists.pages import WorkListPage
from gongkai.office.applications.worklists.saving import SavedFiltersPage
from gongkai.office.backoffice.panels import Item
from gongkai.office.backoffice.scoping import ScopedViewSetMixin, visible_rows
from gongkai.office.organs.models import User

SHOWN = 8
"""Applications that the desk shows; the rest are in the list."""


class ApplicationViewSet(ScopedViewSetMixin, ModelViewSet):
    """申请: the applications to the person's own organs."""

    model = Application
    name = "applications"
    icon = "mail"
    menu_label = "申请"
    menu_name = "applications"
    menu_order = 110
    add_to_admin_menu = True
    add_to_reference_index = False
    search_backend_name = None
    copy_view_enabled = False

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
            path("", self.construct_view(WorkListPage), name="index"),
            path("filters/", self.construct_view(SavedFiltersPage), name="filters"),
            path("bulk/", self.construct_view(BulkPage), name="bulk"),
            path("export/", self.construct_view(ExportPage), name="export"),
            path("applicant/", self.construct_view(NamedPage), name="named"),
            path("before/", FoundBeforePage.as_view(), name="found_before"),
            path("import/", self.construct_view(ImportPage), name="import"),
            path("import/<int:run>/", self.construct_view(RunPage), name="import_run"),
            path("import/template.xlsx", self.construct_view(TemplatePage), name="import_template"),
            path("new/", self.construct_view(RegisterView), name="add"),
            path("case/<int:pk>/", self.construct_view(CaseView), name="case"),
            path("calendar/", self.construct_view(RecalculationsPage), name="calendar"),
            path("reminders/", self.construct_view(RemindersPage), name="reminders"),
            path("case/<int:pk>/judge/", self.construct_view(JudgePage), name="judge"),
            path("case/<int:pk>/package/", self.construct_view(ArchivePage), name="package"),
            path("case/<int:pk>/sheet.pdf", self.construct_view(SheetPage), name="sheet"),
            path("case/<int:pk>/clock/", self.construct_view(ClockPage), name="clock"),
            path("case/<int:pk>/file/<int:file>/", finding, name="finding"),
            path(
                "case/<int:pk>/enclosure/<int:file>/",
                self.construct_view(EnclosurePage),
                name="enclosure",
            ),
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
    rows = gathered(visible_rows(user, Application).pending().due_first()[:SHOWN])
    return [_item(row, story.clock_of(row, today=today)) for row in rows]


def _item(row: Application, clock: ClockView | None) -> Item:
    note = f"{row.masked_name}，轮到{turn(row)}"
    if clock:
        note += f"，{clock.due} 到期，{clock.words}"
    urgent = clock is not None and clock.light in {"soon", "overdue"}
    return Item(label=str(row), url=case_url(row), note=note, urgent=urgent)
