"""Assessments in the back office (模拟测评): the list with its comparison, sending, scoring."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.applications.actions import Applicant
from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.supervision.assessments import actions
from gongkai.office.supervision.assessments.forms import (
    CommentForm,
    MarksForm,
    PaperForm,
    SendForm,
)
from gongkai.office.supervision.assessments.scoring import (
    MOST,
    elements_on_record,
    may_still_come,
)
from gongkai.office.supervision.assessments.sheets import (
    comparison,
    facts,
    lines,
    sheet,
    workbook,
)
from gongkai.office.supervision.models import Assessment
from gongkai.report.writing import CannotWrite

ARTICLE = actions.ENDED.article
RECORDS = ("assessor", "assessed", "application")


class AssessmentIndex(generic.IndexView):
    """The organs compared, and under them the tests, the latest first."""

    add_item_label = "发出模拟申请"

    def get_base_queryset(self) -> Any:
        """Rows with their organs and cases."""
        return super().get_base_queryset().select_related(*RECORDS)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The comparison over all tests that one may see."""
        seen = visible_rows(self.request.user, Assessment).select_related(*RECORDS)
        return super().get_context_data(**kwargs) | {"compared": comparison(seen)}


class AssessmentCreate(ActedCreate):
    """Send a test application."""

    refusals = (NotPermitted,)
    success_message = "已发出：%(object)s"
    page_title = "发出"
    submit_button_label = "发出"

    def begun(self, data: Any, **who: Any) -> Assessment:
        """The assessment, with the query code told once."""
        one, code = actions.send(
            assessor=data["assessor"],
            assessed=data["assessed"],
            applicant=Applicant(**self.form.applicant()),
            title=data["title"],
            description=data["description"],
            **who,
        )
        number = one.application.register_number
        messages.info(self.request, f"登记号 {number}，查询码 {code}，只显示这一次，请记下。")
        return one


class AssessmentDesk(Desk):
    """One test: what the clock says, and its score."""

    model = Assessment
    template_name = "supervision/assessment.html"
    page_title = "模拟测评"
    header_icon = "clipboard-list"
    refusals = (NotPermitted,)

    def facts(self) -> list[tuple[str, Any]]:
        """What is known, term by term."""
        return facts(self.object, today=timezone.localdate())

    def acts(self) -> list[Act]:
        """Scoring, once there is a reply or the days for it are over."""
        one, today = self.object, timezone.localdate()
        may = holds(self.request.user, Duty.SUPERVISE, one.assessor_id)
        if one.ended or not may or may_still_come(one.application, today=today):
            return []
        does = partial(actions.end, assessment=one)
        form = form_for(one)
        return [Act("end", "结束测评并评分", "提交评分", does, form, ARTICLE)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet, once it has ended."""
        told = {"lines": lines(self.object), "most": MOST}
        url = reverse("assessments:sheet", args=[self.object.pk])
        return super().get_context_data(**kwargs) | told | {"sheet_url": url}


def form_for(one: Assessment) -> type[CommentForm]:
    """What there is to fill in: nothing but words, the marks, the elements besides (评分表单)."""
    case = one.application
    if not case.served:
        return CommentForm
    read = elements_on_record(case, today=timezone.localdate())
    return PaperForm if read is None else MarksForm


@method_decorator(never_cache, name="dispatch")
class AssessmentSheet(View):
    """The sheet of an ended test as a PDF."""

    model = Assessment

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file, or the sentence why it cannot be set on the page of the test."""
        seen = visible_rows(request.user, Assessment).select_related(*RECORDS)
        one = seen.filter(pk=pk, ended__isnull=False).first()
        if one is None:
            raise Http404
        try:
            data = sheet(one)
        except CannotWrite as fault:
            messages.error(request, str(fault))
            return redirect("assessments:desk", pk)
        name = f"{one.application.register_number}模拟测评评分表.pdf"
        return file_response(data, name, inline=True)


@method_decorator(never_cache, name="dispatch")
class AssessmentWorkbook(View):
    """The ended tests that one may see as a workbook."""

    model = Assessment

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file."""
        seen = visible_rows(request.user, Assessment).select_related(*RECORDS)
        return file_response(workbook(seen), "模拟测评结果.xlsx")


class AssessmentViewSet(ActedViewSet):
    """模拟测评: those of the organs that a person supervises, and the ended ones of his own."""

    model = Assessment
    name = "assessments"
    menu_name = "assessments"
    menu_label = "模拟测评"
    menu_order = 610
    icon = "clipboard-list"
    index_view_class = AssessmentIndex
    index_template_name = "supervision/assessments.html"
    add_view_class = AssessmentCreate
    desk_class = AssessmentDesk
    list_filter = ["assessed"]
    list_display = [
        TitleColumn(
            "application",
            label="登记号",
            accessor=lambda row: row.application.register_number,
            get_url=lambda row: reverse("assessments:desk", args=[row.pk]),
        ),
        Column("assessed", label="被测评机关"),
        DayColumn("sent", label="发出日期", sort_key="sent"),
        DayColumn("ended", label="评分日期", sort_key="ended"),
        Column("total", label="总分", accessor=lambda row: "—" if row.total is None else row.total),
    ]

    def get_form_class(self, for_update: bool = False) -> type[SendForm]:
        """The form of a test application."""
        return SendForm

    def get_urlpatterns(self) -> list[Any]:
        """The list, the form, the desk, and the files."""
        return [
            path("results.xlsx", self.construct_view(AssessmentWorkbook), name="workbook"),
            path("<int:pk>/sheet.pdf", self.construct_view(AssessmentSheet), name="sheet"),
            *super().get_urlpatterns(),
        ]
