"""The public pages of documents (主动公开的公众页面): the list, the page, the files."""

from __future__ import annotations

import logging
import time
from datetime import date

from django.core.paginator import Page
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.models import Attachment, Document
from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.reading.counter import reader, views
from gongkai.office.disclosure.reading.finding import (
    PUBLIC,
    CappedPaginator,
    listed,
    published,
    with_validity,
)
from gongkai.office.disclosure.reading.page import file_name, page
from gongkai.office.disclosure.reading.rows import rows
from gongkai.office.disclosure.reading.searching import Hits
from gongkai.office.organs.visibility import visible
from gongkai.office.search.asking import NotReady

logger = logging.getLogger(__name__)

PAGE_LENGTH = 20
"""Rows of one page of a list."""


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The list of what is published (政府信息列表), narrowed by conditions."""
    today = timezone.localdate()
    conditions = Conditions(request.GET)
    shown = _page(conditions, request.GET.get("page"), on=today)
    context = {
        "section": "documents",
        "conditions": conditions,
        "page": shown,
        "rows": rows(shown, on=today),
    }
    return render(request, "disclosure/documents.html", context)


def _page(conditions: Conditions, number: str | None, *, on: date) -> Page:
    """A page of what the index finds; without words, or without an index, of the database."""
    if conditions.asked().get("q"):
        try:
            return CappedPaginator(Hits(conditions, on=on), PAGE_LENGTH).get_page(number)
        except NotReady:
            logger.info("没有可用的检索索引，改查标题和文号")
    chosen = listed(conditions.narrowed(published(), on=on))
    return CappedPaginator(chosen, PAGE_LENGTH).get_page(number)


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document (政府信息), its view counted."""
    shown = with_validity(published()).filter(pk=pk).first()
    if shown is None:
        return _gone(request, pk)
    if request.method == "GET":
        views.count(pk, reader=reader(request), now=time.monotonic())
    context = page(shown, request=request, today=timezone.localdate())
    context["views"] = shown.views + views.waiting(pk)
    return render(request, "disclosure/document.html", context)


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    """410 for what was public once (已撤下); what never was does not exist."""
    if not Document.objects.filter(pk=pk, live=False, published_at__isnull=False).exists():
        raise Http404
    return render(request, "disclosure/gone.html", {"section": "documents"}, status=410)


@require_safe
def attachment(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """A file of a document (附件), always as a download; 304 where the browser has it."""
    kept = get_object_or_404(visible(PUBLIC, Attachment), pk=file, document=pk)
    etag = f'"{kept.sha256}"'
    try:
        response = get_conditional_response(request, etag=etag) or _download(kept)
    except FileNotFoundError:
        logger.error("附件 %s 的文件不在存储中：%s", kept.pk, kept.file.name)
        return render(request, "disclosure/lost.html", {"section": "documents"}, status=404)
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _download(file: Attachment) -> FileResponse:
    return FileResponse(file.file.open(), as_attachment=True, filename=file_name(file))
