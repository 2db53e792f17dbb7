"""The page of the work lists (工作清单): counts, filters, the cases, and what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.acts import Place, permitted
from gongkai.office.applications.clock import ClockView
from gongkai.office.applications.models import Application, DefaultFilter, SavedFilter
from gongkai.office.applications.states import turn
from gongkai.office.applications.views.story import clock_of
from gongkai.office.applications.worklists import actions
from gongkai.office.applications.worklists.narrowing import Narrowing
from gongkai.office.applications.worklists.paging import SORTS, page_of
from gongkai.office.applications.worklists.scopes import FIRST, LISTS, Viewer, WorkList, counts
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.organs.models import Organ
from gongkai.office.organs.standing import Duty, NotPermitted, holds_anywhere

LATER = ("page", "saved")
"""What of an address is no filter."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case on a list: whose turn, its clock, the act that comes next."""

    case: Application
    turn: str
    clock: ClockView | None
    act: str
    act_title: str


class WorkListPage(WagtailAdminTemplateMixin, TemplateView):
    """One work list, narrowed and sorted, a page of it."""

    model = Application
    template_name = "applications/worklist.html"
    page_title = "申请"
    header_icon = "mail"
    _show_breadcrumbs = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list that was asked for; where none was, the one that the person chose to open."""
        if not request.GET:
            opening = _opening(request.user)
            if opening:
                return redirect(f"{request.path}?{urlencode(address_of(opening))}")
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lists with their counts, the filters, one page of cases."""
        request, user = self.request, self.request.user
        asked = request.GET
        today = timezone.localdate()
        viewer = Viewer(user, today)
        shown = LISTS.get(asked.get("list", ""), LISTS[FIRST])
        narrowing = Narrowing(asked, user=user)
        seen = visible_rows(user, Application)
        sort = asked.get("sort", "")
        sort = sort if sort in SORTS else ordinary_sort(shown)
        rows = narrowing.narrowed(seen.filter(shown.holds(viewer)))
        held = counts(seen, viewer)
        count = None if narrowing.chosen else held[shown.name]
        page = page_of(rows, sort=sort, number=_number(asked.get("page", "")), count=count)
        return super().get_context_data(**kwargs) | {
            "lists": [(one, held[one.name]) for one in LISTS.values()],
            "shown": shown,
            "narrowing": narrowing,
            "sort": sort,
            "sorts": [(name, label) for name, (label, _) in SORTS.items()],
            "page": page,
            "rows": [row_of(case, viewer) for case in page.cases],
            "saved": _saved(user),
            "may_add": holds_anywhere(user, Duty.HANDLE),
        }


def ordinary_sort(shown: WorkList) -> str:
    """The order of a list where no other is asked for."""
    return "due" if shown.is_pending else "-number"


def row_of(case: Application, viewer: Viewer) -> Row:
    """A case as its list shows it."""
    acts = permitted(case, viewer.user)
    main = (name for name, rule in acts.items() if rule.place is Place.MAIN)
    act = next(main, "")
    title = acts[act].title if act else ""
    return Row(case, turn(case), clock_of(case, today=viewer.today), act, title)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _saved(user: Any) -> list[SavedFilter]:
    """The filters that a person may use, each told whether his list opens with it."""
    chosen = DefaultFilter.objects.filter(user=user, chosen=OuterRef("pk"))
    rows = visible_rows(user, SavedFilter).select_related("owner").annotate(opens=Exists(chosen))
    for one in rows:
        one.address = urlencode(address_of(one))
    return list(rows)


def _opening(user: Any) -> SavedFilter | None:
    chosen = DefaultFilter.objects.filter(user=user).values("chosen")
    return visible_rows(user, SavedFilter).filter(pk__in=chosen).first()


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
