"""Who reads the ledger (台账的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule


@states_rule(Event)
def _events(user: AnyUser) -> Q:
    """Members read the acts of their own organ."""
    return Q(organ__in=organ_ids(user, Duty.READ))
