"""What is measured (参赛者): the office, and a bare Wagtail site; each in a process of its own.

`subjects.py NAME FOLDER REQUESTS` answers in JSON. `office` is asked for home, list, search and
one document, `document` for that alone; `bare` for its article; `queries` tells only how many
queries each page makes.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from paging.asking import answer, measured, queries

PAGES = ("/", "/documents/", "/documents/?kind=normative", "/documents/?q=公路")


def office(requests: int) -> dict[str, Any]:
    """CPU and queries of each page; the document is the first normative one."""
    application, one, count = _office()
    pages = (*PAGES, one.get_absolute_url())
    return {
        "documents": count,
        "document": one.get_absolute_url(),
        "text": {"title": one.title, "body": one.body},
        "size": len(answer(application, one.get_absolute_url())),
        "pages": {page: measured(application, page, requests=requests) for page in pages},
    }


def document(requests: int) -> dict[str, Any]:
    """CPU of the document alone."""
    application, one, _ = _office()
    address = one.get_absolute_url()
    return {"pages": {address: measured(application, address, requests=requests)}}


def counted(_requests: int) -> dict[str, Any]:
    """How many queries each page makes."""
    application, one, count = _office()
    pages = (*PAGES, one.get_absolute_url())
    for page in pages:
        answer(application, page)
    return {"documents": count, "pages": {page: queries(application, page) for page in pages}}


def _office() -> tuple[Any, Any, int]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.office.settings"
    application = import_module("django.core.wsgi").get_wsgi_application()
    finding = import_module("gongkai.office.disclosure.reading.finding")
    rows = finding.published().order_by("pk")
    interpreted = rows.filter(interprets__isnull=False).values("interprets")
    one = rows.filter(kind="normative", pk__in=interpreted).first() or rows.first()
    if one is None:
        sys.exit("没有已公开的信息：请先运行 gongkai office demo。")
    return application, one, rows.count()


def bare(requests: int) -> dict[str, Any]:
    """CPU and queries of the article."""
    site = import_module("paging.bare.site")
    application = import_module("paging.bare.wsgi").application
    pages = {site.ADDRESS: measured(application, site.ADDRESS, requests=requests)}
    return {"pages": pages, "size": len(answer(application, site.ADDRESS))}


SUBJECTS = {"office": office, "document": document, "queries": counted, "bare": bare}

if __name__ == "__main__":
    print(json.dumps(SUBJECTS[sys.argv[1]](int(sys.argv[2]))))
