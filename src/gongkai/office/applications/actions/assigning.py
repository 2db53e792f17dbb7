"""Giving cases to clerks and units (交办): assign, accept, send or take back, report, chase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.office.applications.actions.acts import Refused, begin, keep, require_since
from gongkai.office.applications.acts.events import (
    ASSIGNED,
    ASSIGNMENT_ACCEPTED,
    ASSIGNMENT_CHASED,
    ASSIGNMENT_RECALLED,
    ASSIGNMENT_REFUSED,
    FOUND,
    HANDED,
    SINCE_RECEIPT,
)
from gongkai.office.applications.models import Application, Assignment, Finding
from gongkai.office.organs.models import Unit, User
from gongkai.office.organs.standing import Duty, NotPermitted, holds, unit_ids

LARGEST_FILE = 50 * 1024 * 1024
"""The most bytes that one file of a unit may have."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a unit hands in (报送的文件): its name and its content."""

    name: str
    data: bytes


@transaction.atomic
def hand_to(*, application: Application, handler: User, by: User, on: date) -> Application:
    """Name who handles a case (指定经办人): a person of the organ with that duty."""
    begin(application, "hand_to", by=by)
    if not handler.is_active or not holds(handler, Duty.HANDLE, application.organ_id):
        raise Refused(f"{handler}在{application.organ.name}不是经办人，请另选。")
    if application.handler_id == handler.pk:
        raise Refused(f"本件的经办人已经是{handler}。")
    old = application.handler
    application.handler = handler
    note = f"{old}改为{handler}" if old else str(handler)
    keep(application, HANDED, by=by, on=on, note=note, new={"handler": handler.pk})
    return application


@transaction.atomic
def assign(
    *, application: Application, unit: Unit, task: str, due: date, by: User, on: date
) -> Assignment:
    """Give a case to a unit of the organ (交办), with what it is to do and its own due day."""
    begin(application, "assign", by=by)
    require_since(application.received, on, what="交办", since=SINCE_RECEIPT)
    _check_unit(application, unit)
    if not task.strip():
        raise Refused("请写明需要承办单位办理的事项。")
    if due < on:
        raise Refused(f"承办期限{due}早于交办日期{on}，请核对日期。")
    if application.due and due > application.due:
        raise Refused(f"承办期限{due}晚于答复期限{application.due}，请留出审查和签发的时间。")
    one = Assignment.objects.create(
        application=application, unit=unit, task=task.strip(), assigned=on, due=due, by=by
    )
    keep(application, ASSIGNED, by=by, on=on, note=f"{unit.name}，承办期限{due}", new=_key(one))
    return one


def _check_unit(application: Application, unit: Unit) -> None:
    if unit.organ_id != application.organ_id or not unit.is_active:
        raise Refused(f"{unit.name}不是{application.organ.name}现有的承办单位，请另选。")
    if application.assignments.live().filter(unit=unit).exists():
        raise Refused(f"本件已经交办{unit.name}，请先收回再交办。")


@transaction.atomic
def accept_assignment(*, assignment: Assignment, by: User, on: date) -> Assignment:
    """Take a case on (接收): by a member of the unit."""
    _begin(assignment, "accept_assignment", by=by, on=on)
    if assignment.accepted:
        raise Refused("这件交办已经接收，请办理后报送。")
    assignment.accepted = on
    _keep(assignment, ASSIGNMENT_ACCEPTED, by=by, on=on)
    return assignment


@transaction.atomic
def refuse_assignment(*, assignment: Assignment, reason: str, by: User, on: date) -> Assignment:
    """Send a case back to the office (退回交办), with the reason: it is not the unit's."""
    _begin(assignment, "refuse_assignment", by=by, on=on)
    if not reason.strip():
        raise Refused("请写明退回的理由，例如该信息由哪个科室保存。")
    assignment.refused, assignment.refusal = on, reason.strip()
    _keep(assignment, ASSIGNMENT_REFUSED, by=by, on=on, note=reason.strip())
    return assignment


@transaction.atomic
def report_findings(
    *,
    assignment: Assignment,
    report: str,
    by: User,
    on: date,
    files: Sequence[Found] = (),
) -> Assignment:
    """Hand in what a unit found (报送查找结果): its opinion and search, and the files."""
    _begin(assignment, "report_findings", by=by, on=on)
    if not report.strip():
        raise Refused("请写明承办意见和检索情况；没有查到的，也请写明检索了哪些系统和档案。")
    assignment.accepted = assignment.accepted or on
    assignment.reported, assignment.report = on, report.strip()
    for found in files:
        _store(assignment, found, by=by, on=on)
    _keep(assignment, FOUND, by=by, on=on, note=f"报送文件 {len(files)} 份")
    return assignment


def _store(assignment: Assignment, found: Found, *, by: User, on: date) -> None:
    if not found.data:
        raise Refused(f"文件“{found.name}”是空的，请重新选择。")
    if len(found.data) > LARGEST_FILE:
        raise Refused(f"文件“{found.name}”超过 50 MB，请拆分后报送。")
    digest = sha256(found.data).hexdigest()
    suffix = found.name.rpartition(".")[2][:8].lower()
    Finding.objects.create(
        application=assignment.application,
        assignment=assignment,
        title=found.name[-150:],
        file=ContentFile(found.data, name=f"{digest[:20]}.{suffix}"),
        size=len(found.data),
        sha256=digest,
        on=on,
        by=by,
    )


@transaction.atomic
def recall_assignment(*, assignment: Assignment, reason: str, by: User, on: date) -> Assignment:
    """Take a case back from a unit (收回交办), to give it to another or to handle it."""
    _begin(assignment, "recall_assignment", by=by, on=on, of_unit=False)
    if not reason.strip():
        raise Refused("请写明收回的理由。")
    assignment.recalled = on
    _keep(assignment, ASSIGNMENT_RECALLED, by=by, on=on, note=reason.strip())
    return assignment


@transaction.atomic
def chase_assignment(*, assignment: Assignment, by: User, on: date, note: str = "") -> Assignment:
    """Press a unit for its answer (催办)."""
    _begin(assignment, "chase_assignment", by=by, on=on, of_unit=False)
    assignment.chased = on
    _keep(assignment, ASSIGNMENT_CHASED, by=by, on=on, note=note)
    return assignment


def _begin(assignment: Assignment, act: str, *, by: User, on: date, of_unit: bool = True) -> None:
    application = assignment.application
    begin(application, act, by=by)
    if assignment.pk is None or assignment.application_id is None:
        raise Refused("没有这件交办，请核对。")
    assignment.refresh_from_db()
    if of_unit and assignment.unit_id not in unit_ids(by):
        raise NotPermitted(f"{by}不是{assignment.unit.name}的人员，不能办理该单位的交办。")
    if not assignment.is_awaited:
        raise Refused(f"这件交办{assignment.standing}，请核对。")
    require_since(assignment.assigned, on, what="办理", since="交办日期")


def _keep(assignment: Assignment, act, *, by: User, on: date, note: str = "") -> None:
    assignment.save()
    words = f"{assignment.unit.name}，{note}" if note else assignment.unit.name
    keep(assignment.application, act, by=by, on=on, note=words, new=_key(assignment))


def _key(assignment: Assignment) -> dict[str, int]:
    return {"assignment": assignment.pk}
