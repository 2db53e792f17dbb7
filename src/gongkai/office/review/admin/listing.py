"""The work list of reviews (审查列表): whose turn, by when, one main act; mine first."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import ActedViewSet, DayColumn
from gongkai.office.backoffice.panels import Item
from gongkai.office.organs.models import User
from gongkai.office.organs.visibility import visible
from gongkai.office.review.admin.desk import ReviewDesk, ReviewFile, ReviewSheet
from gongkai.office.review.models import Scrutiny
from gongkai.office.review.turns import awaits_letter, due, is_overdue, objection, turn, with_turns

WIDE = "gk-wide"
"""The class of a column that a phone leaves out; the page of the review has it."""


def waiting_for(user: User, *, today: date) -> list[Scrutiny]:
    """The reviews that wait for this person (待我审查), those due first before the others."""
    open_ones = with_turns(visible(user, Scrutiny).filter(verdict=None))
    mine = [one for one in open_ones if not objection(one, user, on=today)]
    return sorted(mine, key=lambda one: (due(one) or today, one.pk))


def items(user: User, *, today: date) -> list[Item]:
    """The same as things on his desk."""
    return [
        Item(
            label=one.title,
            url=reverse("review:desk", args=[one.pk]),
            note=f"{turn(one).label} · {due(one)} 前{_late(one, today)}",
            urgent=is_overdue(one, today),
        )
        for one in waiting_for(user, today=today)
    ]


def standing(scrutiny: Scrutiny) -> str:
    """How a review stands (状态), in a few words."""
    if scrutiny.ending is not None:
        return scrutiny.ending.get_result_display()
    if awaits_letter(scrutiny):
        return "报请确定，待复函"
    return f"待{turn(scrutiny).label}{_late(scrutiny, timezone.localdate())}"


def _late(scrutiny: Scrutiny, today: date) -> str:
    return "，已超过时限" if is_overdue(scrutiny, today) else ""


class Filters(WagtailFilterSet):
    """Mine, open, ended (筛选)."""

    STATES = (("mine", "待我审查"), ("open", "在审"), ("ended", "已办结"))

    state = django_filters.ChoiceFilter(label="状态", choices=STATES, method="narrowed")

    class Meta:
        model = Scrutiny
        fields = ("state", "purpose")

    def narrowed(self, rows: QuerySet[Scrutiny], name: str, value: str) -> QuerySet[Scrutiny]:
        """The reviews in a state."""
        if value == "mine":
            mine = waiting_for(self.request.user, today=timezone.localdate())
            return rows.filter(pk__in=[one.pk for one in mine])
        return rows.filter(verdict__isnull=value == "open")


class ReviewIndex(generic.IndexView):
    """The reviews, the latest first."""

    def get_base_queryset(self) -> QuerySet[Scrutiny]:
        """Rows with what the columns need, in a fixed number of queries."""
        return with_turns(super().get_base_queryset())


class ReviewViewSet(ActedViewSet):
    """审查: every review of the organs that a person belongs to."""

    model = Scrutiny
    name = "review"
    menu_name = "scrutiny"
    menu_label = "审查"
    menu_order = 130
    icon = "circle-check"
    index_view_class = ReviewIndex
    desk_class = ReviewDesk
    filterset_class = Filters
    search_fields = ["number", "title", "document_number"]
    list_per_page = 25
    list_display = [
        TitleColumn(
            "title", label="标题", get_url=lambda row: reverse("review:desk", args=[row.pk])
        ),
        Column("number", label="审查编号", classname=WIDE),
        Column("get_purpose_display", label="事项"),
        Column("submitted_by", label="送审人", classname=WIDE),
        DayColumn("submitted", label="送审日期", sort_key="submitted", classname=WIDE),
        Column("standing", label="状态", accessor=standing),
        DayColumn("due", label="本级到期", accessor=due),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """A review begins on the page of its item, not here."""
        return None

    def get_urlpatterns(self) -> list:
        """The list and the pages of reviews; there is no form to begin with."""
        return [one for one in super().get_urlpatterns() if one.name != "add"] + [
            path("<int:pk>/file/<int:number>/", self.construct_view(ReviewFile), name="file"),
            path("<int:pk>/sheet/", self.construct_view(ReviewSheet), name="sheet"),
        ]
