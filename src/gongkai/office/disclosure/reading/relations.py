"""What a document belongs to (相关信息), as far as the public may see both.

Its original and interpretations, the draft on which opinions were asked and what came of them,
what amended or repealed it and what it amended or repealed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading import asked
from gongkai.office.disclosure.reading.finding import listed, published
from gongkai.office.disclosure.reading.rows import explaining_rows, rows


def related(document: Document, *, today: date) -> list[dict[str, Any]]:
    """The documents around one (相关信息), under a heading for each relation that it has.

    Costs one query for its original and interpretations, one more for a consultation.
    """
    originals, interpretations = asked.explained(document)
    chain = list(_of_the_consultation(document))
    drafts = [one for one in chain if one.kind == Kind.CONSULTATION]
    told = [one for one in chain if one.kind == Kind.ADOPTION]
    made = [one for one in chain if one not in drafts and one not in told]
    groups = (
        ("解读的文件", rows(originals, on=today)),
        ("相关解读", explaining_rows(interpretations, on=today)),
        ("征求意见稿", rows(drafts, on=today)),
        ("意见采纳情况", rows(told, on=today)),
        ("正式文件", rows(made, on=today)),
    )
    return [{"heading": heading, "rows": found} for heading, found in groups if found]


def _of_the_consultation(document: Document) -> Iterable[Document]:
    """The draft on which opinions were asked and all that came of it, but the document itself."""
    is_root = document.kind == Kind.CONSULTATION
    root = document.pk if is_root else document.consultation_id
    if root is None:
        return ()
    chain = listed(published()).filter(Q(pk=root) | Q(consultation=root))
    return chain.exclude(pk=document.pk)


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
    return [
        {
            "on": one.on,
            "state": one.get_validity_display(),
            "title": one.document.title,
            "href": one.document.get_absolute_url(),
        }
        for one in asked.effects(document)
        if one.on <= today
    ]
