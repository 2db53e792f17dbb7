"""The public lists of interviews, topics and guides to services (访谈、专题、办事指南)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document, Interview, ServiceGuide
from gongkai.office.disclosure.parts.records import Audience
from gongkai.office.disclosure.reading.finding import (
    PUBLIC,
    CappedPaginator,
    listed,
    published,
)
from gongkai.office.disclosure.reading.rows import rows
from gongkai.office.disclosure.showing.trails import trail
from gongkai.office.organs.visibility import visible

PAGE_LENGTH = 20
"""Rows of one page of a list."""


@require_safe
def interviews(request: HttpRequest) -> HttpResponse:
    """Interviews (访谈): those announced first, then what was held, page by page."""
    today = timezone.localdate()
    held = visible(PUBLIC, Interview).select_related("document__organ")
    page = CappedPaginator(held.filter(held__lt=today).order_by("-held", "-pk"), PAGE_LENGTH)
    shown = page.get_page(request.GET.get("page"))
    ahead = held.filter(held__gte=today).order_by("held", "begins", "pk")
    context = {
        "section": "documents",
        "trail": trail("访谈"),
        "ahead": [_interview(one) for one in ahead],
        "page": shown,
        "rows": [_interview(one) for one in shown],
    }
    return render(request, "disclosure/showing/interviews.html", context)


def _interview(one: Interview) -> dict[str, Any]:
    begins = f"{one.begins:%H:%M}，" if one.begins else ""
    return {
        "title": one.document.title,
        "href": one.document.get_absolute_url(),
        "date": one.held,
        "about": f"{begins}嘉宾：{one.guests}",
    }


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Topics (专题), each with what it is about."""
    found = published().filter(kind=Kind.TOPIC).defer("body")
    context = {
        "section": "documents",
        "trail": trail("专题"),
        "topics": [
            {"title": one.title, "text": one.summary, "href": one.get_absolute_url()}
            for one in found
        ],
    }
    return render(request, "disclosure/showing/topics.html", context)


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Guides to services (办事指南), by what they are about."""
    context = {
        "section": "documents",
        "trail": trail("办事指南"),
        "groups": _groups(visible(PUBLIC, ServiceGuide)),
    }
    return render(request, "disclosure/showing/services.html", context)


@require_safe
def elderly(request: HttpRequest) -> HttpResponse:
    """The corner for the elderly (老年人服务专区): guides, each with its telephone number."""
    guides = visible(PUBLIC, ServiceGuide).filter(audience=Audience.ELDERLY)
    context = {
        "section": "documents",
        "trail": trail("老年人服务专区"),
        "groups": _groups(guides),
        "count": len(guides),
        "policies": rows(_policies(), on=timezone.localdate()),
    }
    return render(request, "disclosure/showing/elderly.html", context)


POLICIES = 5
"""Documents about the elderly that the corner shows."""

ABOUT_ELDERLY = ("养老", "老年")
"""Words by which a title says that it is about the elderly."""


def _policies() -> Iterable[Document]:
    kinds = (Kind.NORMATIVE, Kind.OTHER_DOCUMENT, Kind.INTERPRETATION)
    found = listed(published()).filter(kind__in=kinds)
    first, *others = (found.filter(title__contains=word) for word in ABOUT_ELDERLY)
    for more in others:
        first |= more
    return first[:POLICIES]


def _groups(guides: QuerySet[ServiceGuide]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Guides in their groups, in two queries at most."""
    found = guides.select_related("document__organ").order_by("sort", "document__title", "pk")
    return [
        (sort, [_service(one) for one in some]) for sort, some in groupby(found, lambda g: g.sort)
    ]


def _service(one: ServiceGuide) -> dict[str, Any]:
    return {
        "title": one.document.title,
        "href": one.document.get_absolute_url(),
        "organ": one.document.organ.name,
        "phone": one.phone,
        "dial": one.dial,
        "online": one.online,
    }
