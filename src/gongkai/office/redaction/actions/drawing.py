"""From the file to what is painted out (登记、画框): every change is a new plan."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.redaction import process
from gongkai.office.redaction.actions.acts import DRAWN, OPENED, Refused, locked_job, log
from gongkai.office.redaction.keeping import (
    listed_of,
    locked_bytes,
    locked_list,
    locked_words,
    marks_of,
)
from gongkai.office.redaction.marks import Mark, digest
from gongkai.office.redaction.models import Job, Plan
from gongkai.office.redaction.opening.converting import converted
from gongkai.office.redaction.opening.kinds import CONVERTED, kind

MOST_BOXES = 3_000
"""Boxes of one plan."""


def open_file(
    *,
    organ: Organ,
    title: str,
    data: bytes,
    by: User,
    on: date,
    subject: str = "",
    subject_id: int | None = None,
) -> Job:
    """Take in a file of which a part is withheld (登记涂除件), for some matter.

    Word and Excel files become PDF. Raises Unopened for what cannot be worked on. The file is
    read before anything is written, so that nobody waits for it.
    """
    require(by, Duty.HANDLE, organ, what="登记涂除件")
    found = kind(data)
    worked = converted(data, found) if found in CONVERTED else data
    sheets = process.sheets_of(worked)
    job = Job(
        organ=organ,
        subject=subject,
        subject_id=subject_id,
        title=title,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=[[sheet.width, sheet.height, sheet.has_text] for sheet in sheets],
        opened=on,
        opened_by=by,
    )
    job.full_clean(exclude=["source", "words"])
    job.source.save("source", ContentFile(locked_bytes(worked)), save=False)
    job.words.save("words", ContentFile(locked_words(sheets)), save=False)
    with transaction.atomic():
        job.save()
        log(OPENED, job, by=by, on=on, note=f"共 {len(sheets)} 页")
    return job


def draw(*, job: Job, marks: Collection[Mark], by: User, on: date) -> Plan:
    """Add boxes to what is painted out (画框)."""
    if not marks:
        raise Refused("没有选择要涂除的内容，请勾选或者填写后再提交。")
    for mark in marks:
        _require_on_page(mark, job)
    return _changed(job, by=by, on=on, add=tuple(marks))


def erase(*, job: Job, boxes: Collection[int], by: User, on: date) -> Plan:
    """Take boxes away again, by their place in the latest plan (移除)."""
    return _changed(job, by=by, on=on, drop=_chosen(boxes))


def limit(*, job: Job, boxes: Collection[int], by: User, on: date) -> Plan:
    """Let the words under some boxes stand elsewhere in the file (只涂这一处)."""
    return _changed(job, by=by, on=on, narrow=_chosen(boxes))


def forbid(*, job: Job, words: Iterable[str], by: User, on: date) -> Plan:
    """List words that must not appear in the copy, beside those under the boxes (另列字词)."""
    return _changed(job, by=by, on=on, listed=tuple(words))


def _chosen(boxes: Collection[int]) -> frozenset[int]:
    if not boxes:
        raise Refused("没有选择涂除框，请先勾选。")
    return frozenset(boxes)


def _require_on_page(mark: Mark, job: Job) -> None:
    page, area = mark.box.page, mark.box.area
    if not 1 <= page <= job.page_count:
        raise Refused(f"没有第 {page} 页，请核对页码。")
    width, height, _ = job.pages[page - 1]
    if area.left >= area.right or area.top >= area.bottom:
        raise Refused("涂除框的宽和高都应当大于 0。")
    if area.left < 0 or area.top < 0 or area.right > width or area.bottom > height:
        size = f"宽 {width / 10} 毫米、高 {height / 10} 毫米"
        raise Refused(f"涂除框超出了第 {page} 页（{size}），请核对。")


@transaction.atomic
def _changed(
    job: Job,
    *,
    by: User,
    on: date,
    add: tuple[Mark, ...] = (),
    drop: frozenset[int] = frozenset(),
    narrow: frozenset[int] = frozenset(),
    listed: tuple[str, ...] | None = None,
) -> Plan:
    """A new plan from the latest one."""
    job = locked_job(job, by=by, duty=Duty.HANDLE, what="修改涂除方案")
    if job.state != Job.State.DRAWING:
        raise Refused(f"本件现为“{job.get_state_display()}”，请先撤回修改，再改动涂除框。")
    kept = [
        Mark(mark.box, mark.basis, mark.what, mark.only_here or at in narrow)
        for at, mark in enumerate(marks_of(job))
        if at not in drop
    ]
    marks = list(dict.fromkeys([*kept, *add]))
    if len(marks) > MOST_BOXES:
        raise Refused(f"涂除框超过 {MOST_BOXES} 个，请合并相邻的框，或者整页不予公开。")
    plan = Plan.objects.create(
        job=job,
        number=job.plans.count() + 1,
        boxes=[mark.as_json() for mark in marks],
        listed=locked_list(listed_of(job.plans.last()) if listed is None else listed),
        by=by,
        on=on,
    )
    new = {"plan": plan.number, "boxes": len(marks), "digest": digest(marks)}
    log(DRAWN, job, by=by, on=on, note=str(plan), new=new)
    return plan
