"""The page of a document (公开页): send it, follow its review, publish it, take it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.acted import refusal_for
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.disclosure import actions
from gongkai.office.disclosure.actions.following import waive
from gongkai.office.disclosure.following.owed import adoption_objection, interpretation_objection
from gongkai.office.disclosure.following.period import period_objection
from gongkai.office.disclosure.forms import (
    RecallForm,
    StatementForm,
    TakeBackForm,
    ValidityForm,
    WaiverForm,
)
from gongkai.office.disclosure.gate import SUBJECT, Unapproved, clearance_of
from gongkai.office.disclosure.gazette.desk import told
from gongkai.office.disclosure.kinds import Validity
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.telling import text_of
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.organs.visibility import visible
from gongkai.office.review import actions as review
from gongkai.office.review.findings.finding import findings_of
from gongkai.office.review.kinds import Purpose
from gongkai.office.review.models import Scrutiny
from gongkai.office.review.seals import seals
from gongkai.office.review.turns import awaits_letter, due, turn, with_turns

FORMS: dict[str, type[Form]] = {
    "submit": StatementForm,
    "recall": RecallForm,
    "withdraw": TakeBackForm,
    "validity": ValidityForm,
    "waive": WaiverForm,
}
"""The form of each act; publishing asks nothing."""


class DocumentDesk(WagtailAdminTemplateMixin, TemplateView):
    """What stands in the draft, whose turn it is, and the one act that comes next."""

    model = Document
    template_name = "disclosure/desk.html"
    page_title = "送审与发布"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the document among those the person may see (the scope answers 404 else)."""
        super().setup(request, *args, **kwargs)
        self.document = visible_rows(request.user, Document).get(pk=kwargs["pk"])
        if not holds(request.user, Duty.READ, self.document.organ_id):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        """The title of the document."""
        return self.document.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        items = [{"url": reverse("disclosure:list"), "label": "公开"}]
        return [*super().get_breadcrumbs_items(), *items, {"url": "", "label": self.page_title}]

    @cached_property
    def draft(self) -> Document:
        """The latest draft."""
        return self.document.get_latest_revision_as_object()

    @cached_property
    def scrutinies(self) -> list[Scrutiny]:
        """Every review of the document, the latest first."""
        rows = visible(self.request.user, Scrutiny)
        return list(with_turns(rows.filter(subject=SUBJECT, subject_id=self.document.pk)))

    @property
    def open_review(self) -> Scrutiny | None:
        """The review of the draft that has not ended."""
        return next(
            (
                one
                for one in self.scrutinies
                if one.ending is None and one.purpose == Purpose.PUBLICATION
            ),
            None,
        )

    def is_cleared(self) -> bool:
        """Whether the draft may go out now and has not."""
        if self.document.live and not self.document.has_unpublished_changes:
            return False
        try:
            clearance_of(self.draft)
        except Unapproved:
            return False
        return True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The draft as it would appear, its reviews, the events, and the forms in place."""
        open_one = self.open_review
        shown = {f"{act}_form": kwargs.get(act) or form() for act, form in FORMS.items()}
        is_cleared = self.is_cleared()
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "draft": self.draft,
            "body": mark_safe(clean_html(text_of(self.draft))),
            "open_review": open_one,
            "step": turn(open_one) if open_one else None,
            "awaits_letter": bool(open_one) and awaits_letter(open_one),
            "due": due(open_one) if open_one else None,
            "is_changed": bool(open_one) and open_one.content_digest != self.draft.content_digest(),
            "is_cleared": is_cleared,
            "may_withdraw": self.document.live
            and holds(self.request.user, Duty.APPROVE, self.document.organ_id),
            "scrutinies": self.scrutinies,
            "reviews": [(one, seals(one, today=timezone.localdate())) for one in self.scrutinies],
            "events": Event.objects.filter(subject=SUBJECT, subject_id=self.document.pk),
            "edit_url": reverse("disclosure:edit", args=[self.document.pk]),
            "unexplained": interpretation_objection(self.draft),
            "unanswered": adoption_objection(self.document, today=timezone.localdate()),
            "short": period_objection(self.draft, today=timezone.localdate()),
            "waiver": self.document.waivers.first(),
            "gazette": told(self.draft, user=self.request.user),
            **shown,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the act that the button names; refuse with its reason."""
        name = request.POST.get("act", "")
        act = getattr(self, f"act_{name}", None)
        if act is None:
            messages.error(request, "不认识这个操作，请从页面上的按钮办理。")
            return redirect(request.path)
        form = self.form_of(name)
        try:
            if form.is_valid():
                act(form, by=request.user, on=timezone.localdate())
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
        except (NotPermitted, PermissionDenied) as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**{name: form}), status=422)
        return redirect(request.path)

    def form_of(self, act: str) -> Form:
        """The form of an act, filled in."""
        if act == "validity":
            among = visible(self.request.user, Document)
            return ValidityForm(self.request.POST, among=among)
        return FORMS.get(act, Form)(self.request.POST)

    def act_submit(self, form: StatementForm, *, by: User, on: date) -> None:
        """送审."""
        stated = form.stated(self.draft)
        sent = actions.submit(document=self.document, stated=stated, by=by, on=on)
        messages.success(
            self.request, f"已送审，审查编号{sent.number}，等待{sent.steps[0].label}。"
        )
        for one in findings_of(sent.paper):
            messages.warning(self.request, f"机器查出{one.words}。{one.sort.advice}。")
        self._warn_of_interpretation()

    def act_recall(self, form: RecallForm, *, by: User, on: date) -> None:
        """撤回送审."""
        if self.open_review is None:
            raise NotPermitted("这篇稿件没有在审，不需要撤回。")
        review.recall(self.open_review, reason=form.cleaned_data["why"], by=by, on=on)
        messages.success(self.request, "已撤回，可以修改稿件。")

    def act_publish(self, form: Form, *, by: User, on: date) -> None:
        """发布."""
        actions.publish(document=self.document, by=by, on=on)
        messages.success(self.request, "已发布。")
        self._warn_of_interpretation()

    def act_waive(self, form: WaiverForm, *, by: User, on: date) -> None:
        """说明不作解读的理由."""
        waive(document=self.document, reason=form.cleaned_data["waived"], by=by, on=on)
        messages.success(self.request, "理由已记入台账。")

    def _warn_of_interpretation(self) -> None:
        if lack := interpretation_objection(self.draft):
            messages.warning(self.request, f"《{self.draft.title}》{lack}请尽快送审、发布解读。")

    def act_withdraw(self, form: TakeBackForm, *, by: User, on: date) -> None:
        """撤下."""
        data = form.cleaned_data
        actions.withdraw(
            document=self.document,
            reason=data["reason"],
            shows_title=not data["hides_title"],
            by=by,
            on=on,
        )
        messages.success(self.request, "已撤下，公众不再能看到；请另一人在“审查”中确认。")

    def act_validity(self, form: ValidityForm, *, by: User, on: date) -> None:
        """变更有效性."""
        data = form.cleaned_data
        actions.change_validity(
            document=self.document,
            validity=Validity(data["validity"]),
            basis=data["basis"],
            rests_on=data["rests_on"],
            by=by,
            on=data["on"],
        )
        messages.success(self.request, "有效性已变更。")
