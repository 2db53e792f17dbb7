"""The page of feeds, interface and data (订阅、接口和数据), and the files of the open data."""

from __future__ import annotations

from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.reading.finding import PUBLIC
from gongkai.office.disclosure.showing.trails import trail
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.office.portal.dumping.making import AGAIN
from gongkai.office.portal.dumping.standing import DICTIONARY, SUMS, Dump, current

TYPES = MappingProxyType(
    {
        ".csv": "text/csv; charset=utf-8",
        ".json": "application/json",
        ".parquet": "application/vnd.apache.parquet",
        "": "text/plain; charset=utf-8",
    }
)
"""What each file of the open data is to a browser, by its ending."""

MAKING = "开放数据正在重新生成，请过几分钟再下载。\n"


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Every feed, the map of the site, the interface (订阅、接口和数据)."""
    organs = visible(PUBLIC, Organ).order_by("path").values_list("slug", "name")
    context = {
        "section": "documents",
        "trail": trail("订阅、接口和数据"),
        "kinds": [_feed(label, "kind_feed", kind) for kind, label in Kind.choices],
        "organs": [_feed(name, "organ_feed", slug) for slug, name in organs],
        "dump": _dump(current()),
    }
    return render(request, "portal/following/open_data.html", context)


def _feed(name: str, view: str, of: str) -> dict[str, str]:
    return {
        "name": name,
        "atom": reverse(view, args=[of, "xml"]),
        "json": reverse(view, args=[of, "json"]),
    }


def _dump(dump: Dump | None) -> dict[str, Any] | None:
    """The dump as the page names it; None where there is none to be had."""
    if dump is None or not dump.holds():
        return None
    tables = dump.dictionary["tables"]
    return {
        "made": dump.made,
        "tables": [
            {
                "text": f"{table['term']}，{table['rows']} 条，{_suffix(file['name'])}",
                "href": reverse("data_file", args=[file["name"]]),
                "size": filesizeformat(file["size"]),
            }
            for table in tables
            for file in table["files"]
        ],
        "dictionary": reverse("data_file", args=[DICTIONARY]),
        "sums": reverse("data_file", args=[SUMS]),
    }


def _suffix(name: str) -> str:
    return {".csv": "CSV", ".parquet": "Parquet"}[PurePath(name).suffix]


@require_safe
def data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the open data (开放数据文件), while everything in it is still public; 304 if known.

    503 while a new one is made.
    """
    dump = current()
    if dump is None or not dump.holds():
        return _being_made()
    if name not in {*dump.sums, SUMS}:
        raise Http404
    etag = f'"{dump.sums.get(name) or dump.folder.name}"'
    try:
        response = get_conditional_response(request, etag=etag) or _download(dump, name)
    except FileNotFoundError:  # another dump has just taken its place
        return _being_made()
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _download(dump: Dump, name: str) -> FileResponse:
    kind = TYPES[PurePath(name).suffix]
    file = (dump.folder / name).open("rb")
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def _being_made() -> HttpResponse:
    headers = {"Retry-After": str(AGAIN)}
    return HttpResponse(MAKING, status=503, headers=headers, content_type=TYPES[""])
