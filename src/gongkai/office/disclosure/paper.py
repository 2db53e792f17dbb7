"""A document as its reviewers read it (送审稿): facts, text, files, and the digest over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from wagtail.models import Revision

from gongkai.office.disclosure.gate import SUBJECT
from gongkai.office.disclosure.kinds import FORMAL, Kind
from gongkai.office.disclosure.markup import clean_html, plain
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.part import parts_of, said_by
from gongkai.office.organs.models import User
from gongkai.office.review.actions import Item, Statement
from gongkai.office.review.findings.finding import KEPT, Finding
from gongkai.office.review.findings.looking import looked_through
from gongkai.office.review.kinds import Carrier
from gongkai.office.review.subjects import Subject, register

FACTS = (
    "organ",
    "issuer",
    "issuer_name",
    "kind",
    "document_number",
    "registration_number",
    "formed",
    "effective",
    "expires",
    "duty",
    "theme",
    "genre",
    "openness",
    "openness_reason",
    "summary",
    "keywords",
    "source",
    "interprets",
    "form",
    "explainer",
    "opinions_until",
    "opinions_to",
    "consultation",
)
"""The reviewed fields as rows of facts, in the order of the page; title, text, files apart."""


def paper(document: Document) -> dict[str, Any]:
    """What a reviewer reads of a document (送审内容), as plain data."""
    return {
        "content": document.content(),
        "facts": _facts(document),
        "files": [
            {
                "title": file.title,
                "name": file.file.name,
                "sha256": file.sha256,
                "size": file.size,
                "content_type": file.content_type,
            }
            for file in document.attachments.all()
        ],
        **({"parts": parts} if (parts := said_by(document)) else {}),
    }


def _facts(document: Document) -> list[list[str]]:
    own = [[_label(name), _words(document, name)] for name in FACTS if _words(document, name)]
    return own + [fact for _, rows in parts_of(document) for row in rows for fact in row.facts()]


def _label(name: str) -> str:
    return str(Document._meta.get_field(name).verbose_name)


def _words(document: Document, name: str) -> str:
    shown = getattr(document, f"get_{name}_display", None)
    value = shown() if shown else getattr(document, name)
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def findings(document: Document) -> list[Finding]:
    """What a machine finds in a draft and its files (机器核查); it takes seconds."""
    words = [document.title, *(said for _, said in _facts(document))]
    text = "\n".join([*words, plain(document.body)])
    return looked_through(text, paper(document)["files"])


def item(
    document: Document,
    *,
    drafted_by: User,
    drafters: Collection[int] = (),
    findings: Sequence[Finding] | None = None,
    remarks: Sequence[Sequence[str]] = (),
) -> Item:
    """A draft as review takes it (送审件); `findings` where a machine has looked through it.

    `remarks` stand among its facts: what reviewers should know that is no part of the draft.
    """
    kept = {} if findings is None else {KEPT: [one.as_json() for one in findings]}
    read = paper(document)
    read["facts"] += [list(remark) for remark in remarks]
    return Item(
        subject=SUBJECT,
        subject_id=document.pk,
        organ=document.organ,
        title=document.title,
        document_number=document.document_number,
        category=document.kind,
        digest=document.content_digest(),
        paper=read | kept,
        drafted_by=drafted_by,
        drafters=drafters,
    )


def drafters(document: Document) -> set[int]:
    """All who changed a document since it last went out (改稿人员); they review nothing of it."""
    revisions = Revision.objects.for_instance(document).exclude(user=None)
    if document.live_revision_id:
        revisions = revisions.filter(pk__gt=document.live_revision_id)
    return set(revisions.values_list("user_id", flat=True))


def stated_of(document: Document) -> Statement:
    """What a sender states where he says nothing else (送审说明的缺省)."""
    return Statement(carrier=Carrier.OFFICIAL if document.kind in FORMAL else Carrier.OTHER)


def _draft_digest(pk: int) -> str:
    return Document.objects.get(pk=pk).get_latest_revision_as_object().content_digest()


def _page(pk: int) -> str:
    return reverse("disclosure:desk", args=[pk])


def _text(sent: Mapping[str, Any]) -> str:
    return clean_html(sent.get("content", {}).get("body", ""))


register(
    Subject(
        word=SUBJECT,
        page=_page,
        text=_text,
        digest=_draft_digest,
        categories={kind.value: kind.label for kind in Kind},
    )
)
