"""Registering a paper application (登记申请) in the back office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.office.applications import actions
from gongkai.office.applications.admin.below import BelowTheList
from gongkai.office.applications.admin.casefile import REFUSALS, case_url, sentences
from gongkai.office.applications.forms.applying import PaperForm
from gongkai.office.organs.standing import Duty


@method_decorator(never_cache, name="dispatch")
class RegisterView(BelowTheList):
    """Registering a paper application (登记申请), with the receipt for the applicant."""

    duty = Duty.HANDLE
    template_name = "applications/register.html"
    page_title = "登记申请"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, or the receipt once the application is kept."""
        form = kwargs.pop("form", None) or self._form()
        return super().get_context_data(**kwargs) | {"form": form, **kwargs}

    def _form(self, data: Any = None) -> PaperForm:
        return PaperForm(data, user=self.request.user, today=timezone.localdate())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Register; show number and query code once."""
        form = self._form(request.POST)
        kept = self._kept(form) if form.is_valid() else None
        if kept is None:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        context = self.get_context_data(form=form, kept=kept, case_url=case_url(kept.application))
        return self.render_to_response(context)

    def _kept(self, form: PaperForm) -> actions.Registration | None:
        data = form.cleaned_data
        try:
            return actions.register(
                organ=data["organ"],
                channel=data["channel"],
                applicant=form.applicant(),
                arrived=data["arrived"],
                confirmed=data["confirmed"],
                submission=str(data["submission"]),
                by=self.request.user,
                on=form.today,
                **form.wanted(),
            )
        except REFUSALS as refusal:
            for sentence in sentences(refusal):
                form.add_error(None, sentence)
            return None
