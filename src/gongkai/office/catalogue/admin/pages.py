"""The list of catalogues, and founding one (公开目录、编制目录)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.backoffice.acted import UNPROCESSABLE
from gongkai.office.catalogue import actions
from gongkai.office.catalogue.forms import FoundForm
from gongkai.office.catalogue.models import Catalogue, Edition
from gongkai.office.organs.standing import AnyUser, Duty, holds, holds_anywhere
from gongkai.office.organs.visibility import visible


def may_look(user: AnyUser) -> bool:
    """Whether the catalogues are this person's business (members and supervisors)."""
    return holds_anywhere(user, Duty.READ) or holds_anywhere(user, Duty.SUPERVISE)


class Page(WagtailAdminTemplateMixin, TemplateView):
    """A page about catalogues: it exists for members and supervisors."""

    header_icon = "list-ul"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for whoever has no part in it."""
        if not may_look(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, the list, this page."""
        index = {"url": reverse("catalogue:index"), "label": "目录"}
        here = {"url": "", "label": self.get_page_subtitle() or self.page_title}
        return [*super().get_breadcrumbs_items(), index, here]

    def refused(self, **context: Any) -> HttpResponse:
        """The same page with what is wrong beside its field."""
        return self.render_to_response(self.get_context_data(**context), status=UNPROCESSABLE)


class IndexView(Page):
    """Every catalogue that this person may see, its edition and its rows."""

    template_name = "catalogue/index.html"
    page_title = "目录"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The catalogues with their editions, in two queries."""
        found = visible(self.request.user, Catalogue).select_related("organ")
        rows = [self._row(one) for one in found.prefetch_related("editions")]
        may_found = holds_anywhere(self.request.user, Duty.DRAFT)
        return super().get_context_data(**kwargs) | {"rows": rows, "may_found": may_found}

    def _row(self, catalogue: Catalogue) -> tuple[Catalogue, Edition | None, bool]:
        """A catalogue, the edition that counts, and whether one's own has a draft."""
        editions = list(catalogue.editions.all())
        adopted = next((one for one in editions if one.adopted), None)
        own = holds(self.request.user, Duty.READ, catalogue.organ_id)
        return catalogue, adopted, own and any(one.adopted is None for one in editions)


class FoundView(Page):
    """Begin a catalogue."""

    template_name = "catalogue/found.html"
    page_title = "编制目录"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        form = kwargs.pop("form", None) or FoundForm(user=self.request.user)
        return super().get_context_data(**kwargs) | {"form": form}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for whoever may not draft."""
        if not holds_anywhere(request.user, Duty.DRAFT):
            raise Http404
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Found it, and go on to its page."""
        form = FoundForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.refused(form=form)
        who = {"by": request.user, "on": timezone.localdate()}
        catalogue = actions.found(**form.cleaned_data, **who)
        messages.success(request, f"已开始编制《{catalogue}》，请填写条目。")
        return redirect("catalogue:desk", catalogue.pk)
