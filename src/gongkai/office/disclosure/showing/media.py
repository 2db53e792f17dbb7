"""Recordings on the page of a document (音视频): which there are, and how a browser plays them.

A browser asks for a part of a film at a time (RFC 9110, 14); the rest of the file is not sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import CAPTIONS, PLAYED
from gongkai.office.disclosure.models import Attachment
from gongkai.office.disclosure.reading.finding import PUBLIC
from gongkai.office.organs.addresses import address_of
from gongkai.office.organs.visibility import visible

PIECE = 256 * 1024
"""Bytes that are read at a time."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def recordings(files: list[Attachment]) -> list[dict[str, str]]:
    """The recordings among the files of a document, each with its captions where it has some."""
    endings = [(one, _ending(one)) for one in files]
    captions = {one.title: one for one, ending in endings if ending == CAPTIONS}
    return [
        {
            "title": one.title,
            "element": PLAYED[ending],
            "type": one.content_type,
            "href": _address(one),
            "captions": _address(captions[one.title]) if one.title in captions else "",
        }
        for one, ending in endings
        if ending in PLAYED
    ]


def _ending(file: Attachment) -> str:
    return file.ending.lower()


def _address(file: Attachment) -> str:
    return address_of("recording", file.document_id, file.pk)


@require_safe
def recording(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """A recording or its captions, or the part of it that a browser asks for."""
    kept = get_object_or_404(visible(PUBLIC, Attachment), pk=file, document=pk)
    if _ending(kept) not in {*PLAYED, CAPTIONS} or not _is_untouched(kept):
        raise Http404
    wanted = _wanted(request.headers.get("Range", ""), kept.size)
    first, last = wanted or (0, kept.size - 1)
    if first > last:
        refusal = HttpResponse(status=416)
        refusal["Content-Range"] = f"bytes */{kept.size}"
        return refusal
    response = StreamingHttpResponse(
        _pieces(kept, first, last),
        status=206 if wanted else 200,
        content_type=kept.content_type,
    )
    response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = f'"{kept.sha256}"'
    response["Cache-Control"] = "public, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    if wanted:
        response["Content-Range"] = f"bytes {first}-{last}/{kept.size}"
    return response


def _wanted(asked: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte that are asked for; None where no part is, or none is understood.

    Who asks for all bytes as a part is answered so: Safari plays nothing else.
    """
    found = _RANGE.match(asked.strip())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        return max(size - int(found[2]), 0), size - 1
    return int(found[1]), min(int(found[2] or size - 1), size - 1)


def _pieces(file: Attachment, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with file.file.open() as stream:
        stream.seek(first)
        while left > 0 and (piece := stream.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _is_untouched(file: Attachment) -> bool:
    """Whether the film is the one that was reviewed; digested once for each state of the file."""
    name = file.file.name
    if not default_storage.exists(name):
        return False
    changed = default_storage.get_modified_time(name).timestamp()
    return _looked_at(name, changed, default_storage.size(name), file)


@lru_cache(maxsize=512)
def _looked_at(name: str, changed: float, size: int, file: Attachment) -> bool:
    return file.is_untouched()
