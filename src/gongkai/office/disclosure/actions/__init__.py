"""Every write to documents (主动公开的办理): draft, attach, submit, publish, take back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction

from gongkai.office.disclosure import paper
from gongkai.office.disclosure.actions.keeping import hide_versions, keep_version
from gongkai.office.disclosure.following.owed import remarks
from gongkai.office.disclosure.gate import SUBJECT, Unapproved
from gongkai.office.disclosure.kinds import Validity
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Attachment, Document, TakingBack, ValidityChange
from gongkai.office.disclosure.normative.registered import registration_objection
from gongkai.office.disclosure.parts.part import Part, put_parts
from gongkai.office.disclosure.parts.wanted import parts_objection
from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, require
from gongkai.office.review import actions as review
from gongkai.office.review.findings.finding import Finding
from gongkai.office.review.kinds import Purpose
from gongkai.office.review.models import Scrutiny

DRAFTED = Act("drafted", "拟稿")
EDITED = Act("edited", "修改")
PUBLISHED = Act("published", "发布", "《条例》第二十三条、第二十六条")
WITHDRAWN = Act("withdrawn", "撤下", "《条例》第十七条")
VALIDITY_CHANGED = Act("validity_changed", "有效性变动", "《条例》第二十条第一项")


def _log(act: Act, document: Document, *, by: User, on: date, **details: Any) -> Event:
    return record(
        act,
        subject=SUBJECT,
        subject_id=document.pk,
        organ=document.organ,
        by=by,
        on=on,
        **details,
    )


def note(act: Act, *, document: Document, by: User, on: date) -> Event:
    """Record a draft that the editor itself kept (拟稿、修改)."""
    return _log(act, document, by=by, on=on, new={"title": document.title})


def index_number(organ: Organ, *, year: int) -> str:
    """The next 索引号 of an organ: its code, the year, a serial number; it never changes."""
    return f"{organ.code}/{year}-{take_number(organ=organ, series='index', year=year):05d}"


@transaction.atomic
def draft(
    *, by: User, on: date, organ: Organ, parts: Iterable[Part] = (), **fields: Any
) -> Document:
    """Begin a document (拟稿), with its parts; it has its index number from now on."""
    require(by, Duty.DRAFT, organ, what="拟稿")
    document = Document(organ=organ, **fields)
    document.body = clean_html(document.body)
    document.index_number = index_number(organ, year=on.year)
    document.full_clean()
    put_parts(document, parts)
    document.save()
    document.save_revision(user=by, clean=False)
    _log(DRAFTED, document, by=by, on=on, new={"title": document.title})
    return document


@transaction.atomic
def attach(
    *, document: Document, title: str, data: bytes, name: str, content_type: str
) -> Attachment:
    """Add a file to a draft (添加附件); the content changes, so no earlier review clears it.

    Raises NotPermitted for a published document: its files change in the editor's draft, and
    reach the public with the next publication.
    """
    if document.live:
        raise NotPermitted(f"《{document.title}》已经发布，请在稿件中添加附件，再送审、发布。")
    attachment = Attachment(
        document=document,
        title=title,
        sort_order=document.attachments.count(),
        content_type=content_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    attachment.file.save(name, ContentFile(data), save=False)
    attachment.save()
    return attachment


@transaction.atomic
def revise(
    *, document: Document, by: User, on: date, parts: Iterable[Part] = (), **fields: Any
) -> Document:
    """Change the draft (修改); what is published stays until the change has passed review too."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, Duty.DRAFT, document.organ, what="修改")
    latest = document.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(latest, name, value)
    latest.body = clean_html(latest.body)
    latest.full_clean()
    put_parts(latest, parts)
    latest.save_revision(user=by, clean=False)
    _log(EDITED, document, by=by, on=on, new={"fields": sorted(fields)})
    return latest


