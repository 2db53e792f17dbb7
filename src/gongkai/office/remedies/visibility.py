"""Who sees remedy cases (复议诉讼案件的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.remedies.models import Evidence, Petition, RemedyCase


@states_rule(RemedyCase)
def _cases(user: AnyUser) -> Q:
    """Members see the cases in which their own organ answers."""
    return Q(organ__in=organ_ids(user, Duty.READ))


@states_rule(Petition)
def _petitions(user: AnyUser) -> Q:
    """Members see what was sent to their own organ, never what was sent about it elsewhere."""
    return Q(organ__in=organ_ids(user, Duty.READ))


@states_rule(Evidence)
def _evidence(user: AnyUser) -> Q:
    """Who may see the sender's data there sees the files."""
    return Q(petition__organ__in=organ_ids(user, Duty.REVEAL))
