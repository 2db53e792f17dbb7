"""到期匿名 in the back office: what is due, the lists, one list, what would go of a matter."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.acted import Act, ActedViewSet, Desk
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, NotPermitted, holds, organ_ids, organs_with
from gongkai.office.retention import actions
from gongkai.office.retention.due import MODELS, NUMBERS, due, obstacle
from gongkai.office.retention.forms import ApproveForm, MakeForm, ReasonForm
from gongkai.office.retention.models import Appraisal, Item, Matter
from gongkai.office.retention.previewing import STAYS, going
from gongkai.office.retention.terms import DESTROYING, SHORT_TERMS, TERMS

SHOWN = 200
"""Matters that a page shows; the list itself holds all of them."""

PAGES = {
    Matter.APPLICATION: "applications:case",
    Matter.PETITION: "petitions:desk",
    Matter.REMEDY: "remedies:desk",
    Matter.QUESTION: "questions:desk",
}
"""The page of each matter."""


class RetentionPage(WagtailAdminTemplateMixin, TemplateView):
    """A page of this room."""

    model = Appraisal
    header_icon = "time"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, what is due, this page."""
        top = {"url": reverse("retention:index"), "label": "到期匿名"}
        here = {"url": "", "label": self.page_title}
        steps = [here] if isinstance(self, DuePage) else [top, here]
        return [*super().get_breadcrumbs_items(), *steps]


class DuePage(RetentionPage):
    """What is due in one's organs, the lists, and how long what is kept."""

    template_name = "retention/due.html"
    page_title = "到期匿名"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The due matters of each organ, the lists with their counts, the classes."""
        user = self.request.user
        counts = {
            result.value: Count("items", filter=Q(items__result=result)) for result in Item.Result
        }
        lists = visible_rows(user, Appraisal).select_related("organ", "by", "decided_by")
        return super().get_context_data(**kwargs) | {
            "organs": [self._due(organ) for organ in self._organs()],
            "lists": lists.annotate(**counts)[:SHOWN],
            "terms": TERMS.values(),
            "short_terms": SHORT_TERMS.values(),
            "shown": SHOWN,
        }

    def _organs(self) -> list[Organ]:
        return list(organs_with(self.request.user, Duty.READ))

    def _due(self, organ: Organ) -> dict[str, Any]:
        found = due(organ.pk, today=timezone.localdate())
        rows = list(islice(found, SHOWN))
        return {
            "organ": organ,
            "rows": rows,
            "count": len(rows) + sum(1 for _ in found),
            "may_list": holds(self.request.user, Duty.HANDLE, organ),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the list of an organ, or say why not."""
        form = MakeForm(request.POST, user=request.user)
        if not form.is_valid():
            raise Http404
        who = {"by": request.user, "on": timezone.localdate()}
        try:
            made = actions.make_list(organ=form.cleaned_data["organ"], **who)
        except (NotPermitted, ValidationError) as refusal:
            told = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            for words in told:
                messages.error(request, words)
            return redirect(request.path)
        messages.success(request, f"已编制{made}，请由另一位负责人审批。")
        return redirect("retention:desk", made.pk)


class AppraisalDesk(Desk):
    """One list: what is on it, whose turn it is, what became of each matter."""

    model = Appraisal
    template_name = "retention/appraisal.html"
    page_title = "鉴定清单"
    header_icon = "time"
    refusals = (NotPermitted,)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, what is due, this list."""
        home, *_ = super().get_breadcrumbs_items()
        top = {"url": reverse("retention:index"), "label": "到期匿名"}
        return [home, top, {"url": "", "label": str(self.object)}]

    def facts(self) -> list[tuple[str, Any]]:
        """The list, term by term."""
        one = self.object
        return [
            ("行政机关", one.organ),
            ("状态", self._standing()),
            ("件数", f"{one.items.count()} 件"),
            ("编制", f"{one.on} {one.by}"),
            ("审批", f"{one.decided} {one.decided_by}" if one.decided else ""),
            ("意见", one.opinion),
        ]

    def _standing(self) -> str:
        one = self.object
        waiting = one.items.filter(result=Item.Result.WAITING).count()
        if one.state == Appraisal.State.PROPOSED:
            return f"待审批：轮到负责人（不能是编制人{one.by}）"
        if one.state == Appraisal.State.APPROVED and waiting:
            return f"已批准，{waiting} 件待匿名：审批次日起由后台执行，执行前可以撤回"
        return "已执行完毕" if one.state == Appraisal.State.APPROVED else one.get_state_display()

    def acts(self) -> list[Act]:
        """Deciding, by a head who did not make it; calling back while something waits."""
        one, user = self.object, self.request.user
        if not holds(user, Duty.SIGN, one.organ_id):
            return []
        if one.state == Appraisal.State.PROPOSED and one.by_id != user.pk:
            approve = partial(actions.approve, appraisal=one)
            back = partial(actions.send_back, appraisal=one)
            return [
                Act("approve", "批准", "批准，按期匿名", approve, ApproveForm, DESTROYING),
                Act("return", "退回", "退回", back, ReasonForm),
            ]
        waiting = one.items.filter(result=Item.Result.WAITING)
        if one.state == Appraisal.State.APPROVED and waiting.exists():
            recall = partial(actions.recall, appraisal=one)
            return [Act("recall", "撤回清单", "撤回尚未匿名的", recall, ReasonForm)]
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The matters of the list and its events."""
        events = Event.objects.filter(subject="appraisal", subject_id=self.object.pk)
        items = [(item, TERMS[item.term]) for item in self.object.items.all()[:SHOWN]]
        rest = self.object.items.count() - len(items)
        return super().get_context_data(**kwargs) | {"events": events, "items": items, "rest": rest}


class PreviewPage(RetentionPage):
    """One matter: why it is due or not, what would go, what stays."""

    template_name = "retention/preview.html"
    page_title = "匿名预览"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the matter among those that the person may see; 404 for any other."""
        super().setup(request, *args, **kwargs)
        self.subject = kwargs["subject"]
        if self.subject not in MODELS:
            raise Http404
        rows = visible_rows(request.user, MODELS[self.subject])
        own = rows.filter(organ__in=organ_ids(request.user, Duty.READ))
        self.matter = own.filter(pk=kwargs["object_id"]).first()
        if self.matter is None:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The matter's number, what stands in the way, what goes and what stays."""
        subject, matter = self.subject, self.matter
        today = timezone.localdate()
        return super().get_context_data(**kwargs) | {
            "matter": matter,
            "number": getattr(matter, NUMBERS[Matter(subject)]) or f"第 {matter.pk} 号",
            "label": Matter(subject).label,
            "url": reverse(PAGES[Matter(subject)], args=[matter.pk]),
            "obstacle": "" if matter.anonymised else obstacle(subject, matter.pk, today=today),
            "going": [] if matter.anonymised else going(subject, matter.pk),
            "stays": STAYS,
        }


class AppraisalViewSet(ActedViewSet):
    """到期匿名: what is due, the lists, the previews."""

    model = Appraisal
    name = "retention"
    menu_name = "retention"
    menu_label = "到期匿名"
    menu_order = 150
    icon = "time"
    desk_class = AppraisalDesk
    form_fields = ["organ"]

    def get_urlpatterns(self) -> list[Any]:
        """What is due, one list, one matter; nothing generic."""
        preview = self.construct_view(PreviewPage)
        return [
            path("", self.construct_view(DuePage), name="index"),
            path("<int:pk>/", self.construct_view(AppraisalDesk, namespace=self.name), name="desk"),
            path("preview/<slug:subject>/<int:object_id>/", preview, name="preview"),
        ]
