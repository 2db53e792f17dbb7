"""Who sees questions (咨询建言的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.questions.models import Question


@states_rule(Question)
def _questions(user: AnyUser) -> Q:
    """Members see what their own organ is to answer; the public sees documents, never these."""
    return Q(organ__in=organ_ids(user, Duty.READ))
