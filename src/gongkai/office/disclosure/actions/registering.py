"""Registering documents that were published before (补录): many at once, under the same rules.

Each is drafted by one person and approved by another, its clearance is bound to its digest, its
index number has no gap, and the ledger holds the four events that a document published today has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from gongkai.office.disclosure.actions import (
    APPROVED,
    DRAFTED,
    PUBLISHED,
    SUBMITTED,
    attach,
)
from gongkai.office.disclosure.actions.keeping import keep_version
from gongkai.office.disclosure.gate import Unapproved
from gongkai.office.disclosure.kinds import Openness
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Approval, Document
from gongkai.office.ledger.actions import Act, Entry, record_all, take_numbers
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, require

UNCHECKED = {
    "organ",
    "entry",
    "issuer",
    "interprets",
    "clearance",
    "latest_revision",
    "live_revision",
}
"""References to rows: the database itself refuses one that leads nowhere."""

WRITTEN_BACK = (
    "live",
    "clearance",
    "published_at",
    "first_published_at",
    "last_published_at",
    "latest_revision",
    "live_revision",
    "has_unpublished_changes",
)
BATCH = 300


@dataclass(frozen=True, slots=True)
class File:
    """An attachment before it is kept (附件): its title, its name with a suffix, its bytes."""

    title: str
    name: str
    data: bytes
    content_type: str


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """A document as it was published (补录的政府信息): by whom, approved by whom, and when.

    `fields` are the document's own, its organ apart; `at` is when it went out, and its draft,
    approval and publication are of that day. An interpretation names the past document that it
    explains, or gives an older one as `fields["interprets"]`.
    """

    organ: Organ
    fields: Mapping[str, Any]
    by: User
    approver: User
    at: datetime
    opinion: str = "同意公开"
    interprets: Past | None = None
    files: Sequence[File] = field(default=())
    views: int = 0

    @property
    def on(self) -> date:
        """The day of publication, in the office's time."""
        return timezone.localdate(self.at)


@transaction.atomic
def register_past(given: Iterable[Past]) -> list[Document]:
    """Register published documents (补录), in their order; an original before its interpretation.

    Raises NotPermitted where a person lacks the duty or approves his own, Unapproved for what is
    not open to the public, ValidationError for what no document can be.
    """
    wanted = list(given)
    _require_people(wanted)
    rows = {id(one): _document(one) for one in wanted}
    _number(wanted, rows)
    for explaining in (False, True):
        some = [one for one in wanted if (one.interprets is not None) is explaining]
        _insert(some, rows)
    _publish(wanted, rows)
    for one in wanted:
        keep_version(rows[id(one)], by=one.by, on=one.on)
    record_all(entry for one in wanted for entry in _entries(one, rows[id(one)]))
    return [rows[id(one)] for one in wanted]


def _require_people(wanted: Sequence[Past]) -> None:
    people = {(one.organ.pk, one.by.pk, one.approver.pk): one for one in wanted}
    for one in people.values():
        require(one.by, Duty.DRAFT, one.organ, what="拟稿")
        require(one.approver, Duty.APPROVE, one.organ, what="审批")
        if one.by == one.approver:
            raise NotPermitted("送审人和拟稿人不能审批自己的稿件，请由另一人审批。")


def _document(one: Past) -> Document:
    document = Document(organ=one.organ, views=one.views, **one.fields)
    document.body = clean_html(document.body)
    if document.openness != Openness.PROACTIVE:
        message = f"《{document.title}》的公开方式是“{document.get_openness_display()}”，不能发布。"
        raise Unapproved(message)
    if document.formed > one.on:
        raise ValidationError(f"《{document.title}》的成文日期晚于发布日期，请核对。")
    document.clean_fields(exclude=UNCHECKED | {"index_number"})
    document.clean()
    return document


def _number(wanted: Sequence[Past], rows: Mapping[int, Document]) -> None:
    """Give index numbers, one after the other in each organ's year."""

    def series(one: Past) -> tuple[int, int]:
        return one.organ.pk, one.on.year

    for (_, year), group in groupby(sorted(wanted, key=series), key=series):
        some = list(group)
        organ = some[0].organ
        numbers = take_numbers(organ=organ, series="index", year=year, count=len(some))
        for one, number in zip(some, numbers, strict=True):
            rows[id(one)].index_number = f"{organ.code}/{year}-{number:05d}"


def _insert(some: Sequence[Past], rows: Mapping[int, Document]) -> None:
    for one in some:
        if one.interprets is not None:
            rows[id(one)].interprets = rows[id(one.interprets)]
    Document.objects.bulk_create((rows[id(one)] for one in some), batch_size=BATCH)
    for one in some:
        for file in one.files:
            attach(
                document=rows[id(one)],
                title=file.title,
                data=file.data,
                name=file.name,
                content_type=file.content_type,
            )


def _publish(wanted: Sequence[Past], rows: Mapping[int, Document]) -> None:
    """Approve each content by its digest, keep it as a revision, and let it out."""
    pairs = [(one, rows[id(one)]) for one in wanted]
    approvals = [_approval(one, document) for one, document in pairs]
    Approval.objects.bulk_create(approvals, batch_size=BATCH)
    for (one, document), approval in zip(pairs, approvals, strict=True):
        document.live, document.clearance, document.published_at = True, approval, one.at
        document.first_published_at = document.last_published_at = one.at
        document.has_unpublished_changes = False
    revisions = [_revision(one, document) for one, document in pairs]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for (_, document), revision in zip(pairs, revisions, strict=True):
        document.latest_revision = document.live_revision = revision
    Document.objects.bulk_update(rows.values(), WRITTEN_BACK, batch_size=BATCH)


def _approval(one: Past, document: Document) -> Approval:
    return Approval(
        document=document,
        content_digest=document.content_digest(),
        requested_by=one.by,
        requested_at=one.at,
        decided_by=one.approver,
        decided_at=one.at,
        result=Approval.Result.APPROVED,
        opinion=one.opinion,
    )


def _revision(one: Past, document: Document) -> Revision:
    return Revision(
        content_object=document,
        base_content_type=document.get_base_content_type(),
        created_at=one.at,
        user=one.by,
        content=document.serializable_data(),
        object_str=str(document),
    )


def _entries(one: Past, document: Document) -> Iterator[Entry]:
    digest = {"digest": document.clearance.content_digest}
    acts: tuple[tuple[Act, User, str, dict[str, str]], ...] = (
        (DRAFTED, one.by, "", {"title": document.title}),
        (SUBMITTED, one.by, "", digest),
        (APPROVED, one.approver, one.opinion, digest),
        (PUBLISHED, one.by, "", {"index_number": document.index_number}),
    )
    for act, person, note, new in acts:
        yield Entry(act, "document", document.pk, one.organ, person, one.on, note=note, new=new)
