"""The page of consultations (征求意见): the open ones with the days left, what came of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import CappedPaginator, listed, published
from gongkai.office.disclosure.showing.trails import trail

PAGE_LENGTH = 20
"""Closed consultations of one page."""


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """Drafts on which opinions are asked (征求意见), the nearest end first, then those closed."""
    today = timezone.localdate()
    asked = listed(published().filter(kind=Kind.CONSULTATION, opinions_until__isnull=False))
    open_ones = asked.filter(opinions_until__gte=today).order_by("opinions_until", "pk")
    closed = asked.filter(opinions_until__lt=today).order_by("-opinions_until", "-pk")
    page = CappedPaginator(closed, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "section": "documents",
        "trail": trail("征求意见"),
        "open": [_open(one, today=today) for one in open_ones],
        "page": page,
        "closed": _closed(page),
    }
    return render(request, "disclosure/following/consultations.html", context)


def _open(one: Document, *, today: date) -> dict[str, Any]:
    left = (one.opinions_until - today).days
    return {
        "title": one.title,
        "href": one.get_absolute_url(),
        "about": f"{one.organ.name} · 截止 {one.opinions_until:%Y-%m-%d}",
        "tag": f"还有 {left} 天" if left else "今天截止",
        "tag_kind": "valid" if left > 3 else "soon",
    }


def _closed(asked: Iterable[Document]) -> list[dict[str, Any]]:
    """Each closed one with what came of it (采纳情况、正式文件), in one query."""
    chosen = list(asked)
    came: dict[int, list[dict[str, str]]] = defaultdict(list)
    outcomes = published().filter(consultation__in=[one.pk for one in chosen]).order_by("pk")
    for one in outcomes.defer("body", "summary"):
        word = "意见采纳情况" if one.kind == Kind.ADOPTION else "正式文件"
        came[one.consultation_id].append({"text": word, "href": one.get_absolute_url()})
    return [
        {
            "title": one.title,
            "href": one.get_absolute_url(),
            "about": f"{one.organ.name} · 已于 {one.opinions_until:%Y-%m-%d} 截止",
            "outcomes": came[one.pk],
        }
        for one in chosen
    ]
