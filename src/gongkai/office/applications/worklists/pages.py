"""The page of the work lists (工作清单): counts, filters, the cases, and what is kept of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gongkai.office.applications.acts import ACTS, Place, permitted
from gongkai.office.applications.bulk.doing import MOST, OFFERED
from gongkai.office.applications.clock import ClockView
from gongkai.office.applications.models import Application, DefaultFilter, SavedFilter
from gongkai.office.applications.searching.found import Snippet, hits
from gongkai.office.applications.states import turn
from gongkai.office.applications.views.story import clock_of
from gongkai.office.applications.worklists.gathering import gathered
from gongkai.office.applications.worklists.narrowing import Narrowing
from gongkai.office.applications.worklists.paging import SORTS, listed, page_of
from gongkai.office.applications.worklists.saving import address_of
from gongkai.office.applications.worklists.scopes import FIRST, LISTS, Viewer, WorkList, counts
from gongkai.office.backoffice.scoping import visible_rows
from gongkai.office.organs.models import Unit
from gongkai.office.organs.standing import (
    Duty,
    holds_anywhere,
    organ_ids,
    unit_ids,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One case on a list: whose turn, its clock, the act that comes next."""

    case: Application
    turn: str
    clock: ClockView | None
    act: str
    act_title: str
    snippets: tuple[Snippet, ...] = ()


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
        if narrowing.words:
            found = search(
                rows, narrowing.words, viewer, before=_number(asked.get("before", ""), 0)
            )
        else:
            count = None if narrowing.chosen else held[shown.name]
            number, is_open = _number(asked.get("page", "")), shown.is_pending
            page = page_of(rows, sort=sort, number=number, count=count, is_open=is_open)
            found = {"page": page, "rows": [row_of(case, viewer) for case in page.cases]}
        return super().get_context_data(**kwargs) | {
            "lists": [(one, held[one.name]) for one in LISTS.values()],
            "shown": shown,
            "narrowing": narrowing,
            "sort": sort,
            "sorts": [(name, label) for name, (label, _) in SORTS.items()],
            "saved": _saved(user),
            "may_add": holds_anywhere(user, Duty.HANDLE),
            "may_name": holds_anywhere(user, Duty.REVEAL),
            "offered": offered_to(user),
            "may_export": holds_anywhere(user, Duty.READ),
            "most": MOST,
            **found,
        }


def offered_to(user: Any) -> list[tuple[str, str]]:
    """The acts on several cases for which a person has the duty somewhere."""
    acts = ((name, ACTS[name]) for name in OFFERED)
    return [(name, rule.title) for name, rule in acts if holds_anywhere(user, rule.duty)]


def ordinary_sort(shown: WorkList) -> str:
    """The order of a list where no other is asked for."""
    return "due" if shown.is_pending else "-number"


def row_of(case: Application, viewer: Viewer, snippets: tuple[Snippet, ...] = ()) -> Row:
    """A case as its list shows it."""
    acts = permitted(case, viewer.user)
    main = (name for name, rule in acts.items() if rule.place is Place.MAIN)
    act = next(main, "")
    title = acts[act].title if act else ""
    return Row(case, turn(case), clock_of(case, today=viewer.today), act, title, snippets)


def search(
    rows: QuerySet, words: tuple[str, ...], viewer: Viewer, *, before: int
) -> dict[str, Any]:
    """A page of what a search finds among some rows, with the places of the words."""
    user = viewer.user
    organs = organ_ids(user, Duty.READ) | organs_of_units(user)
    page = hits(words, rows, organs=organs, before=before or None)
    places = {one.key: one.snippets for one in page.found}
    found = gathered(list(listed().filter(pk__in=places).order_by("-pk")))
    rows_found = [row_of(case, viewer, places[case.pk]) for case in found]
    return {"hits": page, "rows": rows_found, "page": None}


def organs_of_units(user: Any) -> frozenset[int]:
    """The organs of a person's units."""
    units = unit_ids(user)
    rows = Unit.objects.filter(pk__in=units).values_list("organ_id", flat=True)
    return frozenset(rows) if units else frozenset()


def _number(text: str, otherwise: int = 1) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else otherwise


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
