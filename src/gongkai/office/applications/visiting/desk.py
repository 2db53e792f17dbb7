"""How many found it before they applied (申请前已找到), in the back office, beside the whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.kinds import Channel
from gongkai.office.applications.models import Application, FoundBefore
from gongkai.office.organs.standing import Duty, holds_anywhere
from gongkai.office.organs.visibility import visible

SHOWN = 24
"""Rows of organ and month."""


class FoundBeforePage(WagtailAdminTemplateMixin, TemplateView):
    """By organ and month: who found it published, and how many applied online all the same."""

    template_name = "applications/found_before.html"
    page_title = "申请前已找到"
    header_icon = "search"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only those who read applications somewhere."""
        if not holds_anywhere(request.user, Duty.READ):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The latest months."""
        found = list(visible(self.request.user, FoundBefore).select_related("organ")[:SHOWN])
        applied = _applied(visible(self.request.user, Application))
        rows = [(one, applied.get((one.organ_id, one.month), 0)) for one in found]
        return super().get_context_data(**kwargs) | {"rows": rows}


def _applied(cases: Any) -> dict[tuple[int, date], int]:
    online = cases.counted().filter(channel=Channel.ONLINE).order_by()
    months = online.annotate(month=TruncMonth("arrived")).values_list("organ", "month")
    return {(organ, month): times for organ, month, times in months.annotate(Count("pk"))}
