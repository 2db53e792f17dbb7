"""Asking for reasons (说明理由) and a reasonable delay (延迟答复), art. 35; searches (检索)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import (
    Refused,
    begin,
    keep,
    require_over,
    require_since,
    take_letter,
)
from gongkai.office.applications.acts.events import (
    DELAYED,
    REASONS_ASKED,
    REASONS_GIVEN,
    REASONS_LAPSED,
    SEARCHED,
    SINCE_RECEIPT,
)
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Application, Delay, ReasonsNotice, Search
from gongkai.office.organs.models import User
from gongkai.statute import delayed_reply_due, official_calendar, reasons_due


@transaction.atomic
def record_search(
    *, application: Application, systems: str, keywords: str, result: str, by: User, on: date
) -> Search:
    """Record a search (检索): where, by what words, with what result. Proof for 信息不存在."""
    begin(application, "record_search", by=by)
    require_since(application.received, on, what="检索", since=SINCE_RECEIPT)
    one = Search(
        application=application, systems=systems, keywords=keywords, result=result, on=on, by=by
    )
    one.full_clean()
    one.save()
    keep(application, SEARCHED, by=by, on=on, new={"search": one.pk})
    return one


@transaction.atomic
def ask_reasons(*, application: Application, counts: str, by: User, on: date) -> ReasonsNotice:
    """Ask why the applicant applies so often (要求说明理由, art. 35)."""
    begin(application, "ask_reasons", by=by)
    require_since(application.received, on, what="要求说明理由", since=SINCE_RECEIPT)
    one = ReasonsNotice(
        application=application,
        letter_number=take_letter(application.organ, REASONS_ASKED, on=on)[0],
        served=on,
        counts=counts,
        due=reasons_due(on, official_calendar()).due,
        by=by,
    )
    one.full_clean()
    one.save()
    note = f"{one.letter_number}，说明理由期限至{one.due}"
    keep(application, REASONS_ASKED, by=by, on=on, note=note)
    return one


@transaction.atomic
def accept_reasons(*, application: Application, answer: str, by: User, on: date) -> ReasonsNotice:
    """Record the applicant's reasons (申请人说明理由)."""
    begin(application, "accept_reasons", by=by)
    one = application.reasons_notices.filter(answered=None).last()
    require_since(one.served, on, what="说明理由", since="送达日期")
    one.answered, one.answer = on, answer
    one.save()
    keep(application, REASONS_GIVEN, by=by, on=on)
    return one


@transaction.atomic
def close_reasons(*, application: Application, by: User, on: date) -> ReasonsNotice:
    """Record that no reasons came in time (期满未说明理由)."""
    begin(application, "close_reasons", by=by)
    one = application.reasons_notices.filter(answered=None).last()
    require_over(one.due, on, what="说明理由期限", then="未说明")
    keep(application, REASONS_LAPSED, by=by, on=on)
    return one


@transaction.atomic
def delay_reply(*, application: Application, days: int, reason: str, by: User, on: date) -> Delay:
    """Set and tell a reasonable delay (延迟答复的合理期限, art. 35): by the head, in time, once.

    Only where the applicant has stated his reasons; `days` are working days from the notice.
    """
    begin(application, "delay_reply", by=by)
    deadline = reply_clock(facts_of(application), official_calendar())
    if not reason.strip():
        raise Refused("请写明延迟答复的理由，理由要告知申请人。")
    if deadline is None or not deadline.is_timely(on):
        raise Refused("答复期限已经届满或者尚未起算，不能再告知延迟答复。")
    require_since(application.received, on, what="告知延迟答复", since=SINCE_RECEIPT)
    due = delayed_reply_due(on, official_calendar(), days=days).due
    one = Delay.objects.create(
        application=application,
        letter_number=take_letter(application.organ, DELAYED, on=on)[0],
        noticed=on,
        days=days,
        reason=reason.strip(),
        by=by,
    )
    note = f"{one.letter_number}，合理期限 {days} 个工作日，至{due}"
    keep(application, DELAYED, by=by, on=on, note=note, old={"due": str(deadline.due)})
    return one
