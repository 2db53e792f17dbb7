"""Supervision in the back office (监督): notices, the form, the page of a notice."""

from __future__ import annotations

from functools import partial

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.supervision import actions
from gongkai.office.supervision.forms import AnswerForm, NoticeForm
from gongkai.office.supervision.models import RectificationNotice


class NoticeIndex(generic.IndexView):
    """The notices, the latest first."""

    def get_base_queryset(self):
        """Rows with both organs."""
        return super().get_base_queryset().select_related("issuer", "addressed")


class NoticeCreate(ActedCreate):
    """Issue a notice."""

    refusals = (NotPermitted,)
    success_message = "已下发：%(object)s"
    page_title = "下发"
    submit_button_label = "下发"

    def begun(self, data, **who):
        """The notice, issued."""
        return actions.issue(**data, **who)


class NoticeDesk(Desk):
    """One notice: what is to be put right, by when, and the answer."""

    model = RectificationNotice
    page_title = "整改通报"
    header_icon = "view"
    refusals = (NotPermitted,)

    def facts(self):
        """The notice, term by term."""
        notice = self.object
        return [
            ("文号", notice.number),
            ("通报机关", notice.issuer),
            ("被通报机关", notice.addressed),
            ("通报日期", notice.issued),
            ("需要整改的问题", notice.matter),
            ("反馈期限", notice.due),
            ("状态", standing(notice)),
            ("反馈日期", notice.answered),
            ("整改情况", notice.answer),
        ]

    def acts(self):
        """Answering, while no answer stands."""
        notice = self.object
        if notice.answered or not holds(self.request.user, Duty.HANDLE, notice.addressed_id):
            return []
        reply = partial(actions.answer, notice=notice)
        return [
            Act(
                "answer",
                "反馈整改情况",
                "提交反馈",
                reply,
                AnswerForm,
                "《政府信息公开条例》第四十七条",
            )
        ]


def standing(notice: RectificationNotice) -> str:
    """How a notice stands today, in a word (状态)."""
    return "逾期未反馈" if notice.is_overdue(timezone.localdate()) else notice.get_state_display()


class NoticeViewSet(ActedViewSet):
    """监督: the notices of the organs that a person supervises or belongs to."""

    model = RectificationNotice
    name = "supervision"
    menu_name = "supervision"
    menu_label = "监督"
    menu_order = 600
    icon = "view"
    index_view_class = NoticeIndex
    add_view_class = NoticeCreate
    desk_class = NoticeDesk
    search_fields = ["number", "matter"]
    list_filter = ["addressed", "state"]
    list_display = [
        TitleColumn(
            "number", label="文号", get_url=lambda row: reverse("supervision:desk", args=[row.pk])
        ),
        Column("issuer", label="通报机关"),
        Column("addressed", label="被通报机关"),
        DayColumn("issued", label="通报日期", sort_key="issued"),
        DayColumn("due", label="反馈期限", sort_key="due"),
        Column("standing", label="状态", accessor=standing),
    ]

    def get_form_class(self, for_update=False):
        """The supervisor's reach only."""
        return NoticeForm
