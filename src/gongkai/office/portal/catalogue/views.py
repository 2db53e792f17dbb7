"""The public pages of the catalogue (公开目录): all, one, its editions, one entry, one organ's."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.catalogue.kinds import Kind
from gongkai.office.catalogue.models import Catalogue, Entry, Row
from gongkai.office.disclosure.reading.finding import (
    PUBLIC,
    CappedPaginator,
    listed,
    published,
)
from gongkai.office.disclosure.reading.rows import rows as document_rows
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.portal import column as columns
from gongkai.office.portal.catalogue import showing
from gongkai.office.portal.catalogue.files import WRITERS
from gongkai.office.portal.trails import column_trail
from gongkai.statute import FIELDS

PAGE_LENGTH = 20
"""Documents of one page of an entry."""


def trail(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up: home, the catalogues, then the steps; the last is here."""
    known = (("首页", reverse("home")), ("政府信息公开", reverse("column")))
    up = [*known, ("公开目录", reverse("catalogues")), *steps]
    return [{"text": text, "href": href} if href else {"text": text} for text, href in up]


@require_safe
def catalogues(request: HttpRequest) -> HttpResponse:
    """Every catalogue: the basic ones, and the fields that have one (公开目录)."""
    found = list(showing.catalogues())
    standard = {one.field: one for one in found if one.kind == Kind.STANDARD}
    context = {
        "section": "column",
        "trail": [*trail()[:-1], {"text": "公开目录"}],
        "basic": _listed(one for one in found if one.kind == Kind.BASIC),
        "standard": _listed(one for one in found if one.kind == Kind.STANDARD),
        "missing": [field for field in FIELDS if field not in standard],
    }
    return render(request, "portal/catalogue/index.html", context)


def _listed(some: Any) -> list[dict[str, str]]:
    return [
        {
            "title": str(one),
            "href": reverse("catalogue_page", args=[one.pk]),
            "about": f"编制机关 {one.organ.name}",
        }
        for one in some
    ]


def _found(pk: int) -> Catalogue:
    catalogue: Catalogue = get_object_or_404(showing.catalogues(), pk=pk)
    return catalogue


def _frame(catalogue: Catalogue, here: str = "") -> dict[str, Any]:
    own = reverse("catalogue_page", args=[catalogue.pk])
    steps = [(str(catalogue), own), (here, "")] if here else [(str(catalogue), "")]
    return {"section": "column", "catalogue": catalogue, "trail": trail(*steps)}


@require_safe
def catalogue(request: HttpRequest, pk: int, number: int | None = None) -> HttpResponse:
    """One catalogue as it counts today, or an older edition of it."""
    found = _found(pk)
    editions = showing.editions(found)
    edition = next((one for one in editions if number in {None, one.number}), None)
    if edition is None:
        raise Http404
    is_current = edition == editions[0]
    lines = showing.lines(showing.rows_of(edition))
    context = _frame(found, "" if number is None else edition.name) | {
        "edition": edition,
        "editions": editions,
        "is_current": is_current,
        "count": len(lines),
        "groups": showing.grouped(lines),
        "files": [
            {"text": f"下载 {suffix.upper()}", "href": _file_address(found, suffix)}
            for suffix in WRITERS
        ],
    }
    return render(request, "portal/catalogue/page.html", context)


def _file_address(catalogue: Catalogue, suffix: str) -> str:
    return reverse("catalogue_file", args=[catalogue.pk, suffix])


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What each edition added, changed and dropped, when, by whom, why (历次调整)."""
    found = _found(pk)
    context = _frame(found, "历次调整") | {"history": showing.history(found)}
    return render(request, "portal/catalogue/history.html", context)


@require_safe
def file(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The edition that counts, as a file."""
    found = _found(pk)
    if suffix not in WRITERS:
        raise Http404
    edition = showing.editions(found)[0]
    data = WRITERS[suffix](edition, showing.lines(showing.rows_of(edition)))
    return file_response(data, f"{found}.{suffix}")


@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry: what the form says of it, its documents, who owes it and who does not."""
    get_object_or_404(visible(PUBLIC, Entry), pk=pk)
    rows = visible(PUBLIC, Row).filter(entry=pk, edition__adopted__isnull=False)
    wanted = rows.select_related("edition__catalogue__organ", "entry")
    row = wanted.order_by("-edition__number").first()
    if row is None:
        raise Http404
    catalogue = row.edition.catalogue
    organ = Organ.objects.filter(slug=request.GET.get("organ", "")).first()
    documents = published().filter(entry=pk)
    documents = documents.filter(organ=organ) if organ else documents
    page = CappedPaginator(listed(documents), PAGE_LENGTH).get_page(request.GET.get("page"))
    owing, excused = showing.organs_of(row)
    context = _frame(catalogue, row.item) | {
        "row": row,
        "facts": showing.row_facts(row),
        "is_listed": row.edition == showing.editions(catalogue)[0],
        "organ": organ,
        "page": page,
        "rows": document_rows(page, on=timezone.localdate()),
        "owing": owing,
        "excused": excused,
        "all_address": showing.entry_address(row.entry_id),
    }
    return render(request, "portal/catalogue/entry.html", context)


@require_safe
def organ_catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """What one organ must publish, with its documents; what does not apply to it, and why."""
    organ = get_object_or_404(visible(PUBLIC, Organ), slug=slug)
    found = showing.of_organ(organ)
    context = {
        "section": "column",
        "organ": organ,
        "heading": "公开目录",
        "links": columns.navigation(organ, section="content"),
        "trail": column_trail(organ, "公开目录"),
        "groups": found.groups,
        "excused": found.excused,
    }
    return render(request, "portal/catalogue/organ.html", context)
