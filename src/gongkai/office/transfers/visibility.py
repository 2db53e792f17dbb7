"""Who sees what was brought in (迁入记录的可见范围): the members of its organ."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.transfers.models import AccessToken, Transfer


@states_rule(Transfer)
@states_rule(AccessToken)
def _of_organ(user: AnyUser) -> Q:
    """Members see what came into their organ, and which systems may bring in."""
    return Q(organ__in=organ_ids(user, Duty.READ))
