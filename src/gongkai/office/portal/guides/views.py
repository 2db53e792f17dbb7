"""The versions of a guide or rule (历次版本): all with their changes, and one as it read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.guides.comparing import changed, passages
from gongkai.office.disclosure.kinds import STANDING_TEXTS, Kind
from gongkai.office.disclosure.markup import plain
from gongkai.office.disclosure.models import Document, GuideVersion
from gongkai.office.disclosure.reading.body import readable
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.visibility import visible
from gongkai.office.portal import column as columns
from gongkai.office.portal.trails import column_trail


def _found(pk: int) -> tuple[Document, list[GuideVersion]]:
    """A published guide or rule, and the versions of it that everybody may see, newest first."""
    document = get_object_or_404(published().filter(kind__in=STANDING_TEXTS), pk=pk)
    found = list(visible(PUBLIC, GuideVersion).filter(document=document))
    if not found:
        raise Http404
    return document, found


def _frame(document: Document, here: str) -> dict[str, Any]:
    section = "guide" if document.kind == Kind.GUIDE else "rules"
    return {
        "section": "column",
        "organ": document.organ,
        "document": document,
        "heading": here,
        "links": columns.navigation(document.organ, section=section),
        "trail": column_trail(document.organ, here),
    }


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version, when it was published, and what it changed."""
    document, found = _found(pk)
    texts = [plain(one.body) for one in found]
    rows = [
        {
            "title": str(one),
            "href": reverse("version", args=[document.pk, one.number]),
            "date": one.published,
            "about": changed(passages(texts[at + 1], texts[at]))
            if at + 1 < len(found)
            else "首次公布",
        }
        for at, one in enumerate(found)
    ]
    context = _frame(document, "历次版本") | {"rows": rows}
    return render(request, "portal/guides/versions.html", context)


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as it read, and what it changed against the one before it."""
    document, found = _found(pk)
    at = next((at for at, one in enumerate(found) if one.number == number), None)
    if at is None:
        raise Http404
    before = found[at + 1] if at + 1 < len(found) else None
    compared = passages(plain(before.body), plain(found[at].body)) if before else []
    context = _frame(document, str(found[at])) | {
        "version": found[at],
        "is_current": at == 0,
        "body": readable(found[at].body),
        "before": before,
        "passages": compared,
        "change": changed(compared),
    }
    return render(request, "portal/guides/version.html", context)
