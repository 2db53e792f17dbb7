"""Holding a matter (保全): it is never due until somebody lifts the hold, with a reason."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.retention.due import MODELS, NUMBERS
from gongkai.office.retention.models import Hold

HELD = Act("held", "保全案卷")
LIFTED = Act("hold_lifted", "解除保全")


@transaction.atomic
def hold(*, organ: Organ, number: str, reason: str, by: User, on: date) -> Hold:
    """Hold the matter of a number (保全): for an inspection, a suit to come, an audit.

    Raises NotPermitted without the duty, ValidationError for a number that the organ does not
    have, a matter that is held or anonymised already, or no reason.
    """
    require(by, Duty.HANDLE, organ, what="保全案卷")
    if not reason.strip():
        raise ValidationError({"reason": "请写明保全的理由，例如审计需要。"})
    subject, pk = _of_number(organ, number.strip())
    one = Hold(
        organ=organ,
        subject=subject,
        subject_id=pk,
        number=number.strip(),
        reason=reason.strip(),
        on=on,
        by=by,
    )
    one.full_clean()
    one.save()
    _log(HELD, one, by=by, on=on, note=one.reason)
    return one


def _of_number(organ: Organ, number: str) -> tuple[str, int]:
    """The matter of a number, locked, so that no run blanks it meanwhile."""
    for matter, model in MODELS.items():
        numbered = {NUMBERS[matter]: number}
        rows = model._default_manager.select_for_update().filter(organ=organ, **numbered)
        found = rows.first()
        if found and found.anonymised:
            raise ValidationError({"number": f"{number}已于{found.anonymised}匿名，不能再保全。"})
        if found:
            return matter, found.pk
    raise ValidationError({"number": f"{organ.name}没有登记号为“{number}”的申请、来件或者案件。"})


@transaction.atomic
def lift(*, hold: Hold, why: str, by: User, on: date) -> Hold:
    """Lift a hold (解除保全): by a head, with a reason; the period counts as if it had not been."""
    one = Hold.objects.select_for_update().select_related("organ").get(pk=hold.pk)
    require(by, Duty.SIGN, one.organ, what="解除保全")
    if one.lifted:
        raise ValidationError(f"已于{one.lifted}解除保全。")
    if not why.strip():
        raise ValidationError({"why": "请写明解除保全的理由。"})
    one.lifted, one.lifted_by, one.why = on, by, why.strip()
    one.full_clean()
    one.save()
    _log(LIFTED, one, by=by, on=on, note=one.why)
    return one


def _log(act: Act, one: Hold, *, by: User, on: date, note: str) -> None:
    about = {"subject": one.subject, "subject_id": one.subject_id, "organ": one.organ}
    record(act, by=by, on=on, note=note, **about)
