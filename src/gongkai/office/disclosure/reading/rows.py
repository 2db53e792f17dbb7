"""Documents as rows of a list (列表中的一条): title, date, number, publisher, one word of state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import get_default_timezone

from gongkai.office.disclosure.kinds import Form, Kind, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.conditions import VALIDITY_WORDS

TAG_KINDS = {
    Validity.IN_FORCE: "valid",
    Validity.PENDING: "soon",
    Validity.AMENDED: "soon",
    Validity.EXPIRED: "void",
    Validity.REPEALED: "void",
}
"""The look of each state; the word stands in it, so that colour says nothing alone."""


def tag(document: Document, state: Validity | None) -> dict[str, str]:
    """The one word about a document: its validity, or its kind where it has none (标记)."""
    if state is None:
        return {"tag": Kind(document.kind).label, "tag_kind": "plain"}
    return {"tag": VALIDITY_WORDS[state], "tag_kind": TAG_KINDS[state]}


def rows(documents: Iterable[Document], *, on: date) -> list[dict[str, object]]:
    """The rows of `c/list.html`; costs no query where organ and changes are fetched."""
    return [
        _row(document, about=_joined(form_of(document), _about(document)), on=on)
        for document in documents
    ]


def explaining_rows(documents: Iterable[Document], *, on: date) -> list[dict[str, object]]:
    """Interpretations beside their original, each with its form before the title (图解：…)."""
    return [
        _row(one, about=_about(one), on=on)
        | ({"title": f"{form_of(one)}：{one.title}"} if one.form else {})
        for one in documents
    ]


def indexed_rows(documents: Iterable[Document], *, on: date) -> list[dict[str, object]]:
    """Rows of the statutory content: index number, name, date (索引号、名称、日期)."""
    return [
        _row(
            document,
            about=_joined(f"索引号 {document.index_number}", document.document_number),
            on=on,
        )
        for document in documents
    ]


def _row(document: Document, *, about: str, on: date) -> dict[str, object]:
    return {
        "title": document.title,
        "href": document.get_absolute_url(),
        "date": appeared(document).date(),
        "about": about,
        **tag(document, document.validity(on)),
    }


def appeared(document: Document) -> datetime:
    """When it was published (发布时间), on the clock of the office."""
    return document.published_at.astimezone(get_default_timezone())


def form_of(document: Document) -> str:
    """How it explains another document (解读形式); empty for what explains none."""
    return Form(document.form).label if document.form else ""


def _about(document: Document) -> str:
    return _joined(document.document_number, document.organ.name)


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)
