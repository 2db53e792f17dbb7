"""What happens between receipt and decision (办理): corrections, extensions, reasons, fees."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import (
    CORRECTED,
    CORRECTION_ASKED,
    EXTENDED,
    FEE_NOTIFIED,
    FEE_PAID,
    REASONS_ASKED,
    REASONS_GIVEN,
    REASONS_LAPSED,
    SEARCHED,
    Refused,
    begin,
    keep,
    require_since,
    take_letter,
)
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.kinds import FeeBasis
from gongkai.office.applications.models import (
    Application,
    Correction,
    Extension,
    FeeNotice,
    ReasonsNotice,
    Search,
)
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty
from gongkai.statute import (
    PRACTICE,
    check_extension,
    correction_notice_due,
    fee_by_page,
    official_calendar,
    payment_due,
    rate_of_item,
    reasons_due,
)
from gongkai.statute.fees import ITEM_TARIFF

SINCE_RECEIPT = "收到申请之日"


@transaction.atomic
def ask_correction(
    *, application: Application, items: str, by: User, on: date, days: int | None = None
) -> Correction:
    """Ask the applicant to correct (告知补正, art. 30): once, what is unclear, by when.

    `days` are working days; without it the office's practice. A notice after the 7th working
    day is taken down as late, not refused: the restart of the period stands all the same.
    """
    begin(application, "ask_correction", by=by, duty=Duty.HANDLE, what="告知补正")
    require_since(application.received, on, what="告知补正", since=SINCE_RECEIPT)
    if application.corrections.exists():
        raise Refused("补正应当一次性告知，本件已经告知过补正，不能再次告知（《条例》第三十条）。")
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
    """Record the corrected application (收到补正): the reply period runs afresh from here."""
    begin(application, "accept_correction", by=by, duty=Duty.HANDLE, what="登记补正")
    one = application.corrections.get()
    require_since(one.noticed, on, what="收到补正", since="告知日期")
    one.answered, one.text = on, text
    one.save()
    keep(application, CORRECTED, by=by, on=on, new={"received": str(on)})
    return one


@transaction.atomic
def extend(*, application: Application, days: int, reason: str, by: User, on: date) -> Extension:
    """Extend the reply period (延期答复, art. 33 para. 2): by the head, in time, once."""
    begin(application, "extend", by=by, duty=Duty.SIGN, what="批准延期")
    deadline = reply_clock(facts_of(application), official_calendar())
    already = application.extensions.exists()
    check_extension(days, approved=on, due=deadline, already_extended=already)
    require_since(application.received, on, what="批准延期", since=SINCE_RECEIPT)
    if not reason.strip():
        raise Refused("请写明延期的理由，理由要告知申请人。")
    old = application.due
    one = Extension.objects.create(
        application=application, days=days, reason=reason, decided=on, approved_by=by
    )
    number = take_letter(application.organ, EXTENDED, on=on)[0]
    keep(
        application,
        EXTENDED,
        by=by,
        on=on,
        note=f"{number}，延长 {days} 个工作日",
        old={"due": str(old)},
        new={"days": days},
    )
    return one


@transaction.atomic
def record_search(
    *, application: Application, systems: str, keywords: str, result: str, by: User, on: date
) -> Search:
    """Record a search (检索): where, by what words, with what result. Proof for 信息不存在."""
    begin(application, "record_search", by=by, duty=Duty.HANDLE, what="登记检索")
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
    begin(application, "ask_reasons", by=by, duty=Duty.HANDLE, what="要求说明理由")
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
    begin(application, "accept_reasons", by=by, duty=Duty.HANDLE, what="登记理由")
    one = application.reasons_notices.filter(answered=None).last()
    require_since(one.served, on, what="说明理由", since="送达日期")
    one.answered, one.answer = on, answer
    one.save()
    keep(application, REASONS_GIVEN, by=by, on=on)
    return one


@transaction.atomic
def close_reasons(*, application: Application, by: User, on: date) -> ReasonsNotice:
    """Record that no reasons came in time (期满未说明理由)."""
    begin(application, "close_reasons", by=by, duty=Duty.HANDLE, what="结束说明理由")
    one = application.reasons_notices.filter(answered=None).last()
    if on <= one.due:
        raise Refused(f"说明理由期限至{one.due}届满，届满前不能按未说明处理。")
    keep(application, REASONS_LAPSED, by=by, on=on)
    return one


@transaction.atomic
def notify_fee(
    *, application: Application, basis: str, units: int, by: User, on: date
) -> FeeNotice:
    """Notify the processing fee (收费通知): by item or by page, computed, payable in 20 days.

    `units` is which application of the applicant's month this is (按件), or its pages (按量).
    """
    begin(application, "notify_fee", by=by, duty=Duty.HANDLE, what="发出收费通知")
    require_since(application.received, on, what="收费通知", since=SINCE_RECEIPT)
    if application.fee_notices.exists():
        raise Refused("本件已经发出过收费通知，一件申请只收一次费。")
    amount, working = _fee(basis, units)
    if not amount:
        raise Refused("按所填数量计算，信息处理费为 0 元，不需要发出收费通知。")
    one = FeeNotice(
        application=application,
        letter_number=take_letter(application.organ, FEE_NOTIFIED, on=on)[0],
        basis=basis,
        units=units,
        amount=amount,
        working=working,
        served=on,
        due=payment_due(on, official_calendar()).due,
        by=by,
    )
    one.full_clean()
    one.save()
    note = f"{one.letter_number}，{amount} 元，缴费截止{one.due}"
    keep(application, FEE_NOTIFIED, by=by, on=on, note=note)
    return one


def _fee(basis: str, units: int) -> tuple[int, str]:
    if basis == FeeBasis.ITEM:
        rate = rate_of_item(units)
        return rate, f"当月第{units}件，本件{rate}元（{ITEM_TARIFF}）"
    fee = fee_by_page(units)
    return fee.amount, "\n".join(fee.working)


@transaction.atomic
def accept_payment(*, application: Application, by: User, on: date) -> FeeNotice:
    """Record the payment (缴费): the reply period is counted afresh from the day after it."""
    begin(application, "accept_payment", by=by, duty=Duty.HANDLE, what="登记缴费")
    one = application.fee_notices.filter(paid=None).last()
    require_since(one.served, on, what="缴费", since="收到通知之日")
    one.paid = on
    one.save()
    keep(application, FEE_PAID, by=by, on=on, new={"paid": str(on)})
    return one
