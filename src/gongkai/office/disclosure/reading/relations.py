"""What changed a document and what it changed (修改、废止), as far as the public may see both."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.disclosure.models import Document, ValidityChange
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.visibility import visible


def changes(document: Document, *, today: date) -> list[dict[str, Any]]:
    """The changes of a document up to a day (有效性变动), each with the way to what it rests on."""
    befallen = [one for one in document.validity_changes.all() if one.on <= today]
    bases = {one.rests_on_id for one in befallen if one.rests_on_id}
    seen = published().only("pk", "organ", "issuer").in_bulk(bases) if bases else {}
    return [
        {
            "on": one.on,
            "state": one.get_validity_display(),
            "basis": one.basis,
            "href": seen[one.rests_on_id].get_absolute_url() if one.rests_on_id in seen else "",
        }
        for one in befallen
    ]


def effects(document: Document, *, today: date) -> list[dict[str, Any]]:
    """The documents that a document amended, ended or repealed up to a day (影响的文件)."""
    rows = visible(PUBLIC, ValidityChange).filter(rests_on=document, on__lte=today)
    return [
        {
            "on": one.on,
            "state": one.get_validity_display(),
            "title": one.document.title,
            "href": one.document.get_absolute_url(),
        }
        for one in rows.select_related("document").defer("document__body")
    ]
