"""Who sees annual reports and entered figures (年度报告的可见范围)."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.annual.models import EnteredFigure, Report
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule


@states_rule(Report)
def _reports(user: AnyUser) -> Q:
    """The public sees published reports; members also the drafts of their own organ."""
    public = Q(state=Report.State.PUBLISHED)
    own = organ_ids(user, Duty.READ)
    return public | Q(organ__in=own) if own else public


@states_rule(EnteredFigure)
def _figures(user: AnyUser) -> Q:
    """Members see the figures that their own organ entered."""
    return Q(organ__in=organ_ids(user, Duty.READ))
