"""Every write of supervision (监督): notices issued and answered."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.supervision.models import RectificationNotice

ISSUED = Act("rectification_issued", "下发整改通报", "《条例》第四十七条")
ANSWERED = Act("rectification_answered", "反馈整改情况", "《条例》第四十七条")


@transaction.atomic
def issue(
    *, issuer: Organ, addressed: Organ, matter: str, due: date, by: User, on: date
) -> RectificationNotice:
    """Tell an organ what to put right and by when (下发整改通报, art. 47).

    Raises NotPermitted unless `by` supervises both organs, ValidationError for what cannot be.
    """
    if not (holds(by, Duty.SUPERVISE, issuer) and holds(by, Duty.SUPERVISE, addressed)):
        raise NotPermitted(f"{by}没有以{issuer.name}名义向{addressed.name}下发整改通报的职权。")
    number = take_number(organ=issuer, series="rectification", year=on.year)
    notice = RectificationNotice(
        issuer=issuer,
        addressed=addressed,
        number=f"{issuer.number_prefix}整改〔{on.year}〕{number}号",
        issued=on,
        matter=matter,
        due=due,
        by=by,
    )
    notice.full_clean()
    notice.save()
    _log(ISSUED, notice, organ=issuer, by=by, on=on, new={"number": notice.number})
    return notice


@transaction.atomic
def answer(*, notice: RectificationNotice, text: str, by: User, on: date) -> RectificationNotice:
    """Report what was put right (反馈整改情况), once, by the organ addressed.

    Raises NotPermitted without the duty, ValidationError for a second answer.
    """
    notice = RectificationNotice.objects.select_for_update().get(pk=notice.pk)
    if not holds(by, Duty.HANDLE, notice.addressed_id):
        raise NotPermitted(f"{by}没有代表{notice.addressed.name}反馈整改情况的职权。")
    if notice.answered:
        raise ValidationError(f"{notice.number}已于{notice.answered}反馈。")
    notice.answer, notice.answered = text, on
    notice.state = RectificationNotice.State.ANSWERED
    notice.full_clean()
    notice.save()
    new = {"number": notice.number, "answered": on.isoformat()}
    _log(ANSWERED, notice, organ=notice.addressed, by=by, on=on, new=new)
    return notice


def _log(
    act: Act,
    notice: RectificationNotice,
    *,
    organ: Organ,
    by: User,
    on: date,
    new: dict[str, str],
) -> None:
    record(
        act,
        subject="rectification_notice",
        subject_id=notice.pk,
        organ=organ,
        by=by,
        on=on,
        new=new,
    )
