"""The public list of what deputies and members were answered (建议提案办理), each sort by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.models import Suggestion
from gongkai.office.disclosure.parts.suggestions import Origin, Result
from gongkai.office.disclosure.reading.finding import PUBLIC, CappedPaginator
from gongkai.office.disclosure.showing.trails import trail
from gongkai.office.organs.visibility import visible

PAGE_LENGTH = 20
"""Rows of one page of the list."""


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Suggestions or proposals (人大代表建议、政协委员提案) of a year or of all, page by page."""
    seen = visible(PUBLIC, Suggestion)
    asked = request.GET.get("origin")
    origin = Origin(asked) if asked in Origin.values else Origin.DEPUTY
    numbers = _numbers(seen)
    years = sorted({year for of, year, _ in numbers if of == origin}, reverse=True)
    year = next((one for one in years if str(one) == request.GET.get("year")), None)
    found = seen.filter(origin=origin).select_related("document__organ")
    if year:
        found = found.filter(answered__year=year)
    page = CappedPaginator(found.order_by("-answered", "-pk"), PAGE_LENGTH)
    shown = page.get_page(request.GET.get("page"))
    context = {
        "section": "documents",
        "trail": trail("建议提案办理"),
        "origins": list(_origins(numbers, origin)),
        "years": [{"text": "全部年份", "href": _address(origin)}, *_years(numbers, origin, years)],
        "heading": f"{f'{year} 年' if year else ''}{origin.label}",
        "summary": summary(numbers, origin=origin, year=year),
        "page": shown,
        "rows": [_row(one) for one in shown],
    }
    return render(request, "disclosure/showing/suggestions.html", context)


Numbers = dict[tuple[str, int, str], int]
"""How many were answered, by sort, year and result."""


def _numbers(seen: QuerySet[Suggestion]) -> Numbers:
    found = seen.order_by().values_list("origin", ExtractYear("answered"), "result")
    return {(origin, year, result): n for origin, year, result, n in found.annotate(n=Count("pk"))}


def summary(numbers: Numbers, *, origin: Origin, year: int | None) -> str:
    """How many were answered and how they ended, in one sentence (办理总体情况)."""
    own = {
        result: sum(
            n for (of, on, how), n in numbers.items()
            if of == origin and how == result and year in {None, on}
        )
        for result in ("", *Result.values)
    }  # fmt: skip
    told = [f"{Result(result).label} {own[result]} 件" for result in Result.values if own[result]]
    ended = f"，其中{'、'.join(told)}" if told else ""
    return f"公开办理结果 {sum(own.values())} 件{ended}。"


def _origins(numbers: Numbers, chosen: Origin) -> Iterator[dict[str, Any]]:
    for origin in Origin:
        count = sum(n for (of, *_), n in numbers.items() if of == origin)
        mark = "（正在看）" if origin == chosen else ""
        yield {"text": f"{origin.label}{mark}", "href": _address(origin), "count": count}


def _years(numbers: Numbers, origin: Origin, years: list[int]) -> Iterator[dict[str, Any]]:
    for year in years:
        count = sum(n for (of, on, _), n in numbers.items() if (of, on) == (origin, year))
        yield {"text": f"{year} 年", "href": f"{_address(origin)}&year={year}", "count": count}


def _address(origin: Origin) -> str:
    return f"{reverse('suggestions')}?origin={origin.value}"


def _row(one: Suggestion) -> dict[str, Any]:
    result = one.get_result_display()
    return {
        "title": one.document.title,
        "href": one.document.get_absolute_url(),
        "date": one.answered,
        "about": f"{one} · 主办：{one.lead}",
        **({"tag": result, "tag_kind": "plain"} if result else {}),
    }
