"""Finding cases by their applicant (按申请人查找): by name or number, sent in a form, never listed.

What is sought stands in no address, so that no log and no history of a browser keeps it.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.models import Application
from gongkai.office.applications.sealing import Applicant, lookup
from gongkai.office.applications.searching.found import SIZE, named
from gongkai.office.applications.worklists.gathering import gathered
from gongkai.office.applications.worklists.pages import row_of
from gongkai.office.applications.worklists.paging import listed
from gongkai.office.applications.worklists.scopes import Viewer
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.organs.standing import Duty, organ_ids


class NamedForm(forms.Form):
    """A name, or a part of it, or the whole number of a document (姓名、证件号码)."""

    sought = forms.CharField(
        label="申请人姓名（名称）或者完整的证件号码",
        min_length=2,
        max_length=100,
        error_messages={"required": "请填写姓名、名称或者证件号码。"},
        help_text="姓名可以只写其中连续的两个字以上；证件号码要写全。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@method_decorator(never_cache, name="dispatch")
class NamedPage(WagtailAdminTemplateMixin, TemplateView):
    """The cases of one applicant, for those who may see who applied."""

    model = Application
    template_name = "applications/named.html"
    page_title = "按申请人查找"
    header_icon = "search"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The page exists for those with that duty alone."""
        super().setup(request, *args, **kwargs)
        self.organs = organ_ids(request.user, Duty.REVEAL)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody else finds it."""
        if request.user.is_authenticated and not self.organs:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what was found."""
        return super().get_context_data(**kwargs) | {
            "form": kwargs.get("form") or NamedForm(),
            "rows": kwargs.get("rows"),
            "most": SIZE,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look among the cases that this person may see."""
        form = NamedForm(request.POST)
        rows = self._found(form.cleaned_data["sought"]) if form.is_valid() else None
        status = 422 if form.errors else 200
        return self.render_to_response(self.get_context_data(form=form, rows=rows), status=status)

    def _found(self, sought: str) -> list[Any]:
        seen = visible_rows(self.request.user, Application)
        keys = {one.pk for one in named(sought, seen, organs=self.organs)}
        same = Q(pk__in=keys)
        for organ in self.organs:
            number = lookup(Applicant(name="", id_number=sought), organ_id=organ)
            same |= Q(organ=organ, lookup=number)
        shown = listed().filter(pk__in=seen.filter(same).order_by("-pk").values("pk")[:SIZE])
        viewer = Viewer(self.request.user, timezone.localdate())
        return [row_of(case, viewer) for case in gathered(list(shown.order_by("-pk")))]