def submit(
    *,
    document: Document,
    by: User,
    on: date,
    at: datetime | None = None,
    stated: review.Statement | None = None,
) -> Scrutiny:
    """Send the latest draft to review (送审); an open review of an earlier draft ends.

    A machine looks through it before, outside of the transaction: that takes seconds.
    """
    document = Document.objects.get(pk=document.pk)
    require(by, Duty.DRAFT, document.organ, what="送审")
    draft = document.get_latest_revision_as_object()
    draft.full_clean()
    if refusal := registration_objection(draft) or parts_objection(draft):
        raise NotPermitted(refusal)
    return _sent(draft, paper.findings(draft), by=by, on=on, at=at, stated=stated)


@transaction.atomic
def _sent(
    draft: Document,
    findings: Sequence[Finding],
    *,
    by: User,
    on: date,
    at: datetime | None,
    stated: review.Statement | None,
) -> Scrutiny:
    """Send exactly the draft that was looked through."""
    document = Document.objects.select_for_update().get(pk=draft.pk)
    latest = document.get_latest_revision_as_object()
    if latest.content_digest() != draft.content_digest():
        raise NotPermitted(f"《{latest.title}》在送审时又有改动，请核对后再送审一次。")
    author = latest.latest_revision.user if latest.latest_revision else None
    sent = paper.item(
        latest,
        drafted_by=author or by,
        drafters=paper.drafters(latest),
        findings=findings,
        remarks=remarks(latest, on=on),
    )
    return review.submit(sent, stated or paper.stated_of(latest), by=by, on=on, at=at)


@transaction.atomic
def publish(*, document: Document, by: User, on: date, at: datetime | None = None) -> Document:
    """Publish the latest draft (发布). Raises Unapproved unless it has passed review."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, Duty.DRAFT, document.organ, what="发布")
    revision = document.latest_revision
    if revision is None:
        raise Unapproved(f"《{document.title}》没有可以发布的稿件。")
    document.publish(revision, user=by, at=at, skip_permission_checks=True)
    document.refresh_from_db()
    keep_version(document, by=by, on=on)
    _log(PUBLISHED, document, by=by, on=on, new={"index_number": document.index_number})
    return document


@transaction.atomic
def withdraw(
    *,
    document: Document,
    reason: str,
    by: User,
    on: date,
    shows_title: bool = True,
    at: datetime | None = None,
) -> Document:
    """Take a published document back at once (撤下); the public is told why.

    Nothing that was cleared before clears it again. A second person confirms it afterwards: what
    may not be seen is first hidden, then discussed (ADR 0187).
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    require(by, Duty.APPROVE, document.organ, what="撤下")
    if not document.live:
        raise NotPermitted(f"《{document.title}》没有发布，不需要撤下。")
    sent = paper.item(document, drafted_by=by)
    stated = review.Statement(statement=reason, channels="")
    purpose = Purpose.WITHDRAWAL
    scrutiny = review.submit(sent, stated, by=by, on=on, at=at, purpose=purpose)
    TakingBack.objects.create(
        document=document,
        scrutiny=scrutiny,
        reason=reason,
        shows_title=shows_title,
        by=by,
        at=at or timezone.now(),
        on=on,
    )
    document.clearance = None
    UnpublishAction(document, user=by).execute(skip_permission_checks=True)
    hide_versions(document, on=on)
    _log(WITHDRAWN, document, by=by, on=on, note=reason)
    return document


@transaction.atomic
def change_validity(
    *,
    document: Document,
    validity: Validity,
    basis: str,
    by: User,
    on: date,
    rests_on: Document | None = None,
) -> ValidityChange:
    """Record that a document was repealed, expired or amended (有效性变动), and by which."""
    require(by, Duty.DRAFT, document.organ, what="变更有效性")
    if rests_on == document:
        raise NotPermitted(f"《{document.title}》不能是自己的依据文件，请填写另一件文件。")
    change = ValidityChange(
        document=document, validity=validity, basis=basis, rests_on=rests_on, on=on, by=by
    )
    change.full_clean()
    change.save()
    _log(VALIDITY_CHANGED, document, by=by, on=on, note=basis, new={"validity": validity.value})
    return change


def add_views(counts: Mapping[int, int]) -> None:
    """Add to the view counts of documents (浏览次数), a batch at a time."""
    for pk, count in counts.items():
        Document.objects.filter(pk=pk).update(views=F("views") + count)
