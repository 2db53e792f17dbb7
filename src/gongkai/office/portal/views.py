"""The public pages of the portal (门户页面): home, the column, what the site says of itself."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.gazette.shown import newest_issue
from gongkai.office.disclosure.reading.finding import (
    PUBLIC,
    CappedPaginator,
    listed,
    published,
)
from gongkai.office.disclosure.reading.rows import indexed_rows, rows
from gongkai.office.disclosure.reading.sharing import address
from gongkai.office.disclosure.showing.trails import trail
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.portal import column as columns
from gongkai.office.portal.figures import latest_report, year_in_figures
from gongkai.office.portal.platform import organ_groups
from gongkai.office.portal.trails import column_trail, errands, more
from gongkai.statute.duties import DUTIES

NEWEST = 8
"""Documents on the home page."""

PAGE_LENGTH = 20
"""Rows of one page of an item."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page (首页): search, the errands, what is new, how well the office does."""
    today = timezone.localdate()
    newest = listed(published())[:NEWEST]
    context = {
        "section": "home",
        "errands": errands(),
        "more": more(),
        "rows": rows(newest, on=today),
        "figures": year_in_figures(today.year),
        "latest": latest_report(),
        "gazette": newest_issue(),
    }
    return render(request, "portal/home.html", context)


@require_safe
def platform(request: HttpRequest) -> HttpResponse:
    """The platform (政府信息公开平台): every organ's column."""
    context = {"section": "column", "trail": trail("政府信息公开"), "groups": organ_groups()}
    return render(request, "portal/platform.html", context)


@require_safe
def column(request: HttpRequest, slug: str, section: str = "guide") -> HttpResponse:
    """A section of an organ's column (政府信息公开专栏)."""
    organ = get_object_or_404(visible(PUBLIC, Organ), slug=slug)
    if section not in columns.PARTS:
        raise Http404
    part = columns.PARTS[section](organ, on=timezone.localdate())
    context = {
        "organ": organ,
        "heading": columns.SECTIONS[section],
        "links": columns.navigation(organ, section=section, counts=part.get("counts")),
        "contact": columns.contact(organ),
        "trail": column_trail(organ, columns.SECTIONS[section]),
        **part,
    }
    return render(request, f"portal/column_{section}.html", {"section": "column", **context})


@require_safe
def column_item(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """One item of the statutory content (法定主动公开内容的一项), page by page."""
    organ = get_object_or_404(visible(PUBLIC, Organ), slug=slug)
    if item not in columns.ITEMS:
        raise Http404
    chosen = listed(columns.statutory(organ).filter(duty=item))
    page = CappedPaginator(chosen, PAGE_LENGTH).get_page(request.GET.get("page"))
    counts = columns.item_counts(organ)
    context = {
        "section": "column",
        "organ": organ,
        "heading": columns.ITEMS[item],
        "duty": DUTIES[item],
        "links": columns.navigation(organ, section="content", item=item, counts=counts),
        "trail": column_trail(organ, columns.ITEMS[item]),
        "page": page,
        "rows": indexed_rows(page, on=timezone.localdate()),
    }
    return render(request, "portal/column_item.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How to use the site, and whom to tell what is wrong with it (无障碍说明)."""
    return render(request, "portal/accessibility.html", {"trail": trail("无障碍说明")})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers leave alone: the back office and the applicants' pages."""
    lines = (
        "User-agent: *",
        "Disallow: /office/",
        "Disallow: /apply/receipt/",
        "Disallow: /apply/track/",
        "Disallow: /ask/track/",
        f"Sitemap: {address(request, reverse('sitemap'))}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon at the address where old browsers look for it."""
    return redirect(static("theme/icon.svg"), permanent=True)
