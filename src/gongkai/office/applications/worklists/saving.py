"""What is done with kept filters in the back office (常用筛选): keep, drop, open with one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.models import SavedFilter
from gongkai.office.applications.worklists import actions
from gongkai.office.applications.worklists.narrowing import Narrowing
from gongkai.office.applications.worklists.paging import SORTS
from gongkai.office.applications.worklists.scopes import FIRST, LISTS
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import NotPermitted


def address_of(saved: SavedFilter) -> dict[str, str]:
    """The query of the address that shows what was kept."""
    return {**saved.query, "saved": str(saved.pk)}


class SavedFiltersPage(WagtailAdminTemplateMixin, TemplateView):
    """What is done with kept filters: keep, drop, open with; answered by going back to the list."""

    model = SavedFilter
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, or say why not."""
        act = {"keep": self._keep, "drop": self._drop, "open": self._open, "none": self._none}
        try:
            done = act[request.POST.get("act", "")]
        except KeyError:
            raise Http404 from None
        try:
            return done(request)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        except NotPermitted as refusal:
            messages.error(request, str(refusal))
        return redirect("applications:index")

    def _keep(self, request: HttpRequest) -> HttpResponse:
        sent, user = request.POST, request.user
        known = {"list": LISTS, "sort": SORTS}
        query = Narrowing(sent, user=user).kept
        query |= {key: sent[key] for key, words in known.items() if sent.get(key) in words}
        shared = sent.get("organ_shared", "")
        organ = Organ.objects.filter(pk=shared).first() if shared.isdigit() else None
        name = sent.get("name", "")[:40]
        kept = actions.keep_filter(name=name, query=query, by=user, organ=organ)
        if sent.get("default"):
            actions.open_with(saved=kept, by=user)
        messages.success(request, f"已保存筛选“{kept}”。")
        return redirect(f"{reverse('applications:index')}?{urlencode(address_of(kept))}")

    def _one(self, request: HttpRequest) -> SavedFilter:
        key = request.POST.get("saved", "")
        rows = visible_rows(request.user, SavedFilter).select_related("owner")
        found = rows.filter(pk=key).first() if key.isdigit() else None
        if found is None:
            raise Http404
        return found

    def _drop(self, request: HttpRequest) -> HttpResponse:
        saved = self._one(request)
        actions.drop_filter(saved=saved, by=request.user)
        messages.success(request, f"已删除筛选“{saved}”。")
        return redirect(f"{reverse('applications:index')}?list={FIRST}")

    def _open(self, request: HttpRequest) -> HttpResponse:
        saved = self._one(request)
        actions.open_with(saved=saved, by=request.user)
        messages.success(request, f"以后打开“申请”时，先显示“{saved}”。")
        return redirect(f"{reverse('applications:index')}?{urlencode(address_of(saved))}")

    def _none(self, request: HttpRequest) -> HttpResponse:
        actions.open_with(saved=None, by=request.user)
        messages.success(request, "以后打开“申请”时，先显示全部在办。")
        return redirect(f"{reverse('applications:index')}?list={FIRST}")
