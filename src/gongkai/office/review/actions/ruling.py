"""Keeping the rules of an organ's reviews (审查规则)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.ledger.actions import record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.review.actions.acts import RULED
from gongkai.office.review.models import ReviewRule

KEPT = ("levels", "reason", "first_days", "second_days", "final_days")


@transaction.atomic
def keep_rule(*, organ: Organ, category: str, by: User, on: date, **told: object) -> ReviewRule:
    """Set how an organ reviews a kind of item (审查规则); reviews already begun keep theirs.

    Raises NotPermitted unless `by` heads the organ, ValidationError for a rule that cannot be.
    """
    require(by, Duty.CLEAR, organ, what="修改审查规则")
    rule = ReviewRule.objects.filter(organ=organ, category=category).first()
    rule = rule or ReviewRule(organ=organ, category=category)
    old = {name: getattr(rule, name) for name in KEPT} if rule.pk else {}
    for name, value in told.items():
        setattr(rule, name, value)
    rule.full_clean()
    rule.save()
    record(
        RULED,
        subject="review_rule",
        subject_id=rule.pk,
        organ=organ,
        by=by,
        on=on,
        note=rule.reason,
        old=old,
        new={name: getattr(rule, name) for name in KEPT} | {"category": category},
    )
    return rule
