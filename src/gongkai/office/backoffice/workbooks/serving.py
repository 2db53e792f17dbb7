"""Handing files out (提供下载): under their Chinese names, never guessed at by a browser."""

from __future__ import annotations

from types import MappingProxyType

from django.http import HttpResponse
from django.utils.http import content_disposition_header

TYPES = MappingProxyType(
    {
        "csv": "text/csv; charset=utf-8",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "json": "application/json",
        "pdf": "application/pdf",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""What each kind of file is to a browser, by its ending."""


def file_response(data: bytes, name: str, *, inline: bool = False) -> HttpResponse:
    """A file as a browser takes it: shown or saved under its Chinese name, never guessed at."""
    response = HttpResponse(data, content_type=TYPES[name.rsplit(".", 1)[-1]])
    response["Content-Disposition"] = content_disposition_header(not inline, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
