"""Saying whether an entry applies to an organ (确认适用情况), and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.admin.pages import Page
from gongkai.office.catalogue.forms import AppliesForm
from gongkai.office.catalogue.models import Applicability
from gongkai.office.catalogue.reading import current_rows, standpoints
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, holds


class AppliesView(Page):
    """One entry as one organ has it: what follows from the row, and what the organ says."""

    template_name = "catalogue/applies.html"
    page_title = "适用情况"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the organ that the person speaks for, and the row that covers it."""
        super().setup(request, *args, **kwargs)
        self.organ = Organ.objects.filter(slug=kwargs["organ"]).first()
        user = request.user
        if self.organ is None or not (
            holds(user, Duty.DRAFT, self.organ) or holds(user, Duty.SUPERVISE, self.organ)
        ):
            raise Http404
        found = standpoints([self.organ], current_rows().filter(entry=kwargs["pk"]))
        if not found:
            raise Http404
        self.standpoint = found[0]

    def get_page_subtitle(self) -> str:
        """The entry."""
        return str(self.standpoint.row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The row, what holds now, who said it, and the form."""
        verdict = self.standpoint.verdict
        said = Applicability.objects.filter(organ=self.organ, entry=self.standpoint.row.entry)
        start = {"applies": "yes" if verdict.applies else "no"}
        return super().get_context_data(**kwargs) | {
            "organ": self.organ,
            "row": self.standpoint.row,
            "verdict": verdict,
            "said": said.select_related("by").first(),
            "form": kwargs.get("form") or AppliesForm(initial=start),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what the organ says."""
        form = AppliesForm(request.POST)
        if not form.is_valid():
            return self.refused(form=form)
        actions.say_applies(
            entry=self.standpoint.row.entry,
            organ=self.organ,
            **form.cleaned_data,
            by=request.user,
            on=timezone.localdate(),
        )
        messages.success(request, "已登记。")
        return redirect(reverse("catalogue:index"))
