"""The public pages of annual reports (年报): the list, a report, what a figure means, files.

Only what is published exists here. No session is touched, so pages may be kept by caches.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from gongkai.office.annual.compilation import cell_rows
from gongkai.office.annual.models import Report
from gongkai.office.annual.presentation import judged, presented
from gongkai.office.annual.showing.downloads import FORMATS, download
from gongkai.office.annual.showing.meanings import meaning, proofs_of
from gongkai.office.annual.showing.tables import drawn_charts, elsewhere, shown
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible

PUBLIC = AnonymousUser()
KEPT_SECONDS = 300
"""How long a cache may keep a page: a withdrawn report is gone within five minutes."""

ROWS_A_PAGE = 50


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The published reports (年报栏目), by year; one organ's with `?organ=slug`."""
    rows = visible(PUBLIC, Report).select_related("organ").defer("snapshot")
    organ = None
    if slug := request.GET.get("organ"):
        organ = get_object_or_404(Organ, slug=slug)
        rows = rows.filter(organ=organ)
    years = [(year, _listed(of_year)) for year, of_year in groupby(rows, lambda row: row.year)]
    return _page(request, "annual/reports.html", years=years, organ=organ)


def _listed(rows: Any) -> list[dict[str, Any]]:
    """The rows of one year as arguments of the component `c/list.html`."""
    return [
        {"title": str(row), "href": row.get_absolute_url(), "date": row.published_at}
        for row in rows
    ]


@require_safe
def report(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """One report (年度报告): what was proved, the tables with their links, charts, files."""
    row = _published(organ, year)
    judgement = judged(row, only_published=True)
    data = judgement.data
    return _page(
        request,
        "annual/report.html",
        report=row,
        title=data.title,
        judgement=judgement,
        checks=[proof.text for proof in proofs_of(data)],
        elsewhere=elsewhere(judgement.found),
        parts=shown(data, address=partial(_cell_address, row), found=judgement.found),
        charts=drawn_charts(data),
        files=_files(row),
    )


@require_safe
def cell(request: HttpRequest, organ: str, year: int, path: str) -> HttpResponse:
    """What one figure means (指标说明): rule, articles, sums, and the documents it counts.

    Applications and remedy cases are never listed: they are their parties' business.
    """
    row = _published(organ, year)
    try:
        explained = meaning(path)
    except KeyError:
        raise Http404 from None
    data = presented(row)
    return _page(
        request,
        "annual/figure.html",
        report=row,
        meaning=explained,
        value=data[path],
        proofs=proofs_of(data, path=path),
        documents=_documents(request, row, path),
    )


def _documents(request: HttpRequest, row: Report, path: str) -> Any:
    """A page of the published documents behind a cell of table 2, None for other cells."""
    if not path.startswith("proactive."):
        return None
    rows = cell_rows(row.organ, row.year, path, user=PUBLIC)
    return None if rows is None else Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))


@require_safe
def report_file(request: HttpRequest, organ: str, year: int, suffix: str) -> HttpResponse:
    """A published report as a file (下载), at an address that stays."""
    row = _published(organ, year)
    if suffix not in FORMATS:
        raise Http404
    return download(request, presented(row), suffix, digest=row.digest, public=True)


def _published(organ: str, year: int) -> Report:
    rows = visible(PUBLIC, Report).select_related("organ")
    return get_object_or_404(rows, organ__slug=organ, year=year)


def _cell_address(row: Report, path: str) -> str:
    return reverse("report_cell", args=[row.organ.slug, row.year, path])


def _files(row: Report) -> list[dict[str, str]]:
    return [
        {
            "text": kind.label,
            "href": reverse("report_file", args=[row.organ.slug, row.year, suffix]),
        }
        for suffix, kind in FORMATS.items()
    ]


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    response = render(request, template, {"section": "reports", **context})
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
