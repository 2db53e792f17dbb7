"""The files of a report (报告文件): each format with its name, type and tag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from gongkai import __version__
from gongkai.report.model import AnnualReport
from gongkai.report.writing import document
from gongkai.report.writing.layout import title

KEPT_SECONDS = 24 * 3600
"""How long the bytes of a signed report are kept, so that a PDF is set once."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format that a report is offered in (下载格式)."""

    label: str
    content_type: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "docx": Format(
            "Word",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        "pdf": Format("PDF", "application/pdf"),
        "xlsx": Format(
            "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
        "html": Format("网页", "text/html; charset=utf-8"),
        "json": Format("数据（JSON）", "application/json"),
    }
)


def download(
    request: HttpRequest, report: AnnualReport, suffix: str, *, digest: str, public: bool
) -> HttpResponse:
    """A report as a file (下载), or 304 where the browser has it already.

    `digest` names a signed report, whose bytes are kept for the next reader; a draft has "".
    """
    etag = f'"{digest[:32]}-{suffix}-{__version__}"' if digest else None
    fresh = get_conditional_response(request, etag=etag) if etag else None
    response = fresh or _file(report, suffix, digest=digest)
    response["Cache-Control"] = "public, max-age=300" if public else "private, no-store"
    if etag:
        response["ETag"] = etag
    return response


def _file(report: AnnualReport, suffix: str, *, digest: str) -> HttpResponse:
    key = f"annual-{digest}-{suffix}-{__version__}"
    data = cache.get(key) if digest else None
    if data is None:
        data = document(report, suffix)
        if digest:
            cache.set(key, data, KEPT_SECONDS)
    return HttpResponse(
        data,
        content_type=FORMATS[suffix].content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, f"{title(report)}.{suffix}")
        },
    )
