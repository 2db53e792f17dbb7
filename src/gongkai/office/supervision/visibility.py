"""Who sees rectification notices and test applications (整改通报、模拟测评的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.supervision.models import Assessment, RectificationNotice


@states_rule(RectificationNotice)
def _notices(user: AnyUser) -> Q:
    """Both organs see a notice, and so does whoever supervises the organ addressed."""
    own = organ_ids(user, Duty.READ)
    watched = organ_ids(user, Duty.SUPERVISE)
    return Q(issuer__in=own) | Q(addressed__in=own) | Q(addressed__in=watched)


@states_rule(Assessment)
def _assessments(user: AnyUser) -> Q:
    """Whoever supervises the assessor; the assessed organ once its answer was scored."""
    watching = Q(assessor__in=organ_ids(user, Duty.SUPERVISE))
    return watching | Q(assessed__in=organ_ids(user, Duty.READ), ended__isnull=False)
