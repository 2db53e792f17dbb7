"""The processing fee (信息处理费, art. 42): notified, paid, or left unpaid."""

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
    FEE_LAPSED,
    FEE_NOTIFIED,
    FEE_PAID,
    SINCE_RECEIPT,
)
from gongkai.office.applications.kinds import FeeBasis
from gongkai.office.applications.models import Application, FeeNotice
from gongkai.office.organs.models import User
from gongkai.statute import fee_by_page, official_calendar, payment_due, rate_of_item
from gongkai.statute.fees import ITEM_TARIFF


@transaction.atomic
def notify_fee(
    *, application: Application, basis: str, units: int, by: User, on: date
) -> FeeNotice:
    """Notify the processing fee (收费通知): by item or by page, computed, payable in 20 days.

    `units` is which application of the applicant's month this is (按件), or its pages (按量).
    """
    begin(application, "notify_fee", by=by)
    require_since(application.received, on, what="收费通知", since=SINCE_RECEIPT)
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
    begin(application, "accept_payment", by=by)
    one = application.fee_notices.filter(paid=None).last()
    require_since(one.served, on, what="缴费", since="收到通知之日")
    one.paid = on
    one.save()
    keep(application, FEE_PAID, by=by, on=on, new={"paid": str(on)})
    return one


@transaction.atomic
def lapse_payment(*, application: Application, by: User, on: date) -> FeeNotice:
    """Record that the fee was not paid in time (期满未缴费): closed as 逾期未缴费 under G7."""
    begin(application, "lapse_payment", by=by)
    one = application.fee_notices.filter(paid=None).get()
    require_over(one.due, on, what="缴费期限", then="未缴费")
    one.lapsed = on
    one.save()
    keep(application, FEE_LAPSED, by=by, on=on, note=f"缴费期限至{one.due}届满")
    return one
