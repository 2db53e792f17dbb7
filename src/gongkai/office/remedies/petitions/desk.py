"""What the public wrote, at the clerk's desk (公众来件的办理): the list, the page, the files."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from gongkai.office.applications.enclosing.desk import HeldFilePage
from gongkai.office.applications.records.enclosures import HeldFile
from gongkai.office.applications.sealing import SealBroken
from gongkai.office.backoffice.acted import Act, ActedCreate, ActedViewSet, DayColumn, Desk
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.remedies.models import Evidence, Petition
from gongkai.office.remedies.petitions import actions
from gongkai.office.remedies.petitions.forms import (
    AnswerForm,
    CorrectionAnswerForm,
    PaperPetitionForm,
    RevealForm,
)


class PetitionIndex(generic.IndexView):
    """What was sent, unanswered first."""

    add_item_label = "登记来信"

    def get_base_queryset(self):
        """Rows with their organ."""
        return super().get_base_queryset().select_related("organ")


class PetitionCreate(ActedCreate):
    """Register what came by letter or in person."""

    refusals = (NotPermitted,)
    page_title = "登记"

    def begun(self, data: Any, *, by: Any, on: Any) -> Petition:
        """The petition, with the query code told once."""
        filed = actions.file_petition(**self.form.arguments(), by=by)
        told = f"编号 {filed.petition.number}，查询码 {filed.query_code}，只显示这一次。"
        messages.info(self.request, f"{told}请告知来件人，凭两者可以查到办理情况。")
        return filed.petition


@method_decorator(never_cache, name="dispatch")
class PetitionDesk(Desk):
    """One of them: what is asked, by when, the answer."""

    model = Petition
    page_title = "公众来件"
    header_icon = "comment"
    template_name = "remedies/petition.html"
    refusals = (NotPermitted, SealBroken)
    sender = None

    def facts(self):
        """What was written, term by term; the sender masked."""
        one = self.object
        return [
            ("种类", one.get_kind_display()),
            ("依据", actions.ARTICLES[one.kind]),
            ("收件机关", one.organ),
            ("被投诉举报的机关", one.about),
            ("事项", one.title),
            ("内容", one.text),
            ("来件人", one.masked_name or "未留姓名"),
            ("提交日期", f"{one.filed}{'（来信来访，由经办人登记）' if one.on_paper else ''}"),
            ("内部期限", f"{one.due}（法律没有规定期限，由本机关掌握）"),
            ("处理结果", one.standing),
            ("答复", one.answer),
            ("答复日期", one.answered),
            *([("按期匿名", f"{one.anonymised}，保存期限已满")] if one.anonymised else []),
        ]

    def acts(self):
        """Answering, while it is open; looking at the sender."""
        one, user = self.object, self.request.user
        found = []
        if not one.answered and holds(user, Duty.HANDLE, one.organ_id):
            does = partial(actions.answer, petition=one)
            is_correction = one.kind == Petition.Kind.CORRECTION
            form = partial(CorrectionAnswerForm, organ=one.organ) if is_correction else AnswerForm
            found.append(Act("answer", "答复", "答复", does, form, actions.ARTICLES[one.kind]))
        if holds(user, Duty.REVEAL, one.organ_id) and not one.anonymised:
            found.append(Act("reveal", "查看来件人信息", "查看", self._reveal, RevealForm))
        return found

    def _reveal(self, **who: Any) -> None:
        self.sender = actions.reveal(petition=self.object, **who)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act; who wrote is shown at once, and once."""
        response = super().post(request, *args, **kwargs)
        if self.sender is None:
            return response
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        """What was written, its files, its events."""
        events = Event.objects.filter(subject=actions.SUBJECT, subject_id=self.object.pk)
        files = visible_rows(self.request.user, Evidence).filter(petition=self.object)
        own = {"events": events, "files": files, "sender": self.sender}
        return super().get_context_data(**kwargs) | own


@method_decorator(never_cache, name="dispatch")
class EvidencePage(HeldFilePage, generic.WagtailAdminTemplateMixin, TemplateView):
    """One file that came with what somebody wrote."""

    model = Petition
    page_title = "证据材料"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the file among those that the person may see; 404 for any other."""
        super().setup(request, *args, **kwargs)
        rows = visible_rows(request.user, Evidence).filter(petition=kwargs["pk"])
        self.file = get_object_or_404(rows, pk=kwargs["file"])

    def siblings(self) -> QuerySet[HeldFile]:
        """The files of the same petition."""
        return self.file.petition.evidence.all()

    def opened(self, **who: Any) -> bytes:
        """The file, on the petition's record."""
        return actions.open_evidence(evidence=self.file, **who)

    def back(self) -> str:
        """The petition."""
        return reverse("petitions:desk", args=[self.file.petition_id])


class PetitionViewSet(ActedViewSet):
    """公众来件: corrections, suggestions and complaints sent to the organ."""

    model = Petition
    name = "petitions"
    menu_name = "petitions"
    menu_label = "公众来件"
    menu_order = 145
    icon = "comment"
    index_view_class = PetitionIndex
    add_view_class = PetitionCreate
    desk_class = PetitionDesk
    search_fields = ["number", "title"]
    list_filter = ["kind", "result"]
    list_display = [
        TitleColumn(
            "title", label="事项", get_url=lambda row: reverse("petitions:desk", args=[row.pk])
        ),
        Column("number", label="编号"),
        Column("get_kind_display", label="种类"),
        DayColumn("filed", label="提交", sort_key="filed"),
        DayColumn("due", label="内部期限", sort_key="due"),
        Column("standing", label="状态"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[PaperPetitionForm]:
        """The form of a letter; the organs of the person only."""
        return PaperPetitionForm

    def get_urlpatterns(self) -> list:
        """The list, the form, the desk and its files."""
        file = self.construct_view(EvidencePage)
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/file/<int:file>/", file, name="evidence"),
        ]
