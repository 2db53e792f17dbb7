"""The page of a review (审查页): what it is, whose turn, by when; text and files by the list."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.acted import UNPROCESSABLE, refusal_for
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.review import actions
from gongkai.office.review.admin.sheet import sheet_pdf
from gongkai.office.review.findings.finding import KEPT, findings_of
from gongkai.office.review.forms import AnswerForm, OpinionForm
from gongkai.office.review.kinds import Purpose
from gongkai.office.review.models import Scrutiny
from gongkai.office.review.seals import seals
from gongkai.office.review.subjects import category_label, is_stale, subject_of
from gongkai.office.review.turns import (
    awaits_letter,
    due,
    is_overdue,
    last_opinion,
    objection,
    turn,
    with_turns,
)
from gongkai.report.writing import CannotWrite


class OfScrutiny(WagtailAdminTemplateMixin, TemplateView):
    """A page about one review among those the person may see; 404 for any other."""

    model = Scrutiny

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the review with all that is asked of it."""
        super().setup(request, *args, **kwargs)
        rows = with_turns(visible_rows(request.user, Scrutiny))
        self.scrutiny = rows.filter(pk=kwargs["pk"]).first()
        if self.scrutiny is None:
            raise Http404


class ReviewDesk(OfScrutiny):
    """One review: the item as it was sent, the levels, and what this person may do now."""

    template_name = "review/desk.html"
    page_title = "审查"
    header_icon = "circle-check"
    _show_breadcrumbs = True

    def get_page_subtitle(self) -> str:
        """The number of the review."""
        return self.scrutiny.number

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        items = [{"url": reverse("review:index"), "label": "审查"}]
        here = {"url": "", "label": self.scrutiny.number}
        return [*super().get_breadcrumbs_items(), *items, here]

    def objection(self) -> str:
        """Why this person may not review now; empty where he may."""
        found = objection(self.scrutiny, self.request.user, on=timezone.localdate())
        if not found and self.is_stale():
            return actions.STALE
        return found

    def is_stale(self) -> bool:
        """Whether the draft was changed since it was sent."""
        open_one = self.scrutiny.ending is None
        return open_one and self.scrutiny.purpose == Purpose.PUBLICATION and is_stale(self.scrutiny)

    def opinion_form(self, data: Any = None) -> OpinionForm:
        """The form of an opinion, the list answered as at the level before."""
        last = last_opinion(self.scrutiny)
        purpose = Purpose(self.scrutiny.purpose)
        return OpinionForm(
            data,
            purpose=purpose,
            before=last.checklist if last else None,
            findings=findings_of(self.scrutiny.paper),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item, its reviewers so far, and the forms that are in place."""
        today, scrutiny, user = timezone.localdate(), self.scrutiny, self.request.user
        why_not = self.objection()
        may_answer = awaits_letter(scrutiny) and holds(user, Duty.APPROVE, scrutiny.organ_id)
        return super().get_context_data(**kwargs) | {
            "scrutiny": scrutiny,
            "category": category_label(scrutiny.category),
            "body": mark_safe(subject_of(scrutiny).text(scrutiny.paper)),
            "files": list(enumerate(scrutiny.paper.get("files", ()), 1)),
            "facts": scrutiny.paper.get("facts", ()),
            "was_looked_through": KEPT in scrutiny.paper,
            "findings": findings_of(scrutiny.paper),
            "seals": seals(scrutiny, today=today),
            "step": turn(scrutiny),
            "due": due(scrutiny),
            "is_late": is_overdue(scrutiny, today),
            "opinions": scrutiny.opinions.all(),
            "objection": why_not,
            "opinion_form": kwargs.get("opinion") or (None if why_not else self.opinion_form()),
            "answer_form": kwargs.get("answer") or (AnswerForm() if may_answer else None),
            "events": Event.objects.filter(
                subject=scrutiny.subject, subject_id=scrutiny.subject_id
            ),
            "item_page": subject_of(scrutiny).page(scrutiny.subject_id),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the opinion or keep the letter, or show why not."""
        act = request.POST.get("act", "")
        forms = {"opinion": self.opinion_form, "answer": AnswerForm}
        if act not in forms:
            messages.error(request, "不认识这个操作，请从页面上的按钮办理。")
            return redirect(request.path)
        form = forms[act](request.POST)
        try:
            done = form.is_valid() and self._done(
                act, form, by=request.user, on=timezone.localdate()
            )
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
            done = False
        except NotPermitted as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        if done:
            return redirect(request.path)
        return self.render_to_response(self.get_context_data(**{act: form}), status=UNPROCESSABLE)

    def _done(self, act: str, form: Form, *, by: User, on: date) -> bool:
        if act == "answer":
            actions.record_answer(self.scrutiny, **form.cleaned_data, by=by, on=on)
            messages.success(self.request, "复函已登记，请终审人作结论。")
        else:
            given = actions.give_opinion(self.scrutiny, form.held(), by=by, on=on)
            messages.success(self.request, f"已作{given.get_step_display()}意见。")
        return True


class ReviewSheet(OfScrutiny):
    """The sheet of a review as a PDF to print and to file (打印审查单)."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The PDF, or a sentence why there is none."""
        try:
            data = sheet_pdf(self.scrutiny)
        except CannotWrite as refusal:
            messages.error(request, str(refusal))
            return redirect("review:desk", self.scrutiny.pk)
        name = f"{self.scrutiny.number}.pdf"
        return FileResponse(io.BytesIO(data), filename=name, content_type="application/pdf")


class ReviewFile(OfScrutiny):
    """A file as it was sent to review (送审附件), as a download, to those who see the review."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The file by its place in the list."""
        files = self.scrutiny.paper.get("files", [])
        if not 1 <= kwargs["number"] <= len(files):
            raise Http404
        file = files[kwargs["number"] - 1]
        if not default_storage.exists(file["name"]):
            raise Http404
        name = file["name"].rpartition("/")[2]
        kept = default_storage.open(file["name"])
        response = FileResponse(kept, as_attachment=True, filename=name)
        response["X-Content-Type-Options"] = "nosniff"
        return response
