"""Taking an application in (接收登记): register, confirm, look at who applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from django.conf import settings
from django.db import IntegrityError, transaction

from gongkai.office.applications import sealing
from gongkai.office.applications.actions.acts import Refused, begin, keep, take_letter
from gongkai.office.applications.acts.events import (
    RECEIVED,
    REGISTERED,
    REVEALED,
    SUBJECT,
    TELLING_CHANGED,
)
from gongkai.office.applications.enclosing.actions import Enclosed, take_in
from gongkai.office.applications.kinds import Channel, State
from gongkai.office.applications.models import Application, Gram
from gongkai.office.applications.records import bigrams
from gongkai.office.applications.sealing import Applicant
from gongkai.office.applications.searching.actions import index_name
from gongkai.office.applications.telling.notices import address_of
from gongkai.office.ledger.actions import record
from gongkai.office.messages.kinds import Way
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.statute import PRACTICE, Receipt, receipt
from gongkai.statute import Channel as StatuteChannel


class Registration(NamedTuple):
    """A registered application and its query code (查询码), which is kept nowhere."""

    application: Application
    query_code: str


def register(
    *,
    organ: Organ,
    channel: str,
    applicant: Applicant,
    title: str,
    description: str,
    arrived: date,
    by: User | None,
    on: date,
    confirmed: date | None = None,
    submission: str = "",
    enclosed: Sequence[Enclosed] = (),
    is_trial: bool = False,
    mock: str = "",
    **wanted: Any,
) -> Registration:
    """Register an application (登记): it has its number, and its clock where receipt is fixed.

    `by` is None where the public applies online. `submission` is a browser's own key: sent
    twice, it is one application. `enclosed` are the files sent along. `wanted` may hold
    `document_number`, `purpose`, `form`, `delivery`, `accessibility`. Returned once committed,
    so a receipt may be shown.
    """
    fields = {
        "organ": organ,
        "channel": Channel(channel),
        "title": title,
        "description": description,
        "arrived": arrived,
        "confirmed": confirmed,
        "submission": sealing.submission_key(submission),
        "is_trial": is_trial,
        "mock": mock,
        **wanted,
    }
    if by is not None:
        require(by, Duty.HANDLE, organ, what="登记申请")
    elif fields["channel"] != Channel.ONLINE:
        raise Refused("公众只能通过互联网渠道自行提交申请，其他渠道由经办人登记。")
    if arrived > on:
        raise Refused(f"到达日期{arrived}晚于登记日期{on}，请核对日期。")
    known = _submitted(submission)
    if known:
        return known
    try:
        code = sealing.query_code(submission)
        sent = {"applicant": applicant, "enclosed": enclosed}
        return _register(fields, code=code, by=by, on=on, **sent)
    except IntegrityError:
        known = _submitted(submission)
        if known is None:
            raise
        return known


def _submitted(submission: str) -> Registration | None:
    key = sealing.submission_key(submission)
    found = Application.objects.filter(submission=key).first() if key else None
    return found and Registration(found, sealing.query_code(submission))


@transaction.atomic
def _register(
    fields: dict[str, Any],
    *,
    applicant: Applicant,
    enclosed: Sequence[Enclosed],
    code: str,
    by: User | None,
    on: date,
) -> Registration:
    organ = fields["organ"]
    number, serial = take_letter(organ, REGISTERED, on=on)
    application = Application(
        year=on.year,
        serial=serial,
        register_number=number,
        category=applicant.category,
        masked_name=sealing.masked(applicant.name),
        sealed=sealing.sealed(applicant, about=number),
        lookup=sealing.lookup(applicant, organ_id=organ.pk),
        query_code_hash=sealing.code_hash(code, about=number),
        state=State.AWAITING_CONFIRMATION,
        handler=by,
        **fields,
    )
    fixed = _fix_receipt(application)
    application.full_clean()
    application.save()
    grams = sorted(bigrams(application.title))
    Gram.objects.bulk_create(Gram(application=application, organ=organ, gram=g) for g in grams)
    index_name(application, applicant.name)
    new = {"number": number, "channel": application.channel, "arrived": str(application.arrived)}
    files = take_in(application, enclosed, on=on)
    new |= {"files": files} if files else {}
    keep(application, REGISTERED, by=by, on=on, new=new)
    if fixed.received is not None:
        _keep_receipt(application, fixed, by=by)
    return Registration(application, code)


def _fix_receipt(application: Application) -> Receipt:
    """Set the date of receipt by the channel's rule (art. 31), or leave it open."""
    fixed = ruled_receipt(application.channel, application.arrived, confirmed=application.confirmed)
    application.received = fixed.received
    application.received_rule = f"{fixed.rule}（{fixed.article}）"
    return fixed


