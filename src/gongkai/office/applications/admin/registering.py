"""Registering a paper application (登记申请) in the back office."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications import actions
from gongkai.office.applications.admin.casefile import REFUSALS, case_url, list_url, sentences
from gongkai.office.applications.forms.applying import PaperForm
from gongkai.office.applications.models import Application
from gongkai.office.organs.standing import Duty, holds_anywhere


@method_decorator(never_cache, name="dispatch")
class RegisterView(WagtailAdminTemplateMixin, TemplateView):
    """Registering a paper application (登记申请), with the receipt for the applicant."""

    model = Application
    template_name = "applications/register.html"
    page_title = "登记申请"
    header_icon = "mail"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only those who handle applications somewhere."""
        if not holds_anywhere(request.user, Duty.HANDLE):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        items = [{"url": list_url(), "label": "申请"}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *items]

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
