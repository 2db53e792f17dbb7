"""Extending the reply period (延期答复, art. 33 para. 2): asked for, then granted or not."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import (
    Refused,
    begin,
    keep,
    require_since,
    take_letter,
)
from gongkai.office.applications.acts.events import (
    EXTENDED,
    EXTENSION_REFUSED,
    EXTENSION_REQUESTED,
    SINCE_RECEIPT,
)
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Application, Extension, ExtensionRequest
from gongkai.office.organs.models import User
from gongkai.statute import check_extension, official_calendar


@transaction.atomic
def request_extension(
    *, application: Application, days: int, reason: str, by: User, on: date
) -> ExtensionRequest:
    """Ask the head for more time (申请延期): 1 to 20 working days, before the period ends."""
    begin(application, "request_extension", by=by)
    _check(application, days, on=on)
    if not reason.strip():
        raise Refused("请写明延期的理由，理由要告知申请人。")
    one = ExtensionRequest.objects.create(
        application=application, days=days, reason=reason.strip(), requested=on, by=by
    )
    keep(application, EXTENSION_REQUESTED, by=by, on=on, note=f"申请延长 {days} 个工作日")
    return one


@transaction.atomic
def extend(
    *, application: Application, by: User, on: date, days: int | None = None, opinion: str = ""
) -> Extension:
    """Grant the extension that was asked for (批准延期): by the head, in time, once.

    `days` may be fewer than asked for. Raises `BeyondTheLaw` for what art. 33 does not allow.
    """
    begin(application, "extend", by=by)
    asked = _asked(application, on=on)
    given = asked.days if days is None else days
    _check(application, given, on=on)
    old = application.due
    _decide(asked, granted=True, opinion=opinion, on=on)
    one = Extension.objects.create(
        application=application, days=given, reason=asked.reason, decided=on, approved_by=by
    )
    number = take_letter(application.organ, EXTENDED, on=on)[0]
    keep(
        application,
        EXTENDED,
        by=by,
        on=on,
        note=f"{number}，延长 {given} 个工作日",
        old={"due": str(old)},
        new={"days": given},
    )
    return one


@transaction.atomic
def refuse_extension(
    *, application: Application, opinion: str, by: User, on: date
) -> ExtensionRequest:
    """Refuse the extension that was asked for (不批准延期), with the head's opinion."""
    begin(application, "refuse_extension", by=by)
    if not opinion.strip():
        raise Refused("请写明不批准延期的意见。")
    asked = _asked(application, on=on)
    _decide(asked, granted=False, opinion=opinion.strip(), on=on)
    keep(application, EXTENSION_REFUSED, by=by, on=on, note=opinion.strip())
    return asked


def _check(application: Application, days: int, *, on: date) -> None:
    deadline = reply_clock(facts_of(application), official_calendar())
    if deadline is None:
        raise Refused("答复期限待重新起算，现在不需要延期。")
    require_since(application.received, on, what="延期", since=SINCE_RECEIPT)
    already = application.extensions.exists()
    check_extension(days, approved=on, due=deadline, already_extended=already)


def _asked(application: Application, *, on: date) -> ExtensionRequest:
    asked = application.extension_requests.get(decided=None)
    require_since(asked.requested, on, what="处理延期申请", since="申请延期日期")
    return asked


def _decide(asked: ExtensionRequest, *, granted: bool, opinion: str, on: date) -> None:
    asked.granted, asked.opinion, asked.decided = granted, opinion, on
    asked.full_clean()
    asked.save()
