"""The work list of questions (咨询列表): mine, due, overdue, answered; whose turn, by when."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import ActedViewSet, DayColumn
from gongkai.office.backoffice.panels import Item
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.organs.visibility import visible
from gongkai.office.questions.admin.desk import QuestionDesk
from gongkai.office.questions.admin.hosting import HostPage
from gongkai.office.questions.kinds import UNFINISHED
from gongkai.office.questions.models import Question
from gongkai.statute import official_calendar

WIDE = "gk-wide"
"""The class of a column that a phone leaves out; the desk has it."""

SOON = 1
"""Working days before its day from which a question is shown as due soon."""


class View(models.TextChoices):
    """Which questions a handler looks at (查看范围)."""

    MINE = "mine", "由我办理的"
    DUE = "due", "即将到期"
    OVERDUE = "overdue", "已超期"
    WAITING = "waiting", "没有答复的"
    ANSWERED = "answered", "已答复、不予受理的"


def seen(rows: QuerySet, view: str, *, user: User) -> QuerySet:
    """The rows of a view (筛选)."""
    today = timezone.localdate()
    unfinished = rows.filter(state__in=UNFINISHED)
    soon = official_calendar().add(today, SOON)
    return {
        View.MINE: unfinished.filter(handler=user),
        View.DUE: unfinished.filter(due__gte=today, due__lte=soon),
        View.OVERDUE: unfinished.filter(due__lt=today),
        View.WAITING: unfinished,
        View.ANSWERED: rows.exclude(answered=None),
    }[View(view)]


class QuestionFilter(WagtailFilterSet):
    """Which ones, of which state, about which interview."""

    view = django_filters.ChoiceFilter(
        label="查看", choices=View.choices, method="seen", empty_label="全部"
    )
    about = django_filters.ModelChoiceFilter(label="访谈", queryset=lambda request: _asked(request))

    class Meta:
        model = Question
        fields = ["view", "state", "about"]

    def seen(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The rows of the view."""
        return seen(rows, value, user=self.request.user)


def _asked(request: HttpRequest | None) -> QuerySet[Document]:
    """The interviews that somebody asks about, of the questions that this person may see."""
    if request is None:
        return Document.objects.none()
    rows = visible(request.user, Question).exclude(about=None)
    return Document.objects.filter(pk__in=rows.values("about"))


def waiting_for(user: User, *, today: date) -> list[Item]:
    """What waits for a handler (待答复的咨询): his own and those of nobody, the next due first."""
    organs = organ_ids(user, Duty.HANDLE)
    rows = visible(user, Question).unfinished().filter(organ__in=organs)
    rows = rows.filter(Q(handler=user) | Q(handler=None)).order_by("due", "pk")
    return [
        Item(
            label=one.title,
            url=reverse("questions:desk", args=[one.pk]),
            note=f"{one.due} 前答复{'，已超期' if one.is_overdue(today) else ''}",
            urgent=one.is_overdue(today),
        )
        for one in rows
    ]


def standing(question: Question) -> str:
    """Where a question stands (状态), and whether it is late."""
    late = "，已超期" if question.is_overdue(timezone.localdate()) else ""
    return f"{question.get_state_display()}{late}"


class QuestionIndex(generic.IndexView):
    """What was asked, unanswered first."""

    def get_base_queryset(self) -> QuerySet[Question]:
        """Rows with their organ and handler."""
        return super().get_base_queryset().select_related("organ", "handler")


class QuestionViewSet(ActedViewSet):
    """咨询建言: what the public asks the organs that a person belongs to."""

    model = Question
    name = "questions"
    menu_name = "questions"
    menu_label = "咨询建言"
    menu_order = 147
    icon = "help"
    index_view_class = QuestionIndex
    desk_class = QuestionDesk
    filterset_class = QuestionFilter
    search_fields = ["number", "title"]
    list_per_page = 25
    list_display = [
        TitleColumn(
            "title", label="标题", get_url=lambda row: reverse("questions:desk", args=[row.pk])
        ),
        Column("number", label="编号", classname=WIDE),
        Column("theme", label="主题", classname=WIDE),
        DayColumn("filed", label="提交", sort_key="filed", classname=WIDE),
        DayColumn("due", label="答复期限", sort_key="due"),
        Column("handler", label="经办人", classname=WIDE),
        Column("standing", label="状态", accessor=standing),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """A question begins with the public, not here."""
        return None

    def get_urlpatterns(self) -> list:
        """The list, the desk, an interview's questions; there is no form to begin with."""
        host = path("interview/<int:document>/", self.construct_view(HostPage), name="host")
        return [*(one for one in super().get_urlpatterns() if one.name != "add"), host]
