"""The pages of what is owed (公开责任): the work list, the matrix, documents still to be filed."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.acted import UNPROCESSABLE
from gongkai.office.disclosure.actions import filing as actions
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.owing.counting import Gap, by_organ, gaps, most_urgent, tally
from gongkai.office.disclosure.owing.filing import rows_for
from gongkai.office.disclosure.owing.forms import FilingForm, labelled
from gongkai.office.disclosure.owing.matrix import COLUMNS, matrix
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import AnyUser, Duty, NotPermitted, holds, organ_ids
from gongkai.office.organs.visibility import visible
from gongkai.statute import DUTIES

AT_A_TIME = 30
"""Documents that the page of filing shows."""


def watched(user: AnyUser) -> frozenset[int]:
    """The organs whose gaps a person sees: his own, and those that he supervises."""
    return organ_ids(user, Duty.READ) | organ_ids(user, Duty.SUPERVISE)


class OwingPage(WagtailAdminTemplateMixin, TemplateView):
    """A page about what is owed by the organs that a person belongs to or supervises."""

    header_icon = "tasks"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for whoever has no such organ."""
        if not watched(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the work list, this page."""
        index = {"url": reverse("owing:index"), "label": "公开责任"}
        here = [] if type(self) is WorkListView else [{"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), index, *here]

    @cached_property
    def organs(self) -> list[Organ]:
        """The organs that a person may look at, in the order of the tree."""
        return list(Organ.objects.filter(pk__in=watched(self.request.user)).order_by("path"))

    @property
    def today(self) -> date:
        """The office's day."""
        return timezone.localdate()


class WorkListView(OwingPage):
    """What one organ owes, by when, and what to do (我欠什么)."""

    template_name = "disclosure/owing/list.html"
    page_title = "公开责任"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list; whoever only supervises begins with the matrix."""
        if "organ" not in request.GET and not organ_ids(request.user, Duty.READ):
            return redirect("owing:matrix")
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The organ."""
        return str(self.organ)

    @cached_property
    def organ(self) -> Organ:
        """The organ asked for, else the first of one's own, else the first supervised."""
        asked = self.request.GET.get("organ")
        if asked:
            found = [one for one in self.organs if one.slug == asked]
            if not found:
                raise Http404
            return found[0]
        own = organ_ids(self.request.user, Duty.READ)
        return next((one for one in self.organs if one.pk in own), self.organs[0])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What asks for work first; then all rows of the organ, and those that do not apply."""
        found = gaps([self.organ], today=self.today)
        unfiled = visible(self.request.user, Document).filter(organ=self.organ, entry=None)
        return super().get_context_data(**kwargs) | {
            "organ": self.organ,
            "organs": self.organs,
            "today": self.today,
            "tally": tally(found),
            "asking": most_urgent(found),
            "applying": [one for one in found if one.owed is not None],
            "excused": [one for one in found if one.owed is None],
            "may_draft": holds(self.request.user, Duty.DRAFT, self.organ),
            "unfiled": unfiled.count() if any(one.owed for one in found) else 0,
        }


class MatrixView(OwingPage):
    """Organs by items, fields or rows (公开责任矩阵)."""

    template_name = "disclosure/owing/matrix.html"
    page_title = "公开责任矩阵"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The matrix, narrowed to an item of the law or a catalogue where rows are shown."""
        found = gaps(self.organs, today=self.today)
        by = self.request.GET.get("by", "duty")
        by = by if by in COLUMNS else "duty"
        narrowed = self._narrowed(found) if by == "row" else found
        return super().get_context_data(**kwargs) | {
            "by": by,
            "matrix": matrix(narrowed, self.organs, by=by),
            "tallies": by_organ(found, self.organs),
            "whole": tally(found),
            "heading": self._heading(narrowed) if by == "row" else "",
            "duties": DUTIES,
        }

    def _narrowed(self, found: list[Gap]) -> list[Gap]:
        duty, field = self.request.GET.get("duty"), self.request.GET.get("field")
        if field:
            return [one for one in found if str(one.row.edition.catalogue_id) == field]
        return [one for one in found if one.row.duty == (duty or "2001")]

    def _heading(self, narrowed: list[Gap]) -> str:
        if not narrowed:
            return "没有这一项的事项"
        row = narrowed[0].row
        if self.request.GET.get("field"):
            return str(row.edition.catalogue)
        return f"{row.duty} {DUTIES[row.duty].text}"


class FilingView(OwingPage):
    """Documents that hang on no entry yet, to be filed (归入目录)."""

    template_name = "disclosure/owing/filing.html"
    page_title = "归入目录"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The next documents of the organs that one drafts for, each with its choices."""
        form = kwargs.pop("form", None) or FilingForm(documents=self._documents())
        waiting = self._waiting().count()
        return super().get_context_data(**kwargs) | {"form": form, "waiting": waiting}

    def _waiting(self) -> Any:
        own = organ_ids(self.request.user, Duty.DRAFT)
        rows = visible(self.request.user, Document).filter(organ__in=own, entry=None)
        return rows.select_related("organ").defer("body").order_by("-pk")

    def _documents(self) -> list[tuple[Document, list[tuple[int, str]]]]:
        choices: dict[int, list[tuple[int, str]]] = {}
        found = []
        for document in self._waiting()[:AT_A_TIME]:
            if document.organ_id not in choices:
                choices[document.organ_id] = labelled(rows_for([document.organ]))
            found.append((document, choices[document.organ_id]))
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """File those for which an entry was chosen."""
        form = FilingForm(request.POST, documents=self._documents())
        if not form.is_valid():
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=UNPROCESSABLE)
        try:
            done = actions.file_under(form.chosen(), by=request.user, on=self.today)
        except NotPermitted as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"已归入目录 {done} 件。")
        return redirect(request.path)
