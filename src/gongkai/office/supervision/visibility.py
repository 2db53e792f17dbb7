"""Who sees rectification notices (整改通报的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.supervision.models import RectificationNotice


@states_rule(RectificationNotice)
def _notices(user: AnyUser) -> Q:
    """Both organs see a notice, and so does whoever supervises the organ addressed."""
    own = organ_ids(user, Duty.READ)
    watched = organ_ids(user, Duty.SUPERVISE)
    return Q(issuer__in=own) | Q(addressed__in=own) | Q(addressed__in=watched)
