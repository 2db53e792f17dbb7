"""Every write of assessments (模拟测评的办理): a test application sent, its end scored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.applications.actions import Applicant
from gongkai.office.applications.mocking.actions import register_mock, unveil
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds
from gongkai.office.supervision.assessments.scoring import (
    ELEMENTS,
    PER_CRITERION,
    are_marks,
    content_points,
    elements_on_record,
    form_points,
    may_still_come,
    timing,
)
from gongkai.office.supervision.models import Assessment

SENT = Act("assessment_sent", "发出模拟申请", "《政府信息公开条例》第四十六条")
ENDED = Act("assessment_ended", "模拟测评评分", "《政府信息公开条例》第四十六条")
SUBJECT = "assessment"


@transaction.atomic
def send(
    *,
    assessor: Organ,
    assessed: Organ,
    applicant: Applicant,
    title: str,
    description: str,
    by: User,
    on: date,
) -> tuple[Assessment, str]:
    """Send a test application (发出模拟申请): the assessment and the query code.

    The ledger keeps it among the acts of the assessor, which the assessed organ does not read.
    Raises NotPermitted unless `by` supervises both organs.
    """
    if not (holds(by, Duty.SUPERVISE, assessor) and holds(by, Duty.SUPERVISE, assessed)):
        raise NotPermitted(f"{by}没有以{assessor.name}名义测评{assessed.name}的职权。")
    if assessor == assessed:
        raise ValidationError("测评机关和被测评机关不能相同。")
    kept = register_mock(
        organ=assessed,
        applicant=applicant,
        title=title,
        description=description,
        arrived=on,
        on=on,
    )
    one = Assessment(
        assessor=assessor, assessed=assessed, application=kept.application, sent=on, by=by
    )
    one.full_clean()
    one.save()
    new = {"organ": assessed.name, "number": kept.application.register_number}
    _log(SENT, one, organ=assessor, by=by, on=on, new=new)
    return one, kept.query_code


@transaction.atomic
def end(
    *,
    assessment: Assessment,
    comment: str,
    by: User,
    on: date,
    seen: Collection[str] = (),
    marks: Mapping[str, int] | None = None,
) -> Assessment:
    """End a test and score it (评分): the organ sees from now on that it was one.

    `seen` are the elements of form on a paper reply; those of a reply signed here are read from
    it. Without a reply there is nothing to mark. Raises NotPermitted without the duty,
    ValidationError for a second end, one before the due day, or a bad mark.
    """
    one = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not holds(by, Duty.SUPERVISE, one.assessor_id):
        raise NotPermitted(f"{by}没有以{one.assessor.name}名义评分的职权。")
    if one.ended:
        raise ValidationError(f"{one}已于{one.ended}评分，不能再改。")
    case = one.application
    if may_still_come(case, today=on):
        raise ValidationError(f"答复期限是{case.due}，还没有到期，请在收到答复或者到期以后评分。")
    if case.served:
        _look(one, seen=seen, marks=marks or {}, on=on)
    one.timeliness = timing(case, today=on).points
    one.form, one.content = form_points(one.elements), content_points(one.marks)
    one.comment, one.ended, one.scored_by = comment.strip(), on, by
    one.full_clean()
    one.save()
    unveil(case)
    new = {"number": case.register_number, "total": one.total}
    _log(ENDED, one, organ=one.assessed, by=by, on=on, new=new)
    return one


def _look(one: Assessment, *, seen: Collection[str], marks: Mapping[str, int], on: date) -> None:
    """Take in what the reply holds (核对答复): its elements, and the marks for its content."""
    if not are_marks(marks):
        raise ValidationError(f"内容的每一项都要评 0 至 {PER_CRITERION} 分。")
    read = elements_on_record(one.application, today=on)
    one.by_hand = read is None
    held = set(seen) if read is None else read
    one.elements = [name for name in ELEMENTS if name in held]
    one.marks = dict(marks)


def _log(
    act: Act, one: Assessment, *, organ: Organ, by: User, on: date, new: Mapping[str, Any]
) -> None:
    record(act, subject=SUBJECT, subject_id=one.pk, organ=organ, by=by, on=on, new=new)
