"""The letters of a case in the back office (案卷文书): the list, one letter, its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.correspondence import actions
from gongkai.office.applications.correspondence.entries import Entry, entries, entry
from gongkai.office.applications.correspondence.facts import facts_of
from gongkai.office.applications.correspondence.forms import PaperForm, WordsForm
from gongkai.office.applications.correspondence.writing import findings as found_in
from gongkai.office.applications.correspondence.writing import place_of, written
from gongkai.office.applications.models import Application
from gongkai.office.applications.sealing import SealBroken
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.keyring import Locked
from gongkai.office.letters.actions import issued_of, seal_in_use, words_of
from gongkai.office.letters.checking.by_hand import elements_by_hand
from gongkai.office.letters.merging.merge import CannotMerge
from gongkai.office.letters.writing import Letter
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.report.findings import Severity
from gongkai.report.writing import CannotWrite

UNPROCESSABLE = 422
REFUSALS = (ValidationError, NotPermitted, SealBroken, Locked, CannotMerge, CannotWrite)
"""What an act on a letter says no with."""

FORMS = {"word": "docx", "pdf": "pdf"}
"""What may be taken out, by the name of its button."""


class OfCase(WagtailAdminTemplateMixin, TemplateView):
    """A page about the letters of one application that this person may see."""

    model = Application
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the application among those that the person may see."""
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        rows = visible_rows(request.user, Application).select_related("organ")
        found = rows.filter(pk=kwargs["pk"]).first()
        if found is None:
            raise Http404
        self.case = found

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, the case, its letters, this page."""
        case = self.case
        steps = [
            {"url": reverse("applications:index"), "label": "申请"},
            {"url": reverse("applications:case", args=[case.pk]), "label": case.register_number},
            {"url": reverse("applications:letters", args=[case.pk]), "label": "文书"},
        ]
        return [*super().get_breadcrumbs_items(), *steps, {"url": "", "label": self.page_title}]


class CaseLettersView(OfCase):
    """Every letter of the case: to whom, its number and day, whether it is signed."""

    template_name = "applications/letters.html"
    page_title = "全部文书"

    def get_page_subtitle(self) -> str:
        """The register number."""
        return self.case.register_number

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The letters with what was signed and the numbers taken."""
        rows = []
        for one in entries(self.case):
            place = place_of(self.case, one)
            words = words_of(place) if one.takes_number else None
            rows.append((one, one.number or (words.number if words else ""), issued_of(place)))
        return super().get_context_data(**kwargs) | {"case": self.case, "rows": rows}


@method_decorator(never_cache, name="dispatch")
class CaseLetterView(OfCase):
    """One letter: what the check finds, what is to be written, signing, taking it out."""

    template_name = "applications/letter.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the letter among those of the case."""
        super().setup(request, *args, **kwargs)
        self.entry = known_entry(self.case, kwargs["slot"])
        self.page_title = self.entry.kind.name

    def get_context_data(self, form: WordsForm | None = None, **kwargs: Any) -> dict[str, Any]:
        """The letter under check, its form, and what this person may do."""
        case, one, user = self.case, self.entry, self.request.user
        issued = issued_of(place_of(case, one))
        organ = case.organ_id
        may_write = not issued and holds(user, Duty.HANDLE, organ)
        may_reveal = holds(user, Duty.REVEAL, organ)
        findings = [] if issued else self._findings(revealed=may_reveal)
        may_sign = not issued and not one.is_draft and holds(user, Duty.SIGN, organ)
        is_sound = not any(found.severity is Severity.ERROR for found in findings)
        context = {
            "case": case,
            "entry": one,
            "issued": issued,
            "findings": findings,
            "form": form or (self.form() if may_write else None),
            "may_sign": is_sound and may_sign,
            "paper": kwargs.pop("paper", None) or (self.paper_form() if may_sign else None),
            "may_reveal": may_reveal,
            "seal": seal_in_use(case.organ) if holds(user, Duty.SEAL, organ) else None,
        }
        return super().get_context_data(**kwargs) | context

    def _findings(self, *, revealed: bool) -> list[Any]:
        """What the check finds; where the applicant's data cannot be opened, that is said."""
        try:
            return found_in(self.case, self.entry, today=self.today, revealed=revealed)
        except SealBroken as fault:
            messages.error(self.request, str(fault))
            return []

    def form(self, data: Any = None) -> WordsForm:
        """The form of what is to be written, filled with what is known."""
        words = words_of(place_of(self.case, self.entry))
        facts = facts_of(self.case, self.entry, words=words.values if words else None)
        known = {"reasons": facts.reasons, **facts.details}
        return WordsForm(data, entry=self.entry, known=known)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the words, sign, or hand out the letter; or say why not."""
        act = request.POST.get("act", "")
        if act == "write":
            return self._written(request)
        if act in FORMS:
            return self._taken_out(request, FORMS[act])
        if act == "sign":
            return self._signed(request)
        if act == "paper":
            return self._kept(request)
        raise Http404

    def _written(self, request: HttpRequest) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid() and self._done(actions.write, values=form.values()):
            messages.success(request, "已保存文书内容。")
            return redirect(request.path)
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)

    def _signed(self, request: HttpRequest) -> HttpResponse:
        if self._done(actions.sign):
            messages.success(request, "文书已签发，内容已固定。")
        return redirect(request.path)

    def paper_form(self, *data: Any) -> PaperForm:
        """The form of a letter signed outside; its number is the one that the act gave it."""
        form = PaperForm(*data)
        form.ask(elements_by_hand(self.entry.kind, facts_of(self.case, self.entry)))
        if self.entry.number:
            del form.fields["number"]
        return form

    def _kept(self, request: HttpRequest) -> HttpResponse:
        form = self.paper_form(request.POST, request.FILES)
        paper = form.paper() if form.is_valid() else None
        if not form.errors and paper is None:
            form.add_error("scan", "请选择签发件。")
        if paper and self._done(actions.sign, paper=paper):
            messages.success(request, "系统外签发的文书已登记，内容已固定。")
            return redirect(request.path)
        return self.render_to_response(self.get_context_data(paper=form), status=UNPROCESSABLE)

    def _taken_out(self, request: HttpRequest, form: str) -> HttpResponse:
        data = self._done(actions.take_out, form=form)
        if not data:
            return redirect(request.path)
        name = f"{self.entry.kind.name}{self.entry.number or self.case.register_number}"
        return file_response(data, f"{name}.{form}")

    def _done(self, act: Any, **arguments: Any) -> Any:
        """What the act gives, or nothing with the reasons told."""
        who = {"by": self.request.user, "on": self.today}
        try:
            return act(application=self.case, entry=self.entry, **who, **arguments)
        except REFUSALS as refusal:
            told = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
            for words in told:
                messages.error(self.request, words)
            return None


class PreviewView(OfCase):
    """A letter as it would look, with the name masked and 草稿 on every page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The pages; a template that cannot be set is told on the letter's own page."""
        one = known_entry(self.case, kwargs["slot"])
        try:
            return file_response(self._pages(one), f"{one.kind.name}（草稿）.pdf", inline=True)
        except (CannotMerge, CannotWrite) as fault:
            messages.error(request, str(fault))
            return redirect("applications:letter", self.case.pk, one.slot)

    def _pages(self, one: Entry) -> bytes:
        letter: Letter = written(self.case, one, today=self.today)
        return letter.pdf(draft=True)


def known_entry(case: Application, slot: str) -> Entry:
    """The letter of an address; one that the case does not have, or that is blanked, is none."""
    found = None if case.anonymised else entry(case, slot)
    if found is None:
        raise Http404
    return found
