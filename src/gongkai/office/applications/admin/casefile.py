"""The case file (案卷) and the page of each act on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.actions import Refused
from gongkai.office.applications.acts import Place, is_entitled, obstacle, permitted
from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.admin.deeds import DEEDS, Deed, deeds_for
from gongkai.office.applications.correspondence.entries import last_reply
from gongkai.office.applications.correspondence.writing import findings
from gongkai.office.applications.forms.concluding import outcome_groups
from gongkai.office.applications.models import Application, Finding
from gongkai.office.applications.sealing import Applicant, SealBroken
from gongkai.office.applications.states import turn
from gongkai.office.applications.views import story
from gongkai.office.applications.views.dues import dues
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.keyring import Locked
from gongkai.office.ledger.models import Event
from gongkai.office.letters.merging.merge import CannotMerge
from gongkai.office.messages.models import Message
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.report.writing import CannotWrite
from gongkai.statute import OUTCOMES, StatuteError

RECORDS = (
    "corrections",
    "extensions",
    "extension_requests",
    "consultations",
    "reasons_notices",
    "delays",
    "fee_notices",
    "reopenings",
    "drafts__by",
    "reviews",
    "conclusions",
    "services",
    "assignments__unit",
)
"""What a case page and the conditions of its acts look at, fetched at once."""

REFUSALS = (
    *(Refused, NotPermitted, StatuteError, ValidationError, SealBroken),
    *(Locked, CannotMerge, CannotWrite),
)
"""What an action says no with; each becomes a sentence on its form."""

OF_THE_REPLY = frozenset({"sign", "serve", "review_secrecy", "review_legality"})
"""Acts whose page leads to the reply that they are about."""


def sentences(refusal: Exception) -> list[str]:
    """The sentences of a refusal."""
    if isinstance(refusal, Refused):
        return list(refusal.reasons)
    if isinstance(refusal, ValidationError):
        return list(refusal.messages)
    return [str(refusal)]


class CasePage(WagtailAdminTemplateMixin, TemplateView):
    """A page about one application that this person may see."""

    model = Application
    header_icon = "mail"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the application (the scope answers 404 for a foreign one)."""
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        rows = visible_rows(request.user, Application).select_related(
            "organ", "handler", "withdrawal", "rating"
        )
        self.application = rows.prefetch_related(*RECORDS).get(pk=kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, the case, this page."""
        case = {"url": case_url(self.application), "label": self.application.register_number}
        items = [*super().get_breadcrumbs_items(), {"url": list_url(), "label": "申请"}, case]
        here = {"url": "", "label": self.page_title}
        return [*items, here] if self.page_title else [*items[:-1], case | {"url": ""}]


class CaseView(CasePage):
    """Everything about one application: what, whose turn, by when, what may I do now."""

    template_name = "applications/case.html"

    def get_header_title(self) -> str:
        """What the browser calls the page: its number."""
        return f"案卷 {self.application.register_number}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Facts, clock, records, ledger, and the acts permitted now."""
        case, user = self.application, self.request.user
        deeds = deeds_for(case, user)
        events = Event.objects.filter(subject="application", subject_id=case.pk)
        return super().get_context_data(**kwargs) | {
            "case": case,
            "turn": turn(case),
            "clock": story.clock_of(case, today=self.today),
            "dues": dues(case, today=self.today),
            "remedies": story.remedy_words(case, today=self.today),
            "main": _at(deeds, Place.MAIN),
            "others": _at(deeds, Place.ASIDE),
            "may_reveal": holds(user, Duty.REVEAL, case.organ_id),
            "notices": visible_rows(user, Message).filter(subject=SUBJECT, subject_id=case.pk),
            "may_send": holds(user, Duty.HANDLE, case.organ_id),
            "events": events.select_related("actor"),
        }


def _at(deeds: dict[str, Deed], place: Place) -> list[tuple[str, Deed]]:
    return [(name, deed) for name, deed in deeds.items() if deed.rule.place is place]


def finding(request: HttpRequest, pk: int, file: int) -> FileResponse:
    """A file that a unit found, to those who see the case, always as a download."""
    found = visible_rows(request.user, Finding).exclude(file="")
    kept = get_object_or_404(found, pk=file, application=pk)
    response = FileResponse(kept.file.open(), as_attachment=True, filename=kept.title)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@method_decorator(never_cache, name="dispatch")
class ActView(CasePage):
    """One act: its article, its form, and what stands in its way."""

    template_name = "applications/act.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the act; unknown ones do not exist."""
        super().setup(request, *args, **kwargs)
        self.act = kwargs["act"]
        if self.act not in DEEDS:
            raise Http404
        self.page_title = self.deed.title
        outcome = request.GET.get("outcome", "")
        self.leaf = OUTCOMES.get(outcome) if self.act == "draft" else None

    @property
    def deed(self) -> Deed:
        """The act's data."""
        return DEEDS[self.act]

    def form(self, *data: Any) -> Any:
        """The act's form; a decision has none before its outcome is chosen."""
        options = {"application": self.application, "user": self.request.user, "today": self.today}
        if self.act == "draft":
            initial = {"sub_kind": self.request.GET.get("sub_kind", "")}
            options |= {"leaf": self.leaf, "initial": initial}
            return self.deed.form(*data, **options) if self.leaf else None
        return self.deed.form(*data, **options)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and for a decision the outcomes to choose from."""
        allowed = permitted(self.application, self.request.user)
        context = {
            "case": self.application,
            "deed": self.deed,
            "leaf": self.leaf,
            "form": kwargs.get("form") or self.form(),
            "applicant": None,
            "is_allowed": self.act in allowed,
            "obstacle": self._obstacle(),
            **self._letter(),
            "groups": outcome_groups() if self.act == "draft" and not self.leaf else (),
            "case_url": case_url(self.application),
        }
        return super().get_context_data(**kwargs) | context | kwargs

    def _obstacle(self) -> str:
        """Why an entitled person cannot do it now, in a sentence."""
        case, user = self.application, self.request.user
        entitled = is_entitled(user, case, self.deed.rule)
        return obstacle(case, self.deed.rule, user) if entitled else ""

    def _letter(self) -> dict[str, Any]:
        """The reply that an act signs or serves, and before signing what its check finds."""
        case = self.application
        reply = last_reply(case) if self.act in OF_THE_REPLY else None
        if reply is None or not reply.is_draft:
            return {"letter": reply, "findings": None}
        revealed = holds(self.request.user, Duty.REVEAL, case.organ_id)
        return {
            "letter": reply,
            "findings": findings(case, reply, today=self.today, revealed=revealed),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        form = self.form(request.POST, request.FILES)
        if form is None:
            messages.error(request, "请先选择办理结果。")
            return redirect(request.path)
        result = self._result(form) if form.is_valid() else None
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if isinstance(result, Applicant):
            return self.render_to_response(self.get_context_data(applicant=result))
        messages.success(request, f"{self.deed.title}：已记入台账。")
        return redirect(self.done_url())

    def done_url(self) -> str:
        """Where one goes after the act: back to the case."""
        return case_url(self.application)

    def _result(self, form: Any) -> Any:
        try:
            return self.deed.perform(by=self.request.user, **form.arguments())
        except REFUSALS as refusal:
            for sentence in sentences(refusal):
                form.add_error(None, sentence)
            return None


def case_url(application: Application) -> str:
    """The page of a case file."""
    return reverse("applications:case", args=[application.pk])


def list_url() -> str:
    """The list of applications."""
    return reverse("applications:index")
