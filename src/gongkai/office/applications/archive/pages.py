"""A case to take away in the back office (导出案卷): its page, masked or full; its package."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.office.applications.admin.casefile import REFUSALS, CasePage, case_url, sentences
from gongkai.office.applications.archive import actions
from gongkai.office.applications.archive.sheet import sheet
from gongkai.office.applications.bulk.pages import downloaded
from gongkai.office.applications.forms.acts import NO_PERSONAL_DATA, text
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.organs.standing import Duty, holds
from gongkai.report.writing import CannotWrite

UNPROCESSABLE = 422
ZIP = "application/zip"


class TakingForm(forms.Form):
    """Why the applicant's data is taken out (理由)."""

    reason = text("理由", rows=2, max_length=300, help_text=NO_PERSONAL_DATA)


@method_decorator(never_cache, name="dispatch")
class ArchivePage(CasePage):
    """What of a case may be taken away, and by whom."""

    template_name = "applications/archive.html"
    page_title = "导出案卷"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, for those who may see who applied."""
        return super().get_context_data(**kwargs) | {
            "case": self.application,
            "may_reveal": holds(self.request.user, Duty.REVEAL, self.application.organ_id),
            "form": kwargs.get("form") or TakingForm(),
            "case_url": case_url(self.application),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The full page or the package, or why not."""
        form, what = TakingForm(request.POST), request.POST.get("what", "")
        if what not in ("sheet", "package"):
            raise Http404
        made = self._made(form, what) if form.is_valid() else None
        if made is None:
            return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)
        name = f"{self.application.register_number}案卷"
        if what == "sheet":
            return file_response(made, f"{name}办理单.pdf")
        return downloaded(made.file, f"{name}.zip", kind=ZIP)

    def _made(self, form: TakingForm, what: str) -> Any:
        make = actions.full_sheet if what == "sheet" else actions.package
        reason = form.cleaned_data["reason"]
        try:
            return make(
                application=self.application, reason=reason, by=self.request.user, on=self.today
            )
        except (*REFUSALS, CannotWrite) as refusal:
            for told in sentences(refusal):
                form.add_error(None, told)
            return None


class SheetPage(CasePage):
    """The one page with what is personal masked."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The PDF, or the sentence why it cannot be set on the page of taking out."""
        name = f"{self.application.register_number}办理单.pdf"
        try:
            data = sheet(self.application, today=timezone.localdate())
        except CannotWrite as fault:
            messages.error(request, str(fault))
            return HttpResponse(status=302, headers={"Location": case_url(self.application)})
        return file_response(data, name, inline=True)
