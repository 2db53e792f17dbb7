"""The page of a case's files that are given in part (区分处理)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.admin.casefile import CasePage, case_url
from gongkai.office.applications.releasing.forms import PartForm
from gongkai.office.applications.releasing.parts import not_yet_given, reasons, separate
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.redaction.models import Job
from gongkai.office.redaction.sheets import Unopened


class PartsView(CasePage):
    """Which files are given in part, where each stands, what they withhold; and one more."""

    template_name = "applications/parts.html"
    page_title = "区分处理"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The files, the reasons, and the form for those who handle the case."""
        case, user = self.application, self.request.user
        jobs = visible_rows(user, Job).filter(subject=SUBJECT, subject_id=case.pk).order_by("pk")
        form = kwargs.pop("form", None) or PartForm(application=case)
        return super().get_context_data(**kwargs) | {
            "case": case,
            "case_url": case_url(case),
            "jobs": jobs,
            "waiting": not_yet_given(case) if case.served else [],
            "reasons": reasons(case),
            "form": form if holds(user, Duty.HANDLE, case.organ_id) else None,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take in a file and go to its page, or say why not."""
        form = PartForm(request.POST, request.FILES, application=self.application)
        job = self._taken_in(form) if form.is_valid() else None
        if job is None:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return redirect(reverse("redaction:desk", args=[job.pk]))

    def _taken_in(self, form: PartForm) -> Job | None:
        who = {"by": self.request.user, "on": self.today}
        title, data = form.cleaned_data["title"], form.content()
        try:
            return separate(application=self.application, title=title, data=data, **who)
        except (Refused, NotPermitted, Unopened) as refusal:
            form.add_error(None, str(refusal))
            return None