def ruled_receipt(channel: str, arrived: date, *, confirmed: date | None = None) -> Receipt:
    """What the channel's rule says of the date of receipt (art. 31), by this office's practice."""
    confirms = settings.ONLINE_CONFIRMS_ON_SUBMISSION
    practice = replace(PRACTICE, online_confirms_on_submission=confirms)
    return receipt(StatuteChannel[channel.upper()], arrived, confirmed=confirmed, practice=practice)


def _keep_receipt(application: Application, fixed: Receipt, *, by: User | None) -> None:
    keep(
        application,
        RECEIVED,
        by=by,
        on=fixed.received,
        note=application.received_rule,
        new={"received": str(fixed.received)},
    )


@transaction.atomic
def confirm(*, application: Application, by: User, on: date) -> Application:
    """Confirm receipt with the applicant (双方确认, art. 31): the clock starts on this day."""
    begin(application, "confirm", by=by)
    application.confirmed = on
    application.handler = application.handler or by
    fixed = _fix_receipt(application)
    _keep_receipt(application, fixed, by=by)
    return application


REACHED_AT = MappingProxyType({Way.SMS: "phone", Way.MAIL: "email"})
"""Which of an applicant's data each way needs (通知所用的联系方式)."""


@transaction.atomic
def change_telling(
    *, application: Application, told_by: str, by: User, on: date, address: str = ""
) -> Application:
    """Change how an applicant is told of his case (更改通知方式): by SMS, by mail, not at all.

    `address` is a new number or mailbox; without it the one that he gave stands. Raises `Refused`
    where there is none that this way can reach, and where nothing would change.
    """
    begin(application, "change_telling", by=by)
    who, given = application.applicant(), address.strip()
    if told_by and given:
        who = replace(who, **{REACHED_AT[Way(told_by)]: given})
        application.sealed = sealing.sealed(who, about=application.register_number)
    if told_by and not address_of(who, Way(told_by)):
        what = "手机号码" if told_by == Way.SMS else "电子邮箱"
        raise Refused(f"申请人没有留下可以接收通知的{what}，请填写新的{what}。")
    if told_by == application.told_by and not (told_by and given):
        raise Refused("通知方式没有变化，请另选一种，或者填写新的号码、邮箱。")
    old = application.get_told_by_display() or "不通知"
    application.told_by = told_by
    new = application.get_told_by_display() or "不通知"
    note = f"{old}改为{new}" + ("，已更新联系方式" if told_by and given else "")
    keep(application, TELLING_CHANGED, by=by, on=on, note=note, new={"told_by": told_by})
    return application


@transaction.atomic
def reveal(*, application: Application, reason: str, by: User, on: date) -> Applicant:
    """Show who applied (查看申请人信息): by those who handle the case, and the reason stays."""
    begin(application, "reveal", by=by)
    if not reason.strip():
        raise Refused("请写明查看申请人信息的理由，理由会记入台账。")
    record(
        REVEALED,
        subject=SUBJECT,
        subject_id=application.pk,
        organ=application.organ,
        by=by,
        on=on,
        note=reason.strip(),
    )
    return application.applicant()
