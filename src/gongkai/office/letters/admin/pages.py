"""The catalogue of letters, and the page of one of them (文书目录、文书模板)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.acted import UNPROCESSABLE, refusal_for
from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions
from gongkai.office.letters.catalogue import LETTERS, LetterKind
from gongkai.office.letters.catalogue.fields import FIELDS
from gongkai.office.letters.forms import DecideForm, ProposeForm
from gongkai.office.letters.models import LetterTemplate, Seal, TemplateVersion
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, NotPermitted, holds, organs_with
from gongkai.office.organs.visibility import visible

GROUPS = (
    ("办理过程中的文书", [kind for kind in LETTERS.values() if not kind.is_reply]),
    ("办结申请的文书", [kind for kind in LETTERS.values() if kind.is_reply]),
)


class OfOrgan(WagtailAdminTemplateMixin, TemplateView):
    """A page about the letters of one organ that this person belongs to; 404 for any other."""

    header_icon = "doc-full"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the organ."""
        super().setup(request, *args, **kwargs)
        self.organ = own_organ(request, kwargs["organ"])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the catalogue, this page."""
        index = {"url": reverse("letters:organ", args=[self.organ.slug]), "label": "文书"}
        here = {"url": "", "label": self.get_page_subtitle() or self.page_title}
        return [*super().get_breadcrumbs_items(), index, here]


def own_organ(request: HttpRequest, slug: str) -> Organ:
    """The organ of an address, where the person is a member of it; else it does not exist."""
    organ = organs_with(request.user, Duty.READ).filter(slug=slug).first()
    if organ is None:
        raise Http404
    return organ


def known_letter(code: str) -> LetterKind:
    """The letter of an address; one that is not in the catalogue does not exist."""
    if code not in LETTERS:
        raise Http404
    return LETTERS[code]


class IndexView(WagtailAdminTemplateMixin, TemplateView):
    """The way to the catalogue: straight to it for a member of one organ."""

    page_title = "文书"
    header_icon = "doc-full"
    template_name = "letters/organs.html"
    _show_breadcrumbs = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The only organ's catalogue, or the organs to choose from."""
        organs = list(organs_with(request.user, Duty.READ))
        if len(organs) == 1:
            return redirect("letters:organ", organs[0].slug)
        return self.render_to_response(self.get_context_data(organs=organs))


class CatalogueView(OfOrgan):
    """The 37 letters: to whom, when, by when, in which version."""

    template_name = "letters/catalogue.html"
    page_title = "文书"

    def get_page_subtitle(self) -> str:
        """The organ."""
        return str(self.organ)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The letters in their two groups, each with what is used and what waits."""
        versions = visible(self.request.user, TemplateVersion).filter(template__organ=self.organ)
        used: dict[str, int] = {}
        waiting: set[str] = set()
        for code, number, state in versions.order_by("number").values_list(
            "template__code", "number", "state"
        ):
            if state == TemplateVersion.State.APPROVED:
                used[code] = number
            if state == TemplateVersion.State.PROPOSED:
                waiting.add(code)
        groups = [
            (title, [(kind, used.get(kind.code), kind.code in waiting) for kind in kinds])
            for title, kinds in GROUPS
        ]
        seal = visible(self.request.user, Seal).filter(organ=self.organ, retired=None).first()
        return super().get_context_data(**kwargs) | {
            "organ": self.organ,
            "groups": groups,
            "seal": seal,
        }


class LetterView(OfOrgan):
    """One letter: what it must hold, its fields, its versions, and the next act on them."""

    template_name = "letters/letter.html"
    page_title = "文书模板"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the letter in the catalogue."""
        super().setup(request, *args, **kwargs)
        self.kind = known_letter(kwargs["code"])

    def get_page_subtitle(self) -> str:
        """The letter's name."""
        return f"{self.kind.code} {self.kind.name}"

    def versions(self) -> Any:
        """The versions of this letter, the newest first."""
        rows = visible(self.request.user, TemplateVersion).defer("document")
        return rows.filter(
            template__organ=self.organ, template__code=self.kind.code
        ).select_related("by", "decided_by", "template")

    def get_context_data(self, bound: Any = None, **kwargs: Any) -> dict[str, Any]:
        """The letter, its fields, its versions, the forms that this person may use."""
        user, versions = self.request.user, list(self.versions())
        used = next((one for one in versions if one.state == "approved"), None)
        waiting = [one for one in versions if one.state == "proposed"]
        template = visible(user, LetterTemplate).filter(organ=self.organ, code=self.kind.code)
        events = Event.objects.filter(
            subject="letter_template", subject_id__in=template.values("pk")
        )
        context = {
            "organ": self.organ,
            "kind": self.kind,
            "fields": [
                (FIELDS[code], code in self.kind.required, _example(code))
                for code in self.kind.fields
            ],
            "versions": versions,
            "used": used,
            "waiting": [(one, actions.objection(one, user)) for one in waiting],
            "propose_form": ProposeForm() if holds(user, Duty.DRAFT, self.organ) else None,
            "decide_form": DecideForm(),
            "events": events.select_related("actor"),
        }
        return super().get_context_data(**kwargs) | context | (bound or {})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Propose a version, or decide on one; or say why not."""
        if request.POST.get("act") == "propose":
            form = ProposeForm(request.POST, request.FILES)
            done = form.is_valid() and self._done(
                form, self._propose, "已提出新版本，待另一人审定。"
            )
            return self._answered(done, propose_form=form)
        form = DecideForm(request.POST)
        done = form.is_valid() and self._done(form, self._decide, "已登记审定结果。")
        return self._answered(done, decide_form=form)

    def _answered(self, done: bool, **forms: Any) -> HttpResponse:
        if done:
            return redirect(self.request.path)
        context = self.get_context_data(bound=forms)
        return self.render_to_response(context, status=UNPROCESSABLE)

    def _done(self, form: Any, act: Any, words: str) -> bool:
        try:
            act(form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal_for(form, refusal))
        except NotPermitted as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(self.request, words)
        return form.is_valid()

    def _propose(self, data: dict[str, Any]) -> None:
        actions.propose(
            organ=self.organ,
            code=self.kind.code,
            document=data["document"],
            reason=data["reason"],
            by=self.request.user,
            on=timezone.localdate(),
        )

    def _decide(self, data: dict[str, Any]) -> None:
        number = self.request.POST.get("version", "")
        version = self.versions().filter(number=number if number.isdigit() else 0).first()
        if version is None:
            raise ValidationError("没有这个版本，请刷新页面后再审定。")
        actions.decide(
            version=version,
            approve=self.request.POST.get("act") == "approve",
            opinion=data["opinion"],
            by=self.request.user,
            on=timezone.localdate(),
        )


def _example(code: str) -> str:
    """An example of a field as the table of fields shows it."""
    sample = FIELDS[code].sample
    if isinstance(sample, str):
        return sample
    return "；".join("，".join(row.values()) for row in sample)
