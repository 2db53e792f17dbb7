"""The map of the site (站点地图): an index, the fixed pages, and the documents in parts.

A part holds the documents of a range of keys, so that it stays the same while others come and
go, and costs one query whether there are a thousand or a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.db.models import F, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.disclosure.reading.sharing import address
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.portal.column import SECTIONS

PART = 50_000
"""Addresses of one file: the most that sitemaps.org allows."""

FIXED = (
    "home",
    "column",
    "documents",
    "policies",
    "consultations",
    "gazettes",
    "catalogues",
    "interviews",
    "topics",
    "services",
    "suggestions",
    "elderly",
    "reports",
    "apply",
    "accessibility",
)
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Place = tuple[str, datetime | None]
"""An address and when it last changed, where that is known."""


def parts() -> list[tuple[int, datetime | None]]:
    """Which parts have documents, and when the last of each was published."""
    rows = published().order_by().annotate(part=F("pk") / PART)
    return sorted(rows.values_list("part").annotate(last=Max("last_published_at")))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The index: one file of fixed pages, then the parts."""
    places: list[Place] = [(reverse("sitemap_pages"), None)]
    places += [(reverse("sitemap_part", args=[number]), last) for number, last in parts()]
    return _written(request, "sitemapindex", "sitemap", places)


@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The pages that are always there, and every organ's column."""
    fixed = [(reverse(name), None) for name in FIXED]
    slugs = visible(PUBLIC, Organ).order_by("path").values_list("slug", flat=True)
    columns = [(reverse("column", args=[slug, part]), None) for slug in slugs for part in SECTIONS]
    return _written(request, "urlset", "url", (fixed + columns)[:PART])


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    """The documents of one range of keys."""
    rows = published().filter(pk__gte=number * PART, pk__lt=(number + 1) * PART).order_by("pk")
    found = list(rows.values_list("pk", "last_published_at"))
    if not found:
        raise Http404
    return _written(
        request, "urlset", "url", [(reverse("document", args=[pk]), at) for pk, at in found]
    )


def _written(request: HttpRequest, whole: str, each: str, places: Iterable[Place]) -> HttpResponse:
    root = address(request, "/").rstrip("/")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{whole} xmlns="{NAMESPACE}">',
        *_lines(root, each, places),
        f"</{whole}>",
    ]
    return HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")


def _lines(root: str, each: str, places: Iterable[Place]) -> Iterator[str]:
    for path, at in places:
        yield f"<{each}><loc>{escape(root + path)}</loc>{_changed(at)}</{each}>"


def _changed(at: datetime | None) -> str:
    if at is None:
        return ""
    return f"<lastmod>{timezone.localtime(at).isoformat(timespec='seconds')}</lastmod>"
