"""Who sees files to be redacted (涂除件的可见范围): their own organ alone, released or not."""

from __future__ import annotations

from django.db.models import Q

from gongkai.office.organs.standing import AnyUser, Duty, organ_ids
from gongkai.office.organs.visibility import states_rule
from gongkai.office.redaction.models import Copy, Job, Plan


@states_rule(Job)
def _jobs(user: AnyUser) -> Q:
    """Members see the files of their organ."""
    return Q(organ__in=organ_ids(user, Duty.READ))


@states_rule(Plan)
@states_rule(Copy)
def _of_jobs(user: AnyUser) -> Q:
    """A plan or a copy is seen by whoever sees its file."""
    return Q(job__organ__in=organ_ids(user, Duty.READ))
