"""The questions to one interview (访谈提问单): for its host, without anybody's name."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.questions.models import Question


class HostPage(WagtailAdminTemplateMixin, TemplateView):
    """What was asked before an interview, in the order in which it came."""

    template_name = "questions/host.html"
    page_title = "访谈提问单"
    header_icon = "help"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        steps = [{"url": reverse("questions:index"), "label": "咨询建言"}]
        return [*super().get_breadcrumbs_items(), *steps, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The questions that this person may see; none is no page."""
        rows = visible_rows(self.request.user, Question).filter(about=self.kwargs["document"])
        asked = list(rows.select_related("about").order_by("filed", "pk"))
        if not asked:
            raise Http404
        return super().get_context_data(**kwargs) | {"asked": asked, "about": asked[0].about}
