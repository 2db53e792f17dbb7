"""Corrections: by the applicant (补正, art. 30), and of records about him (更正, art. 41)."""

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
    AMENDMENT_ANSWERED,
    CORRECTED,
    CORRECTION_ASKED,
    CORRECTION_LAPSED,
    SINCE_RECEIPT,
)
from gongkai.office.applications.kinds import AmendmentResult
from gongkai.office.applications.models import Amendment, Application, Correction
from gongkai.office.organs.models import User
from gongkai.statute import PRACTICE, correction_notice_due, official_calendar


@transaction.atomic
def ask_correction(
    *, application: Application, items: str, by: User, on: date, days: int | None = None
) -> Correction:
    """Ask the applicant to correct (告知补正, art. 30): once, what is unclear, by when.

    `days` are working days; without it the office's practice. A notice after the 7th working
    day is taken down as late, not refused: the restart of the period stands all the same.
    """
    begin(application, "ask_correction", by=by)
    require_since(application.received, on, what="告知补正", since=SINCE_RECEIPT)
    calendar = official_calendar()
    given = PRACTICE.correction_days if days is None else days
    if given < 1:
        raise Refused("补正期限至少为 1 个工作日，请填写合理的期限。")
    one = Correction(
        application=application,
        letter_number=take_letter(application.organ, CORRECTION_ASKED, on=on)[0],
        noticed=on,
        items=items,
        days=given,
        due=calendar.add(on, given),
        late=not correction_notice_due(application.received, calendar).is_timely(on),
        by=by,
    )
    one.full_clean()
    one.save()
    note = f"{one.letter_number}，补正期限至{one.due}" + (
        "，告知已逾七个工作日" if one.late else ""
    )
    keep(application, CORRECTION_ASKED, by=by, on=on, note=note, new={"due": str(one.due)})
    return one


@transaction.atomic
def accept_correction(
    *, application: Application, by: User, on: date, text: str = ""
) -> Correction:
    """Record the corrected application (收到补正): the reply period runs afresh from here.

    Also after the period for it was recorded as lapsed: then with good reason (有正当理由).
    """
    begin(application, "accept_correction", by=by)
    one = application.corrections.get()
    require_since(one.noticed, on, what="收到补正", since="告知日期")
    one.answered, one.text = on, text
    one.save()
    keep(application, CORRECTED, by=by, on=on, new={"received": str(on)})
    return one


@transaction.atomic
def lapse_correction(*, application: Application, by: User, on: date) -> Correction:
    """Record that no correction came in time (期满未补正): closed as 逾期不补正 under G6."""
    begin(application, "lapse_correction", by=by)
    one = application.corrections.get()
    require_over(one.due, on, what="补正期限", then="未补正")
    one.lapsed = on
    one.save()
    note = f"补正期限至{one.due}届满，核实有无正当理由后，按逾期不补正处理"
    keep(application, CORRECTION_LAPSED, by=by, on=on, note=note)
    return one


@transaction.atomic
def answer_amendment(
    *,
    application: Application,
    received: date,
    record: str,
    result: str,
    reasons: str,
    by: User,
    on: date,
    competent: str = "",
) -> Amendment:
    """Answer an applicant who finds a supplied record about himself wrong (更正, art. 41).

    Where another organ is the one to correct it, `competent` says which: the request is sent
    there, or he is told to turn to it. The letter P13 is written from what is kept here.
    """
    begin(application, "answer_amendment", by=by)
    require_since(application.served, received, what="收到更正申请", since="送达日期")
    require_since(received, on, what="告知", since="收到更正申请的日期")
    elsewhere = result in {AmendmentResult.FORWARDED, AmendmentResult.TOLD_WHERE}
    if elsewhere and not competent.strip():
        raise Refused("请写明有权更正的行政机关。")
    one = Amendment(
        application=application,
        letter_number=take_letter(application.organ, AMENDMENT_ANSWERED, on=on)[0],
        received=received,
        record=record.strip(),
        result=result,
        competent=competent.strip() if elsewhere else "",
        reasons=reasons.strip().rstrip("。"),
        on=on,
        by=by,
    )
    one.full_clean()
    one.save()
    note = f"{one.letter_number}，{one.get_result_display()}"
    keep(application, AMENDMENT_ANSWERED, by=by, on=on, note=note)
    return one
