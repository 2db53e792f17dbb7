"""Adopting an edition (公布目录), and saying to whom an entry applies (确认适用情况)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.catalogue.actions.editing import SUBJECT
from gongkai.office.catalogue.comparing import compared
from gongkai.office.catalogue.models import Applicability, Edition, Entry
from gongkai.office.catalogue.reading import current
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds

ADOPTED = Act("catalogue_adopted", "公布目录", "《条例》第十二条")
APPLIES = Act("catalogue_applicability", "确认目录适用情况", "《条例》第十二条")


def objection(edition: Edition, by: User) -> str:
    """Why a person may not adopt a draft, in a sentence; empty when he may."""
    if edition.adopted:
        return "这一版已经公布。"
    if not holds(by, Duty.APPROVE, edition.catalogue.organ_id):
        return f"{by}没有审定目录的职权，请由审查员或者负责人审定。"
    if by.pk == edition.edited_by_id:
        return "编制人不能审定自己编制的目录，请由另一人审定。"
    last = current(edition.catalogue)
    rows = list(edition.rows.all())
    if not rows:
        return "目录中还没有条目，请先编制。"
    if last and compared(last.rows.all(), rows).is_empty:
        return "修改稿与现行目录相同，不需要公布。"
    return ""


@transaction.atomic
def adopt(*, edition: Edition, reason: str, by: User, on: date) -> Edition:
    """Adopt a draft (公布目录): from now on it is the catalogue, and it never changes again.

    Raises NotPermitted unless a second person does it, ValidationError without a reason.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if refusal := objection(edition, by):
        raise NotPermitted(refusal)
    last = current(edition.catalogue)
    if last and on < (last.adopted or on):
        raise ValidationError(f"公布日期不能早于上一版的公布日期（{last.adopted}）。")
    change = compared(last.rows.all() if last else [], edition.rows.all())
    edition.adopted, edition.adopted_by, edition.reason = on, by, reason.strip()
    edition.full_clean()
    edition.save()
    record(
        ADOPTED,
        subject=SUBJECT,
        subject_id=edition.catalogue_id,
        organ=edition.catalogue.organ,
        by=by,
        on=on,
        note=edition.reason,
        new={"edition": edition.number, "change": change.words},
    )
    return edition


@transaction.atomic
def say_applies(
    *, entry: Entry, organ: Organ, applies: bool, reason: str, by: User, on: date
) -> Applicability:
    """Say that an entry applies to an organ, or why it does not (确认适用情况), art. 12(3).

    The organ says it itself, or whoever supervises it; what was said before stays in the ledger.
    """
    if not (holds(by, Duty.DRAFT, organ) or holds(by, Duty.SUPERVISE, organ)):
        raise NotPermitted(f"{by}没有为{organ.name}确认目录适用情况的职权。")
    said = Applicability.objects.filter(entry=entry, organ=organ).first()
    old = {"applies": said.applies, "reason": said.reason} if said else {}
    said = said or Applicability(entry=entry, organ=organ)
    said.applies, said.reason, said.by, said.on = applies, reason.strip(), by, on
    said.full_clean()
    said.save()
    new = {"entry": entry.number, "applies": applies, "reason": said.reason}
    record(
        APPLIES,
        subject=SUBJECT,
        subject_id=entry.catalogue_id,
        organ=organ,
        by=by,
        on=on,
        old=old,
        new=new,
    )
    return said
