"""From what is painted out to a file that may be given away (重制、证明、复核)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.office.ledger.actions import Act
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, NotPermitted, require
from gongkai.office.redaction import process
from gongkai.office.redaction.actions.acts import (
    FAILED,
    PROVED,
    RELEASED,
    REOPENED,
    RETURNED,
    Refused,
    locked_job,
    log,
)
from gongkai.office.redaction.keeping import bytes_of, claim_of, source_of
from gongkai.office.redaction.models import Copy, Job, Plan
from gongkai.office.redaction.proving.claim import Proof

NO_BOXES = "还没有涂除框。全部可以公开的，直接提供原件，不需要涂除。"
CHANGED = "涂除方案在重制期间有改动，请重新点击“重制并证明”。"
UNPROVED = "放行前再次证明没有通过，不能放行；请退回，重新制作后再送复核。"
OWN = "涂除方案是您参与制作的，应当由另一名有审查职权的人员复核。"


def make(*, job: Job, by: User, on: date) -> Copy:
    """Rebuild the file by its plan and prove it (重制并证明); what holds goes to review.

    The work is done before anything is written, so that nobody waits for it.
    """
    require(by, Duty.HANDLE, job.organ, what="重制文件")
    plan = job.plans.last()
    if plan is None or not plan.boxes:
        raise Refused(NO_BOXES)
    claim = claim_of(plan, number=job.copies.count() + 1)
    data = process.rebuilt_from(source_of(job), claim.boxes)
    return _kept(job, plan, data=data, proof=process.proof_of(data, claim), by=by, on=on)


@transaction.atomic
def _kept(job: Job, plan: Plan, *, data: bytes, proof: Proof, by: User, on: date) -> Copy:
    """The copy with its proof, for review where the proof holds."""
    job = locked_job(job, by=by, duty=Duty.HANDLE, what="重制文件")
    if job.state != Job.State.DRAWING or job.plans.last() != plan:
        raise Refused(CHANGED)
    copy = Copy(
        job=job,
        plan=plan,
        number=job.copies.count() + 1,
        size=len(data),
        sha256=proof.sha256,
        checks=[check.as_json() for check in proof.checks],
        holds=proof.holds,
        made=on,
        made_by=by,
        result=Copy.Result.WAITING if proof.holds else Copy.Result.FAILED,
    )
    copy.file.save(copy.name, ContentFile(data), save=False)
    copy.save()
    if proof.holds:
        job.state = Job.State.REVIEWING
        job.save()
    failed = "、".join(check.label for check in proof.failed)
    note = f"第 {copy.number} 份" + (f"，未通过：{failed}" if failed else "")
    new = {"copy": copy.number, "plan": plan.number, "sha256": copy.sha256}
    log(PROVED if proof.holds else FAILED, job, by=by, on=on, note=note, new=new)
    return copy


def release(*, copy: Copy, by: User, on: date, opinion: str = "") -> Copy:
    """Release a copy (复核放行): by a second person, and only what is proved once more.

    Raises NotPermitted for one of those who drew or made it, Refused or Missing for a file that
    is not what was proved.
    """
    require_another(copy, by=by)
    proof = process.proof_of(bytes_of(copy), claim_of(copy.plan, number=copy.number))
    if not proof.holds or proof.sha256 != copy.sha256:
        raise Refused(UNPROVED)
    note = f"第 {copy.number} 份，{len(proof.checks)} 项检查通过，SHA-256 {copy.sha256}"
    return _decided(copy, RELEASED, by=by, on=on, opinion=opinion, note=note)


def send_back(*, copy: Copy, opinion: str, by: User, on: date) -> Copy:
    """Send a copy back with what is wrong (复核退回)."""
    require_another(copy, by=by)
    if not opinion.strip():
        raise Refused("请写明退回的理由。")
    return _decided(copy, RETURNED, by=by, on=on, opinion=opinion, note=f"第 {copy.number} 份")


def require_another(copy: Copy, *, by: User) -> None:
    """Refuse a review by somebody who has drawn or made what is reviewed (另一人复核)."""
    require(by, Duty.APPROVE, copy.job.organ, what="复核涂除后的文件")
    if by.pk == copy.made_by_id or copy.job.plans.filter(by=by).exists():
        raise NotPermitted(OWN)


@transaction.atomic
def _decided(copy: Copy, act: Act, *, by: User, on: date, opinion: str, note: str) -> Copy:
    job = locked_job(copy.job, by=by, duty=Duty.APPROVE, what="复核涂除后的文件")
    copy = job.copies.select_for_update().get(pk=copy.pk)
    if copy.result != Copy.Result.WAITING:
        raise Refused(f"第 {copy.number} 份现为“{copy.get_result_display()}”，不能再复核。")
    is_released = act is RELEASED
    copy.result = Copy.Result.RELEASED if is_released else Copy.Result.RETURNED
    copy.decided, copy.decided_by, copy.opinion = on, by, opinion.strip()
    copy.save()
    job.state = Job.State.RELEASED if is_released else Job.State.DRAWING
    job.save()
    new: dict[str, Any] = {"copy": copy.number, "sha256": copy.sha256}
    log(act, job, by=by, on=on, note=note, new=new)
    return copy


@transaction.atomic
def reopen(*, job: Job, by: User, on: date) -> Job:
    """Take the work up again (撤回修改); a copy that was released stays until another one is."""
    job = locked_job(job, by=by, duty=Duty.HANDLE, what="撤回修改")
    if job.state == Job.State.DRAWING:
        raise Refused("本件正在涂除，可以直接修改。")
    for copy in job.copies.filter(result=Copy.Result.WAITING):
        copy.result, copy.decided = Copy.Result.WITHDRAWN, on
        copy.save()
    job.state = Job.State.DRAWING
    job.save()
    log(REOPENED, job, by=by, on=on)
    return job
