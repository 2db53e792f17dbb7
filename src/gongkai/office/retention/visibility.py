"""Who sees lists of what is due, and holds (到期、保全的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.retention.models import Appraisal, Hold, Item


@states_rule(Appraisal)
def _appraisals(user: AnyUser) -> Q:
    """Members see the lists of their own organ."""
    return Q(organ__in=organ_ids(user, Duty.READ))


@states_rule(Item)
def _items(user: AnyUser) -> Q:
    """What stands on a list is seen by whoever sees the list."""
    return Q(appraisal__organ__in=organ_ids(user, Duty.READ))


@states_rule(Hold)
def _holds(user: AnyUser) -> Q:
    """Members see what their own organ holds."""
    return Q(organ__in=organ_ids(user, Duty.READ))
