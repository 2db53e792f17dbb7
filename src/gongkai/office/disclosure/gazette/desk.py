"""The gazette in the back office (公报): its issues with their gaps, and putting one together."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from gongkai.office.backoffice.acted import UNPROCESSABLE
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.disclosure.actions.gazette import compose
from gongkai.office.disclosure.gazette.composing import missing_numbers, next_number, offered
from gongkai.office.disclosure.gazette.forms import IssueForm
from gongkai.office.disclosure.gazette.records import GazetteIssue
from gongkai.office.disclosure.kinds import Kind, Openness
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import AnyUser, Duty, NotPermitted, holds_among, organs_with
from gongkai.office.organs.visibility import visible

PUBLISHERS = (Organ.Kind.GOVERNMENT, Organ.Kind.OFFICE)
"""Who runs a gazette: governments and their offices; departments and townships do not."""


def publishers(user: AnyUser) -> list[Organ]:
    """The organs for which a person may put a gazette together (公报主办机关)."""
    return list(organs_with(user, Duty.DRAFT).filter(kind__in=PUBLISHERS).order_by("path"))


class GazettePage(WagtailAdminTemplateMixin, TemplateView):
    """A page for those who put gazettes together; 404 for everybody else."""

    header_icon = "doc-full-inverse"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the person's organs first."""
        self.organs = publishers(request.user)
        if not self.organs:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the issues, this page."""
        index = {"url": reverse("gazette:index"), "label": "公报"}
        here = [] if isinstance(self, IssuesView) else [{"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), index, *here]


class IssuesView(GazettePage):
    """The issues of the person's organs, the numbers that are missing (各期公报、缺号)."""

    template_name = "disclosure/gazette/index.html"
    page_title = "公报"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every issue, drafts too, and the gaps of its years."""
        issues = GazetteIssue.objects.filter(organ__in=self.organs).select_related("document")
        rows = list(issues.order_by("-year", "-number").defer("document__body"))
        years = {(one.organ_id, one.year) for one in rows}
        gaps = [
            f"{year} 年缺第 {'、'.join(map(str, missing))} 期"
            for organ in self.organs
            for year in sorted({year for pk, year in years if pk == organ.pk}, reverse=True)
            if (missing := missing_numbers(organ, year=year))
        ]
        return super().get_context_data(**kwargs) | {"issues": rows, "gaps": gaps}


class ComposeView(GazettePage):
    """Choosing what an issue prints (编目): what came out since the last one is offered."""

    template_name = "disclosure/gazette/compose.html"
    page_title = "编公报"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The draft that is put together anew, where there is one."""
        super().setup(request, *args, **kwargs)
        rows = visible_rows(request.user, Document).filter(kind=Kind.GAZETTE, published_at=None)
        self.document = get_object_or_404(rows, pk=kwargs["pk"]) if "pk" in kwargs else None

    def form(self, data: Any = None) -> IssueForm:
        """The form with what is offered, chosen as the draft has it."""
        organ = self.document.organ if self.document else self.organs[0]
        draft = self.document.get_latest_revision_as_object() if self.document else None
        kept = list(draft.contents.all()) if draft else []
        fresh = offered(organ, today=timezone.localdate())
        listed = {one.pk: one for one in (*(row.item for row in kept), *fresh)}
        chosen = {row.item_id: (at, row.heading) for at, row in enumerate(kept)}
        return IssueForm(
            data,
            organs=self.organs,
            documents=list(listed.values()),
            chosen=chosen,
            initial=_initial(organ, draft, today=timezone.localdate()),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and the draft where there is one."""
        form = kwargs.pop("form", None) or self.form()
        return super().get_context_data(**kwargs) | {"form": form, "document": self.document}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Draft the issue and attach its PDF."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                done = compose(
                    organ=form.cleaned_data["organ"],
                    issue=form.issue(),
                    contents=form.chosen(),
                    by=request.user,
                    on=timezone.localdate(),
                    document=self.document,
                )
            except NotPermitted as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, "本期已编成，全文 PDF 已作为附件，请核对后送审。")
                return redirect("disclosure:desk", done.pk)
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)


def _initial(organ: Organ, draft: Document | None, *, today: date) -> dict[str, Any]:
    issue = next(iter(draft.issues.all()), None) if draft else None
    if issue:
        kept = {name: getattr(issue, name) for name in ("year", "number", "whole", "day")}
        return {"organ": organ, **kept}
    number, whole = next_number(organ, year=today.year)
    return {"organ": organ, "year": today.year, "number": number, "whole": whole, "day": today}


def told(draft: Document, *, user: AnyUser) -> dict[str, Any] | None:
    """What the desk of an issue shows: its contents, and what its PDF holds that was taken back."""
    if draft.kind != Kind.GAZETTE:
        return None
    rows = list(draft.contents.all())
    seen = visible(user, Document).in_bulk([row.item_id for row in rows])
    lines = [(row.heading, seen[row.item_id]) for row in rows if row.item_id in seen]
    gone = [one for _, one in lines if not one.live or one.openness != Openness.PROACTIVE]
    return {"lines": lines, "gone": gone, "may_compose": draft.published_at is None}


class GazetteViewSet(ViewSet):
    """公报: after the documents that it prints."""

    name = "gazette"
    url_prefix = "gazette"
    menu_name = "gazette"
    menu_label = "公报"
    menu_order = 127
    icon = "doc-full-inverse"
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        """Shown to those who draft for a government or its office."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: holds_among(request.user, Duty.DRAFT, PUBLISHERS)
        return item

    def get_urlpatterns(self) -> list[Any]:
        """The issues, a new one, a draft put together anew."""
        view = self.construct_view
        return [
            path("", view(IssuesView), name="index"),
            path("compose/", view(ComposeView), name="compose"),
            path("compose/<int:pk>/", view(ComposeView), name="recompose"),
        ]
