"""The public pages of documents (主动公开的公众页面): the list, the page, the files."""

from __future__ import annotations

import logging
import time
from datetime import date
from functools import partial
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.models import Attachment, Document, TakingBack
from gongkai.office.disclosure.reading import asked
from gongkai.office.disclosure.reading.conditions import LONGEST_QUERY, Conditions, PolicyConditions
from gongkai.office.disclosure.reading.counter import reader, views
from gongkai.office.disclosure.reading.finding import (
    PUBLIC,
    CappedPaginator,
    listed,
    published,
)
from gongkai.office.disclosure.reading.page import file_name, page
from gongkai.office.disclosure.reading.rows import rows
from gongkai.office.disclosure.reading.sharing import address, qr_code
from gongkai.office.disclosure.searching.hits import TYPICAL, suggestions
from gongkai.office.disclosure.searching.narrowing import chosen
from gongkai.office.disclosure.searching.results import results
from gongkai.office.disclosure.showing.library import ways_in, with_interpretations
from gongkai.office.organs.visibility import visible
from gongkai.office.search.asking import NotReady

logger = logging.getLogger(__name__)

PAGE_LENGTH = 20
"""Rows of one page of a list."""


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The list of what is published (政府信息列表), narrowed by words and conditions."""
    conditions = Conditions(request.GET)
    shown = _shown(conditions, request.GET.get("page"), on=timezone.localdate())
    return _told(request, conditions, shown)


@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """The library of policies (政策文件库): the same, with ways into it and interpretations."""
    today, conditions = timezone.localdate(), PolicyConditions(request.GET)
    shown = _shown(conditions, request.GET.get("page"), on=today)
    if not conditions.given().get("q"):
        shown["facets"] = ways_in(conditions, on=today)
        shown["chosen"] = chosen(conditions)
    shown["rows"] = with_interpretations(shown["rows"], list(shown["page"]))
    return _told(request, conditions, shown)


def _told(request: HttpRequest, conditions: Conditions, shown: dict[str, Any]) -> HttpResponse:
    context = {"section": "documents", "conditions": conditions, "typical": TYPICAL, **shown}
    return render(request, "disclosure/documents.html", context)


def _shown(conditions: Conditions, page: str | None, *, on: date) -> dict[str, Any]:
    """What the index finds; without words, or without an index, what the database lists."""
    if conditions.asked().get("q"):
        try:
            return results(conditions, page=page, length=PAGE_LENGTH, on=on)
        except NotReady:
            logger.info("没有可用的检索索引，改查标题和文号")
            return {"only_titles": True, **_listed(conditions, page, on=on)}
    return _listed(conditions, page, on=on)


def _listed(conditions: Conditions, page: str | None, *, on: date) -> dict[str, Any]:
    chosen = listed(conditions.narrowed(published(), on=on))
    shown = CappedPaginator(chosen, PAGE_LENGTH).get_page(page)
    return {"page": shown, "rows": rows(shown, on=on)}


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles that hold what was typed so far (输入提示), as JSON."""
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    try:
        found = suggestions(query, on=timezone.localdate())
    except NotReady:
        found = []
    return JsonResponse({"suggestions": found})


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document (政府信息), its view counted."""
    shown = asked.document(pk)
    if shown is None:
        return _gone(request, pk)
    if request.method == "GET":
        _count(pk, request)
    context = page(shown, request=request, today=timezone.localdate())
    context["views"] = shown.views + views.waiting(pk)
    response = render(request, "disclosure/document.html", context)
    response.again = partial(_count, pk)  # who keeps the page counts whoever sees it again
    return response


def _count(pk: int, request: HttpRequest) -> None:
    views.count(pk, reader=reader(request), now=time.monotonic())


@require_safe
def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """The address of a document as a QR code (二维码)."""
    shown = get_object_or_404(published().only("pk", "organ", "issuer"), pk=pk)
    code = qr_code(address(request, shown.get_absolute_url()))
    return HttpResponse(code, content_type="image/svg+xml")


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    """410 and the reason for what was public once (已撤下); what never was does not exist."""
    if not Document.objects.filter(pk=pk, live=False, published_at__isnull=False).exists():
        raise Http404
    takings_back = visible(PUBLIC, TakingBack).filter(document=pk)
    told = takings_back.select_related("document__organ", "scrutiny").first()
    context = {"section": "documents", "told": told}
    return render(request, "disclosure/gone.html", context, status=410)


@require_safe
def attachment(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """A file of a document (附件), always as a download; 304 where the browser has it."""
    kept = get_object_or_404(visible(PUBLIC, Attachment), pk=file, document=pk)
    etag = f'"{kept.sha256}"'
    try:
        response = get_conditional_response(request, etag=etag) or _download(kept)
    except FileNotFoundError:
        logger.error("附件 %s 的文件不在存储中，或者已被调换：%s", kept.pk, kept.file.name)
        return render(request, "disclosure/lost.html", {"section": "documents"}, status=404)
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _download(file: Attachment) -> FileResponse:
    """The file as it was reviewed; one that was swapped in the store is as good as lost."""
    if not file.is_untouched():
        raise FileNotFoundError(file.file.name)
    return FileResponse(file.file.open(), as_attachment=True, filename=file_name(file))
