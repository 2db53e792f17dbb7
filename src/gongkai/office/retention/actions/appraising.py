"""Lists of what is due (鉴定清单的编制与审批): one makes it, another decides (档案法第三十一条)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, require
from gongkai.office.retention.due import due
from gongkai.office.retention.models import Appraisal, Item
from gongkai.office.retention.terms import DESTROYING

SUBJECT = "appraisal"
LISTED = Act("appraisal_made", "编制鉴定清单", DESTROYING)
APPROVED = Act("appraisal_approved", "批准鉴定清单", DESTROYING)
RETURNED = Act("appraisal_returned", "退回鉴定清单", DESTROYING)
RECALLED = Act("appraisal_recalled", "撤回鉴定清单", DESTROYING)
SERIES = "公开鉴"
"""The word of the numbers of lists."""


@transaction.atomic
def make_list(*, organ: Organ, by: User, on: date) -> Appraisal:
    """Put all that is due and on no list yet on a new one (编制鉴定清单).

    Raises NotPermitted without the duty, ValidationError where nothing is due.
    """
    require(by, Duty.HANDLE, organ, what="编制鉴定清单")
    Organ.objects.select_for_update().get(pk=organ.pk)
    found = list(due(organ.pk, today=on))
    if not found:
        raise ValidationError("现在没有到期而未列入清单的案卷和来件，不需要编制清单。")
    serial = take_number(organ=organ, series=LISTED.kind, year=on.year)
    number = f"{organ.number_prefix}{SERIES}〔{on.year}〕{serial}号"
    one = Appraisal(organ=organ, number=number, on=on, by=by)
    one.full_clean()
    one.save()
    Item.objects.bulk_create(
        (
            Item(
                appraisal=one,
                subject=row.subject,
                subject_id=row.subject_id,
                number=row.number,
                term=row.term.code,
                start=row.start,
            )
            for row in found
        ),
        batch_size=500,
    )
    _log(LISTED, one, by=by, on=on, note=f"{number}，{len(found)} 件")
    return one


@transaction.atomic
def approve(*, appraisal: Appraisal, by: User, on: date, opinion: str = "") -> Appraisal:
    """Approve a list (批准鉴定清单): by a head who did not make it. From the next day it is done.

    Raises NotPermitted without the duty or for one's own list, ValidationError for a decided one.
    """
    one = _open(appraisal, Appraisal.State.PROPOSED, duty=Duty.SIGN, by=by)
    if one.by_id == by.pk:
        raise NotPermitted("清单由您编制，请由另一位负责人审批（编制和审批不能是同一人）。")
    return _decided(one, APPROVED, Appraisal.State.APPROVED, by=by, on=on, opinion=opinion)


@transaction.atomic
def send_back(*, appraisal: Appraisal, opinion: str, by: User, on: date) -> Appraisal:
    """Send a list back with the reason (退回鉴定清单): its matters are due as before."""
    one = _open(appraisal, Appraisal.State.PROPOSED, duty=Duty.SIGN, by=by)
    if not opinion.strip():
        raise ValidationError({"opinion": "请写明退回的理由。"})
    return _decided(one, RETURNED, Appraisal.State.RETURNED, by=by, on=on, opinion=opinion)


@transaction.atomic
def recall(*, appraisal: Appraisal, opinion: str, by: User, on: date) -> Appraisal:
    """Call an approved list back (撤回鉴定清单); what is anonymised already stays so."""
    one = _open(appraisal, Appraisal.State.APPROVED, duty=Duty.SIGN, by=by)
    if not one.items.filter(result=Item.Result.WAITING).exists():
        raise ValidationError("清单已经执行完毕，不能撤回。")
    if not opinion.strip():
        raise ValidationError({"opinion": "请写明撤回的理由。"})
    return _decided(one, RECALLED, Appraisal.State.RECALLED, by=by, on=on, opinion=opinion)


def _open(appraisal: Appraisal, state: str, *, duty: Duty, by: User) -> Appraisal:
    one = Appraisal.objects.select_for_update().select_related("organ").get(pk=appraisal.pk)
    require(by, duty, one.organ, what="审批鉴定清单")
    if one.state != state:
        raise ValidationError(f"清单现为“{one.get_state_display()}”，请刷新页面后再办理。")
    return one


def _decided(
    one: Appraisal, act: Act, state: str, *, by: User, on: date, opinion: str
) -> Appraisal:
    one.state, one.decided, one.decided_by, one.opinion = state, on, by, opinion.strip()
    one.full_clean()
    one.save()
    waiting = one.items.filter(result=Item.Result.WAITING)
    count = waiting.count()
    if state != Appraisal.State.APPROVED:
        waiting.update(result=Item.Result.DROPPED, done=on)
    _log(act, one, by=by, on=on, note=f"{one.number}，{count} 件：{one.opinion or '同意'}")
    return one


def _log(act: Act, one: Appraisal, *, by: User, on: date, note: str) -> None:
    record(act, subject=SUBJECT, subject_id=one.pk, organ=one.organ, by=by, on=on, note=note)
