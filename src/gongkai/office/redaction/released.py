"""What waits for review, and what may be given away for a matter (待复核、已放行的文件)."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, organ_ids
from gongkai.office.redaction.marks import Mark, Withheld, withheld
from gongkai.office.redaction.models import Copy, Job


def jobs_of(subject: str, subject_id: int) -> QuerySet[Job]:
    """The files being redacted for a matter (涂除件)."""
    return Job.objects.filter(subject=subject, subject_id=subject_id).order_by("pk")


def released_copies(subject: str, subject_id: int) -> list[Copy]:
    """The copies that may be given away for a matter (已放行的副本): the last of each file."""
    copies = Copy.objects.filter(
        job__in=jobs_of(subject, subject_id), result=Copy.Result.RELEASED
    ).select_related("job", "plan")
    return list({copy.job_id: copy for copy in copies.order_by("job_id", "number")}.values())


def waiting_for(user: User) -> QuerySet[Job]:
    """The files whose copies wait for this person (待我复核): those in which he had no part."""
    waiting = Copy.objects.filter(result=Copy.Result.WAITING).exclude(made_by=user)
    return Job.objects.filter(
        organ__in=organ_ids(user, Duty.APPROVE),
        state=Job.State.REVIEWING,
        copies__in=waiting,
    ).exclude(plans__by=user)


def withheld_by_file(subject: str, subject_id: int) -> list[tuple[Copy, list[Withheld]]]:
    """The released copies of a matter, each with what it withholds (逐件不予公开的部分)."""
    copies = released_copies(subject, subject_id)
    return [(one, withheld(Mark.of_json(box) for box in one.plan.boxes)) for one in copies]


def withheld_parts(subject: str, subject_id: int) -> list[Withheld]:
    """What is withheld in the released copies of a matter, by basis (不予公开的部分)."""
    copies = released_copies(subject, subject_id)
    return withheld(Mark.of_json(one) for copy in copies for one in copy.plan.boxes)
