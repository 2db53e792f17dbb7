"""Published answers (公开的问答): by organ and theme; each is a document that passed the gate."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import CappedPaginator, listed, published
from gongkai.office.disclosure.reading.rows import rows
from gongkai.office.questions.asking.views import trail

PAGE_LENGTH = 20
"""Rows of one page."""


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """The published answers (公开的问答), of one organ or one theme where the address says so."""
    every = published().filter(kind=Kind.ANSWER)
    chosen = {name: request.GET.get(name, "")[:60] for name in ("organ", "theme")}
    found = _narrowed(every, **chosen)
    page = CappedPaginator(listed(found), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows(page, on=timezone.localdate()),
        "kind": Kind.ANSWER.value,
        "is_narrowed": any(chosen.values()),
        "organs": _ways(every, "organ", "organ__slug", "organ__short_name"),
        "themes": _ways(every, "theme", "theme", "theme"),
        "section": "ask",
        "trail": trail("公开的问答"),
    }
    return render(request, "questions/answers.html", context)


def _narrowed(rows: QuerySet[Document], *, organ: str, theme: str) -> QuerySet[Document]:
    rows = rows.filter(organ__slug=organ) if organ else rows
    return rows.filter(theme=theme) if theme else rows


def _ways(rows: QuerySet[Document], name: str, key: str, label: str) -> list[dict[str, Any]]:
    """Links to those of one organ or theme, the most first, with how many they are."""
    counted = rows.order_by().values_list(key, label).annotate(count=Count("pk"))
    here = reverse("answers")
    return [
        {"text": text, "href": f"{here}?{urlencode({name: value})}", "count": count}
        for value, text, count in counted.order_by("-count", key)
    ]
