"""Delegating reviews (委托审查): who for whom, from when to when, and why."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.review.actions.acts import DELEGATED, DELEGATION_ENDED
from gongkai.office.review.models import Delegation

LONGEST = 92
"""Days that one delegation may last; a longer absence asks for another appointment."""


@transaction.atomic
def delegate(
    *,
    organ: Organ,
    taker: User,
    first_day: date,
    last_day: date,
    reason: str,
    by: User,
    on: date,
) -> Delegation:
    """Let another review in one's place for some days (委托审查), oneself only.

    Raises NotPermitted for whoever has nothing to delegate; ValidationError for what cannot be.
    """
    if not holds(by, Duty.APPROVE, organ):
        raise NotPermitted(f"{by}在{organ.name}没有复审、终审的职权，没有可以委托的事项。")
    if not holds(taker, Duty.READ, organ):
        raise ValidationError({"taker": f"{taker}不在{organ.name}任职，不能受委托。"})
    if first_day < on:
        raise ValidationError({"first_day": "委托不能从今天以前开始。"})
    given = Delegation(
        organ=organ,
        giver=by,
        taker=taker,
        first_day=first_day,
        last_day=last_day,
        reason=reason.strip(),
        at=timezone.now(),
    )
    given.full_clean()
    if (last_day - first_day).days >= LONGEST:
        raise ValidationError({"last_day": f"一次委托不能超过 {LONGEST} 天。"})
    given.save()
    _log(DELEGATED, given, by=by, on=on, note=given.reason)
    return given


@transaction.atomic
def end_delegation(given: Delegation, *, by: User, on: date) -> Delegation:
    """End a delegation before its last day (提前结束委托), by the one who gave it."""
    locked = Delegation.objects.select_for_update().get(pk=given.pk)
    if by.pk != locked.giver_id:
        raise NotPermitted("委托由委托人本人结束。")
    if locked.ended or locked.last_day < on:
        raise NotPermitted("这项委托已经结束。")
    locked.ended = on
    locked.save(update_fields=["ended"])
    _log(DELEGATION_ENDED, locked, by=by, on=on)
    return locked


def _log(act: Act, given: Delegation, *, by: User, on: date, note: str = "") -> None:
    record(
        act,
        subject="delegation",
        subject_id=given.pk,
        organ=given.organ,
        by=by,
        on=on,
        note=note,
        new={
            "giver": str(given.giver),
            "taker": str(given.taker),
            "first_day": given.first_day.isoformat(),
            "last_day": given.last_day.isoformat(),
        },
    )
