"""An enclosure at the clerk's desk (案卷中的申请附件): what it is, whether scanned, download."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from gongkai.office.applications.admin.casefile import CasePage, case_url
from gongkai.office.applications.enclosing import actions
from gongkai.office.applications.enclosing.content import TYPES
from gongkai.office.applications.enclosing.forms import OpeningForm
from gongkai.office.applications.models import Enclosure
from gongkai.office.applications.records.enclosures import HeldFile, Scan
from gongkai.office.backoffice.scoping import visible_rows


class HeldFilePage:
    """The page of one file from outside, in front of a page of the back office.

    Held until scanned, or opened with a reason; with a virus it stays shut. A page says which file
    it is (`file`), beside which others it is scanned, how it is opened, and where it leads back.
    """

    template_name = "applications/enclosure.html"
    file: HeldFile

    def siblings(self) -> QuerySet[HeldFile]:
        """The files that came along with it."""
        raise NotImplementedError

    def opened(self, **who: Any) -> bytes:
        """The file, through the action that records it."""
        raise NotImplementedError

    def back(self) -> str:
        """The page that it belongs to."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file's facts and the form that it needs."""
        context = {
            "enclosure": self.file,
            "type": TYPES[self.file.kind],
            "is_waiting": self.file.scan == Scan.WAITING,
            "is_infected": self.file.scan == Scan.INFECTED,
            "form": kwargs.get("form") or OpeningForm(),
            "case_url": self.back(),
        }
        return super().get_context_data(**kwargs) | context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have it scanned once more if it waits, then hand it out, or say why not."""
        if self.file.scan == Scan.WAITING:
            actions.scan(self.siblings())
            self.file.refresh_from_db()
        form = OpeningForm(request.POST)
        form.is_valid()
        reason = form.cleaned_data.get("reason", "")
        try:
            data = self.opened(reason=reason, by=request.user, on=timezone.localdate())
        except actions.NotOpened as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return download(self.file, data)


@method_decorator(never_cache, name="dispatch")
class EnclosurePage(HeldFilePage, CasePage):
    """One file that came with an application or an answer."""

    page_title = "申请附件"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the file among those that the person may see; 404 for any other."""
        super().setup(request, *args, **kwargs)
        rows = visible_rows(request.user, Enclosure).filter(application=self.application)
        self.file = get_object_or_404(rows, pk=kwargs["file"])

    def siblings(self) -> QuerySet[HeldFile]:
        """The enclosures of the case."""
        return self.application.enclosures.all()

    def opened(self, **who: Any) -> bytes:
        """The enclosure, on the case's record."""
        return actions.open_enclosure(enclosure=self.file, **who)

    def back(self) -> str:
        """The case."""
        return case_url(self.application)


def download(enclosure: HeldFile, data: bytes) -> HttpResponse:
    """The file under a name of ours: its own may deceive, or tell who sent it."""
    response = HttpResponse(data, content_type=TYPES[enclosure.kind].mime)
    name = f"enclosure-{enclosure.pk}.{enclosure.kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
