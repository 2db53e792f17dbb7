"""Who sees applications and what belongs to them (依申请公开的可见范围): their own organ alone."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.applications.models import (
    Application,
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Extension,
    ExtensionRequest,
    FeeNotice,
    ReasonsNotice,
    Search,
)
from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule

RECORDS = (
    Conclusion,
    Consultation,
    Correction,
    Delay,
    Extension,
    ExtensionRequest,
    FeeNotice,
    ReasonsNotice,
    Search,
)


@states_rule(Application)
def _applications(user: AnyUser) -> Q:
    """Members see the applications to their organ; nobody else does, above or below it."""
    return Q(organ__in=organ_ids(user, Duty.READ))


def _records(user: AnyUser) -> Q:
    """A record is seen by whoever sees its application."""
    return Q(application__organ__in=organ_ids(user, Duty.READ))


for _model in RECORDS:
    states_rule(_model)(_records)
