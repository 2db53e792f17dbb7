"""Every write to documents (主动公开的办理): draft, attach, submit, decide, publish, withdraw."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction

from gongkai.office.disclosure.actions.keeping import hide_versions, keep_version
from gongkai.office.disclosure.gate import Unapproved
from gongkai.office.disclosure.kinds import Validity
from gongkai.office.disclosure.markup import clean_html
from gongkai.office.disclosure.models import Approval, Attachment, Document, ValidityChange
from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds, require

DRAFTED = Act("drafted", "拟稿")
EDITED = Act("edited", "修改")
SUBMITTED = Act("submitted", "送审", "《条例》第十七条")
APPROVED = Act("approved", "审批同意", "《条例》第十七条")
RETURNED = Act("returned", "退回修改", "《条例》第十七条")
PUBLISHED = Act("published", "发布", "《条例》第二十三条、第二十六条")
WITHDRAWN = Act("withdrawn", "撤下", "《条例》第十七条")
VALIDITY_CHANGED = Act("validity_changed", "有效性变动", "《条例》第二十条第一项")


def _log(act: Act, document: Document, *, by: User, on: date, **details: Any) -> Event:
    return record(
        act,
        subject="document",
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
def draft(*, by: User, on: date, organ: Organ, **fields: Any) -> Document:
    """Begin a document (拟稿); it has its index number from now on."""
    require(by, Duty.DRAFT, organ, what="拟稿")
    document = Document(organ=organ, **fields)
    document.body = clean_html(document.body)
    document.index_number = index_number(organ, year=on.year)
    document.full_clean()
    document.save()
    document.save_revision(user=by, clean=False)
    _log(DRAFTED, document, by=by, on=on, new={"title": document.title})
    return document


@transaction.atomic
def attach(
    *, document: Document, title: str, data: bytes, name: str, content_type: str
) -> Attachment:
    """Add a file to a draft (添加附件); the content changes, so an approval no longer clears it.

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
def revise(*, document: Document, by: User, on: date, **fields: Any) -> Document:
    """Change the draft (修改); what is published stays until the change is approved too."""
    require(by, Duty.DRAFT, document.organ, what="修改")
    latest = document.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(latest, name, value)
    latest.body = clean_html(latest.body)
    latest.full_clean()
    latest.save_revision(user=by, clean=False)
    _log(EDITED, document, by=by, on=on, new={"fields": sorted(fields)})
    return latest


@transaction.atomic
def submit(*, document: Document, by: User, on: date, at: datetime | None = None) -> Approval:
    """Ask a second person to approve the latest draft (送审)."""
    require(by, Duty.DRAFT, document.organ, what="送审")
    latest = document.get_latest_revision_as_object()
    latest.full_clean()
    approval = Approval.objects.create(
        document=document,
        content_digest=latest.content_digest(),
        requested_by=by,
        requested_at=at or timezone.now(),
    )
    _log(SUBMITTED, document, by=by, on=on, new={"digest": approval.content_digest})
    return approval


def objection(approval: Approval, by: User) -> str:
    """Why a person may not decide on an approval, in a sentence; empty when he may."""
    latest = approval.document.latest_revision
    if not holds(by, Duty.APPROVE, approval.document.organ_id):
        return f"{by}没有审批的职权。"
    if approval.result:
        return "这次送审已经有了结论。"
    if by.pk in {approval.requested_by_id, latest.user_id if latest else None}:
        return "送审人和拟稿人不能审批自己的稿件，请由另一人审批。"
    if approval.document.get_latest_revision_as_object().content_digest() != (
        approval.content_digest
    ):
        return "送审之后稿件又有改动，请拟稿人重新送审。"
    return ""


@transaction.atomic
def decide(
    *,
    approval: Approval,
    approve: bool,
    opinion: str,
    by: User,
    on: date,
    at: datetime | None = None,
) -> Approval:
    """Approve a draft or return it (审批): a second person, bound to what he read."""
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    if refusal := objection(approval, by):
        raise NotPermitted(refusal)
    approval.result = Approval.Result.APPROVED if approve else Approval.Result.RETURNED
    approval.opinion = opinion
    approval.decided_by = by
    approval.decided_at = at or timezone.now()
    approval.save()
    act = APPROVED if approve else RETURNED
    _log(
        act, approval.document, by=by, on=on, note=opinion, new={"digest": approval.content_digest}
    )
    return approval


@transaction.atomic
def publish(*, document: Document, by: User, on: date, at: datetime | None = None) -> Document:
    """Publish the latest draft (发布). Raises Unapproved unless a second person approved it."""
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
def withdraw(*, document: Document, reason: str, by: User, on: date) -> Document:
    """Take a published document back (撤下), with a reason that stays in the ledger."""
    require(by, Duty.APPROVE, document.organ, what="撤下")
    UnpublishAction(document, user=by).execute(skip_permission_checks=True)
    hide_versions(document, on=on)
    _log(WITHDRAWN, document, by=by, on=on, note=reason)
    return document


@transaction.atomic
def change_validity(
    *, document: Document, validity: Validity, basis: str, by: User, on: date
) -> ValidityChange:
    """Record that a document was repealed, expired or amended (有效性变动)."""
    require(by, Duty.DRAFT, document.organ, what="变更有效性")
    change = ValidityChange(document=document, validity=validity, basis=basis, on=on, by=by)
    change.full_clean()
    change.save()
    _log(VALIDITY_CHANGED, document, by=by, on=on, note=basis, new={"validity": validity.value})
    return change


def add_views(counts: Mapping[int, int]) -> None:
    """Add to the view counts of documents (浏览次数), a batch at a time."""
    for pk, count in counts.items():
        Document.objects.filter(pk=pk).update(views=F("views") + count)
