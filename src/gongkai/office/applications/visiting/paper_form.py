"""The application form on paper (申请表): for who comes in person or writes, as Word and PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from gongkai.office.applications.kinds import Category, Delivery, Form, IdKind
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.disclosure.copies.content import Copy
from gongkai.office.disclosure.copies.pages import pdf
from gongkai.office.disclosure.copies.pieces import pieces
from gongkai.office.disclosure.copies.word import docx

TITLE = "政府信息公开申请表"
WRITERS: Mapping[str, Callable[[Copy], bytes]] = MappingProxyType({"docx": docx, "pdf": pdf})
"""What writes each kind of file, by its ending."""


@require_safe
def paper_form(request: HttpRequest, suffix: str) -> HttpResponse:
    """The empty form (空白申请表): it asks for what art. 29 asks for, and for nothing else."""
    if suffix not in WRITERS:
        raise Http404
    return file_response(_made(suffix), f"{TITLE}.{suffix}")


@lru_cache(maxsize=len(WRITERS))
def _made(suffix: str) -> bytes:
    """Made once: it is the same for everybody."""
    citizen, *others = Category
    words = {
        "citizen": citizen.label,
        "others": [one.label for one in others],
        "papers": [one.label for one in IdKind if one != IdKind.CREDIT_CODE],
        "forms": [one.label for one in Form],
        "ways": [one.label for one in Delivery],
    }
    text = render_to_string("applications/paper_form.html", words)
    empty = Copy(
        title=TITLE, organ="", standing="", facts=(), pieces=tuple(pieces(text)), source=""
    )
    return WRITERS[suffix](empty)
