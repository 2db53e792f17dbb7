"""Who sees what was sent (消息的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.messages.models import Message
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule


@states_rule(Message)
def _messages(user: AnyUser) -> Q:
    """Those who read the organ's cases see what was told about them; digests are nobody's."""
    return Q(organ__in=organ_ids(user, Duty.READ))
