"""Other ways on and out of a review (复函、撤回送审)."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, NotPermitted, require
from gongkai.office.review.actions.acts import ANSWERED, RECALLED, log
from gongkai.office.review.kinds import Result
from gongkai.office.review.models import Determination, Scrutiny, Verdict
from gongkai.office.review.turns import awaits_letter, last_opinion


@transaction.atomic
def record_answer(
    scrutiny: Scrutiny,
    *,
    authority: str,
    letter_number: str,
    dated: date,
    answer: str,
    text: str,
    by: User,
    on: date,
) -> Determination:
    """Keep what the authority that was asked has answered (登记复函); the final level goes on.

    Raises NotPermitted without the duty or where nobody was asked, ValidationError for dates that
    cannot be.
    """
    locked = Scrutiny.objects.select_for_update().get(pk=scrutiny.pk)
    require(by, Duty.APPROVE, locked.organ, what="登记复函")
    if not awaits_letter(locked):
        raise NotPermitted("这份审查单没有在等复函。")
    asked = last_opinion(locked)
    assert asked is not None
    if dated < asked.on or dated > on:
        raise ValidationError({"dated": f"复函日期应在报请之日（{asked.on}）和今天之间。"})
    letter = Determination(
        opinion=asked,
        authority=authority.strip(),
        letter_number=letter_number.strip(),
        dated=dated,
        answer=answer,
        text=text.strip(),
        by=by,
        at=timezone.now(),
        on=on,
    )
    letter.full_clean()
    letter.save()
    told = {"letter": letter.letter_number, "answer": answer}
    log(ANSWERED, locked, by=by, on=on, note=str(letter), **told)
    return letter


@transaction.atomic
def recall(
    scrutiny: Scrutiny, *, reason: str, by: User, on: date, at: datetime | None = None
) -> Verdict:
    """Take an item back from review before it ended (撤回送审), by one who may draft."""
    locked = Scrutiny.objects.select_for_update().get(pk=scrutiny.pk)
    require(by, Duty.DRAFT, locked.organ, what="撤回送审")
    if locked.ending is not None:
        raise NotPermitted("这份审查单已经办结，不能撤回。")
    ended = Verdict.objects.create(
        scrutiny=locked,
        result=Result.RECALLED,
        reason=reason.strip(),
        by=by,
        at=at or timezone.now(),
        on=on,
    )
    log(RECALLED, locked, by=by, on=on, note=reason)
    return ended
