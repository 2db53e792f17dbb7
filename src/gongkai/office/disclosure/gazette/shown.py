"""The gazette for the public (公报): issues by year, what one prints, where a document stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.gazette.composing import PRINTED
from gongkai.office.disclosure.gazette.records import GazetteIssue, GazetteItem
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import PUBLIC, listed, published
from gongkai.office.disclosure.reading.rows import rows
from gongkai.office.disclosure.showing.trails import trail
from gongkai.office.organs.prepared import Prepared
from gongkai.office.organs.visibility import visible

_printing = Prepared(
    lambda pk: (
        visible(PUBLIC, GazetteIssue)
        .filter(document__contents__item=pk)
        .select_related("document")
        .only("year", "number", "document__title")
    ),
    "pk",
)


@require_safe
def gazettes(request: HttpRequest) -> HttpResponse:
    """Every issue, by year, the newest first (历期公报)."""
    context = {
        "section": "documents",
        "trail": trail("政府公报"),
        "years": _by_year(_issues(), today=timezone.localdate()),
    }
    return render(request, "disclosure/gazette/issues.html", context)


def _issues() -> Iterable[Document]:
    """Issues with their number, and earlier ones that have none."""
    found = listed(published().filter(kind=Kind.GAZETTE)).prefetch_related("issues")
    return sorted(found, key=_when, reverse=True)


def _when(document: Document) -> tuple[int, int, int]:
    issue = next(iter(document.issues.all()), None)
    if issue is None:
        return document.formed.year, document.formed.month, document.pk
    return issue.year, issue.number, document.pk


def _by_year(issues: Iterable[Document], *, today: date) -> list[dict[str, Any]]:
    return [
        {"heading": f"{year} 年", "rows": rows(some, on=today)}
        for year, some in groupby(issues, key=lambda one: _when(one)[0])
    ]


def contents(document: Document, *, today: date) -> list[dict[str, Any]]:
    """What an issue prints, under its headings, as far as it is still public (目录)."""
    if document.kind != Kind.GAZETTE:
        return []
    items = list(GazetteItem.objects.filter(document=document))
    seen = listed(published()).in_bulk([one.item_id for one in items])
    left = [one for one in items if one.item_id in seen]
    return [
        {"heading": heading, "rows": rows([seen[one.item_id] for one in some], on=today)}
        for heading, some in groupby(left, key=lambda one: one.heading)
    ]


def printed_in(document: Document) -> list[dict[str, str]]:
    """The issues that print a document (刊登于), as rows of facts; one query, for few kinds."""
    if document.kind not in PRINTED:
        return []
    return [
        {
            "term": "刊登于",
            "value": f"{one}公报",
            "href": one.document.get_absolute_url(),
        }
        for one in _printing(pk=document.pk)
    ]


def newest_issue() -> dict[str, str] | None:
    """The newest issue, for the front page (公报专栏)."""
    newest = published().filter(kind=Kind.GAZETTE).only("title", "published_at", "organ", "issuer")
    one = newest.first()
    return {"text": one.title, "href": one.get_absolute_url()} if one else None
