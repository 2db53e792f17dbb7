"""Who sees reviews (审查单的可见范围): the members of their organ; nobody else, not the public."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.review.models import (
    Delegation,
    Determination,
    ReviewRule,
    Scrutiny,
    ScrutinyOpinion,
    Verdict,
)


@states_rule(Scrutiny)
@states_rule(Delegation)
@states_rule(ReviewRule)
def _of_organ(user: AnyUser) -> Q:
    """Members read what their organ reviews, who stands in for whom, and its rules."""
    return Q(organ__in=organ_ids(user, Duty.READ))


@states_rule(ScrutinyOpinion)
@states_rule(Verdict)
def _of_scrutiny(user: AnyUser) -> Q:
    """Whoever sees a review sees what was said in it and how it ended."""
    return Q(scrutiny__organ__in=organ_ids(user, Duty.READ))


@states_rule(Determination)
def _of_opinion(user: AnyUser) -> Q:
    """Whoever sees a review sees the letter that answered it."""
    return Q(opinion__scrutiny__organ__in=organ_ids(user, Duty.READ))
