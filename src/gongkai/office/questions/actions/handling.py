"""Handling a question (办理咨询): by one person at a time, each act once, each in the ledger."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.applications import sealing
from gongkai.office.applications.sealing import Applicant
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.questions.actions import acts
from gongkai.office.questions.actions.telling import tell
from gongkai.office.questions.kinds import PERMITTED, Deed, Ground, State
from gongkai.office.questions.models import Question


def opened(question: Question, deed: Deed, *, by: User, on: date) -> Question:
    """The question as it stands now, if this may be done with it (核对状态).

    Raises NotPermitted without the duty, ValidationError in another state or on an earlier day.
    """
    question = Question.objects.select_for_update().get(pk=question.pk)
    require(by, Duty.HANDLE, question.organ, what="办理咨询")
    if deed not in PERMITTED[State(question.state)]:
        standing = question.get_state_display()
        raise ValidationError(f"这件咨询现在是“{standing}”，不能{deed.label}，请刷新页面核对。")
    if on < question.filed:
        raise ValidationError(f"日期{on}早于提交日期{question.filed}，请核对日期。")
    return question


@transaction.atomic
def take(*, question: Question, by: User, on: date) -> Question:
    """Be the one who handles it (由我办理)."""
    question = opened(question, Deed.TAKE, by=by, on=on)
    question.handler = by
    question.save()
    acts.log(acts.TAKEN, question, by=by, on=on)
    return question


@transaction.atomic
def draft(*, question: Question, answer: str, seen: int, by: User, on: date) -> Question:
    """Write the answer down (拟写答复); `seen` is the version that the writer had before him."""
    question = opened(question, Deed.DRAFT, by=by, on=on)
    _same(question, seen)
    question.answer, question.state, question.handler = answer.strip(), State.DRAFTED, by
    question.drafts += 1
    question.full_clean()
    question.save()
    acts.log(acts.DRAFTED, question, by=by, on=on, new={"version": question.drafts})
    return question


@transaction.atomic
def answer(*, question: Question, seen: int, by: User, on: date) -> Question:
    """Give the answer (答复咨询), once: the asker reads it with number and code, and is told."""
    question = opened(question, Deed.ANSWER, by=by, on=on)
    _same(question, seen)
    question.state, question.answered = State.ANSWERED, on
    question.save()
    late = {"overdue": on > question.due, "version": question.drafts}
    tell(question, acts.log(acts.ANSWERED, question, by=by, on=on, new=late))
    return question


@transaction.atomic
def decline(*, question: Question, ground: str, reasons: str, by: User, on: date) -> Question:
    """Not accept it (不予受理): the asker is told why, and where to go."""
    question = opened(question, Deed.DECLINE, by=by, on=on)
    question.state, question.answered = State.DECLINED, on
    question.ground, question.answer = Ground(ground), reasons.strip()
    question.full_clean()
    question.save()
    note = question.get_ground_display()
    tell(question, acts.log(acts.DECLINED, question, by=by, on=on, note=note))
    return question


@transaction.atomic
def transfer(*, question: Question, organ: Organ, reason: str, by: User, on: date) -> Question:
    """Hand it to the organ whose matter it is (转交); number and due day stay."""
    question = opened(question, Deed.TRANSFER, by=by, on=on)
    if organ == question.organ:
        raise ValidationError({"organ": "这件咨询已经在这个机关，请选择另一个机关。"})
    before = question.organ
    new = {"organ": organ.name}
    event = acts.log(acts.TRANSFERRED, question, by=by, on=on, note=reason.strip(), new=new)
    question.organ, question.handler = organ, None
    question.full_clean()
    question.save()
    tell(question, event, before=before)
    return question


@transaction.atomic
def reveal(*, question: Question, reason: str, by: User, on: date) -> Applicant:
    """Show who asks (查看提问人信息): to those who may, and the reason stays."""
    require(by, Duty.REVEAL, question.organ, what="查看提问人信息")
    if question.anonymised:
        raise ValidationError(f"保存期限已满，提问人信息已于{question.anonymised}匿名。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明查看提问人信息的理由，理由会记入台账。"})
    acts.log(acts.REVEALED, question, by=by, on=on, note=reason.strip())
    return sealing.opened(question.sealed, about=question.number)


def _same(question: Question, seen: int) -> None:
    """Nobody overwrites or gives what he has not read."""
    if seen != question.drafts:
        raise ValidationError(
            "答复稿在您打开本页之后已被他人改动，请先复制您写的文字，刷新后核对。"
        )
