"""Remedy cases in the back office (复议诉讼): the list, the form, the page of a case."""

from __future__ import annotations

from functools import partial

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.remedies import actions
from gongkai.office.remedies.forms import CaseForm, CloseForm, CorrectForm
from gongkai.office.remedies.models import RemedyCase

ARTICLE = "《政府信息公开条例》第五十条第一款第（三）项"
"""Why results are recorded: part four of the annual report states them."""


class CaseIndex(generic.IndexView):
    """The cases, pending ones first."""

    def get_base_queryset(self):
        """Rows with their organ."""
        return super().get_base_queryset().select_related("organ")


class CaseCreate(ActedCreate):
    """Register a case."""

    refusals = (NotPermitted,)

    def begun(self, data, **who):
        """The case, registered."""
        return actions.register(**data, **who)


class CaseDesk(Desk):
    """One case: what it is about and how it ended."""

    model = RemedyCase
    page_title = "复议诉讼案件"
    header_icon = "warning"
    refusals = (NotPermitted,)

    def facts(self):
        """The case, term by term."""
        case = self.object
        return [
            ("被申请人、被告", case.organ),
            ("途径", case.get_kind_display()),
            ("案号", case.number),
            ("所涉申请", case.application),
            ("争议事项", case.matter),
            ("受理、立案日期", case.filed),
            ("审结日期", case.closed),
            ("结果", case.standing),
            ("说明", case.note),
            *([("按期匿名", f"{case.anonymised}，保存期限已满")] if case.anonymised else []),
        ]

    def acts(self):
        """Closing, while the case pends; after that putting its result right."""
        case = self.object
        if case.anonymised or not holds(self.request.user, Duty.HANDLE, case.organ_id):
            return []
        if case.closed:
            correct = partial(actions.correct, case=case)
            return [Act("correct", "更正结果", "更正", correct, CorrectForm, ARTICLE)]
        close = partial(actions.close, case=case)
        return [Act("close", "审结", "登记结果", close, CloseForm, ARTICLE)]

    def get_context_data(self, **kwargs):
        """The case and its events."""
        events = Event.objects.filter(subject="remedy_case", subject_id=self.object.pk)
        return super().get_context_data(**kwargs) | {"events": events}


class CaseViewSet(ActedViewSet):
    """复议诉讼: the cases in which the organ answers."""

    model = RemedyCase
    name = "remedies"
    menu_name = "remedies"
    menu_label = "复议诉讼"
    menu_order = 140
    icon = "warning"
    index_view_class = CaseIndex
    add_view_class = CaseCreate
    desk_class = CaseDesk
    search_fields = ["number", "matter"]
    list_filter = ["kind", "result"]
    list_display = [
        TitleColumn(
            "matter",
            label="争议事项",
            get_url=lambda row: reverse("remedies:desk", args=[row.pk]),
        ),
        Column("get_kind_display", label="途径"),
        Column("number", label="案号"),
        DayColumn("filed", label="受理、立案", sort_key="filed"),
        DayColumn("closed", label="审结", sort_key="closed"),
        Column("standing", label="结果"),
    ]

    def get_form_class(self, for_update=False):
        """The clerk's own organs only."""
        return CaseForm
