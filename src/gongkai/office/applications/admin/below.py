"""What the pages below the list of applications have in common (清单以下的页面)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.admin.casefile import list_url
from gongkai.office.applications.models import Application
from gongkai.office.organs.standing import Duty, holds_anywhere


class BelowTheList(WagtailAdminTemplateMixin, TemplateView):
    """A page below the list; with a `duty` it exists for those alone who hold it somewhere."""

    model = Application
    duty: Duty | None = None
    header_icon = "mail"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for whoever lacks the duty."""
        if self.duty and not holds_anywhere(request.user, self.duty):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        items = [{"url": list_url(), "label": "申请"}, {"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *items]
