"""The text of a document as a file (下载文本): made when asked for, a few at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from threading import BoundedSemaphore
from types import MappingProxyType

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from gongkai import __version__
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.disclosure.copies.content import Copy, copy_of
from gongkai.office.disclosure.copies.pages import pdf
from gongkai.office.disclosure.copies.word import docx
from gongkai.office.disclosure.reading import asked
from gongkai.office.disclosure.reading.page import is_offered
from gongkai.office.disclosure.reading.sharing import address
from gongkai.report.writing.errors import CannotWrite

WRITERS: Mapping[str, Callable[[Copy], bytes]] = MappingProxyType({"docx": docx, "pdf": pdf})
"""What writes each kind of file, by its ending."""

AT_ONCE = 2
"""Files that one process makes at the same time; its other threads go on showing pages."""

PATIENCE = 5.0
"""Seconds that a reader waits for his turn before he is asked to come back."""

KEPT_SECONDS = 3600
RETRY_SECONDS = 10

logger = logging.getLogger(__name__)
_turns = BoundedSemaphore(AT_ONCE)


@require_safe
def copy(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The text of a published document as Word or PDF; what is not public has none."""
    document = asked.document(pk)
    if document is None or suffix not in WRITERS or not is_offered(document):
        raise Http404
    here = address(request, document.get_absolute_url())
    text = copy_of(document, address=here, today=timezone.localdate())
    etag = f'"{text.digest()[:32]}-{suffix}-{__version__}"'
    response = get_conditional_response(request, etag=etag) or _made(request, text, suffix, etag)
    if response.status_code in {200, 304}:
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"
    return response


def _made(request: HttpRequest, text: Copy, suffix: str, etag: str) -> HttpResponse:
    try:
        data = _kept(text, suffix, key=f"copy-{etag}")
    except CannotWrite as error:
        logger.warning("不能制作文本：%s", error)
        return _told(request, title="这条信息不能制成这种文件", text=str(error), status=422)
    if data is None:
        words = "正在下载的人较多，请稍后再试；也可以直接打印本页。"
        response = _told(request, title="请稍后再下载", text=words, status=503)
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    return file_response(data, f"{text.title[:80]}.{suffix}")


def _kept(text: Copy, suffix: str, *, key: str) -> bytes | None:
    """The bytes of a file, made once; None where too many are being made."""
    data: bytes | None = cache.get(key)
    if data is None and _turns.acquire(timeout=PATIENCE):
        try:
            data = WRITERS[suffix](text)
        finally:
            _turns.release()
        cache.set(key, data, KEPT_SECONDS)
    return data


def _told(request: HttpRequest, *, title: str, text: str, status: int) -> HttpResponse:
    told = {"section": "documents", "title": title, "text": text}
    return render(request, "disclosure/copies/told.html", told, status=status)
