"""Registering documents that were published before (补录): many at once, under the same rules.

Each is drafted by one person and reviewed by others at every level, its clearance is bound to its
digest, its index number has no gap, and the ledger holds the events of a document published today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.models import Revision

from gongkai.office.disclosure import paper
from gongkai.office.disclosure.actions import DRAFTED, PUBLISHED, attach
from gongkai.office.disclosure.actions.keeping import keep_version
from gongkai.office.disclosure.gate import SUBJECT, Unapproved
from gongkai.office.disclosure.gazette.records import GazetteItem
from gongkai.office.disclosure.kinds import Openness
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.part import PARTS, Part, put_parts
from gongkai.office.ledger.actions import Act, Entry, record_all, take_numbers
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.review import actions as review
from gongkai.office.review.checklist import blank
from gongkai.office.review.kinds import Result

UNCHECKED = {
    "organ",
    "entry",
    "issuer",
    "interprets",
    "consultation",
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
CHILDREN = (*PARTS, "attachments")
"""The relations of a document's children, read for many documents at once."""

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
    """A document as it was published (补录的政府信息): by whom, reviewed by whom, and when.

    `fields` are the document's own, its organ apart; `reviewers` are one for each level; `at` is
    when it went out, and its draft, review and publication are of that day. An interpretation
    names the past document that it explains, or gives an older one as `fields["interprets"]`;
    what came of a consultation names it, and a gazette what it prints, each with its heading.
    """

    organ: Organ
    fields: Mapping[str, Any]
    by: User
    reviewers: Sequence[User]
    at: datetime
    opinion: str = "同意公开"
    interprets: Past | None = None
    consultation: Past | None = None
    files: Sequence[File] = field(default=())
    parts: Sequence[Part] = field(default=())
    contents: Sequence[tuple[str, Past]] = field(default=())
    views: int = 0

    @property
    def on(self) -> date:
        """The day of publication, in the office's time."""
        return timezone.localdate(self.at)


@transaction.atomic
def register_past(given: Iterable[Past]) -> list[Document]:
    """Register published documents (补录), in their order; an original before its interpretation.

    Raises NotPermitted where a person lacks the duty or reviews his own, Unapproved for what is
    not open to the public, ValidationError for what no document can be.
    """
    wanted = list(given)
    _require_people(wanted)
    rows = {id(one): _document(one) for one in wanted}
    _number(wanted, rows)
    for rank in range(3):
        _insert([one for one in wanted if _rank(one) == rank], rows)
    documents = list(rows.values())
    for start in range(0, len(documents), BATCH):
        prefetch_related_objects(documents[start : start + BATCH], *CHILDREN)
    reviewed = {id(one): _reviewed(one, rows[id(one)]) for one in wanted}
    _publish(wanted, rows, reviewed)
    for one in wanted:
        keep_version(rows[id(one)], by=one.by, on=one.on)
    record_all(entry for one in wanted for entry in _entries(one, rows[id(one)], reviewed[id(one)]))
    for document in documents:
        document.refresh_from_db(fields=CHILDREN)  # forgets the children read above, asks nothing
    return [rows[id(one)] for one in wanted]


def _require_people(wanted: Sequence[Past]) -> None:
    for one in {(one.organ.pk, one.by.pk): one for one in wanted}.values():
        require(one.by, Duty.DRAFT, one.organ, what="拟稿")


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


def _rank(one: Past) -> int:
    """What leads to another comes in after it: outcomes of consultations, then interpretations."""
    return 2 if one.interprets is not None else int(one.consultation is not None)


def _insert(some: Sequence[Past], rows: Mapping[int, Document]) -> None:
    for one in some:
        if one.interprets is not None:
            rows[id(one)].interprets = rows[id(one.interprets)]
        if one.consultation is not None:
            rows[id(one)].consultation = rows[id(one.consultation)]
    Document.objects.bulk_create((rows[id(one)] for one in some), batch_size=BATCH)
    _insert_parts(some, rows)
    for one in some:
        for file in one.files:
            attach(
                document=rows[id(one)],
                title=file.title,
                data=file.data,
                name=file.name,
                content_type=file.content_type,
            )


def _insert_parts(some: Sequence[Past], rows: Mapping[int, Document]) -> None:
    """Each sort of part at once."""
    sorts: dict[type[Part], list[Part]] = {}
    for one in some:
        printed = [GazetteItem(heading=heading, item=rows[id(p)]) for heading, p in one.contents]
        parts = [*one.parts, *printed]
        put_parts(rows[id(one)], parts)
        for part in parts:
            part.document = rows[id(one)]
            sorts.setdefault(type(part), []).append(part)
    for sort, parts in sorts.items():
        sort.objects.bulk_create(parts, batch_size=BATCH)


def _reviewed(one: Past, document: Document) -> review.Reviewed:
    """The review that let it out: each level found the same, and the last one said so."""
    held = review.Held(Result.PUBLIC, one.opinion, checklist=blank())
    return review.Reviewed(
        item=paper.item(document, drafted_by=one.by, drafters={one.by.pk}),
        stated=paper.stated_of(document),
        by=one.by,
        at=one.at,
        reviewers=one.reviewers,
        held=[held] * len(one.reviewers),
    )


def _publish(
    wanted: Sequence[Past],
    rows: Mapping[int, Document],
    reviewed: Mapping[int, review.Reviewed],
) -> None:
    """Let each out on its review, and keep it as a revision."""
    pairs = [(one, rows[id(one)]) for one in wanted]
    verdicts = review.register_reviewed(reviewed[id(one)] for one in wanted)
    for (one, document), verdict in zip(pairs, verdicts, strict=True):
        document.live, document.clearance, document.published_at = True, verdict, one.at
        document.first_published_at = document.last_published_at = one.at
        document.has_unpublished_changes = False
    revisions = [_revision(one, document) for one, document in pairs]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for (_, document), revision in zip(pairs, revisions, strict=True):
        document.latest_revision = document.live_revision = revision
    Document.objects.bulk_update(rows.values(), WRITTEN_BACK, batch_size=BATCH)


def _revision(one: Past, document: Document) -> Revision:
    return Revision(
        content_object=document,
        base_content_type=document.get_base_content_type(),
        created_at=one.at,
        user=one.by,
        content=document.serializable_data(),
        object_str=str(document),
    )


def _entries(one: Past, document: Document, reviewed: review.Reviewed) -> Iterator[Entry]:
    def of(act: Act, **new: str) -> Entry:
        return Entry(act, SUBJECT, document.pk, one.organ, one.by, one.on, new=new)

    yield of(DRAFTED, title=document.title)
    yield from review.entries(reviewed, document.clearance)
    yield of(PUBLISHED, index_number=document.index_number)
