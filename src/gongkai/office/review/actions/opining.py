"""Giving an opinion (审查): at the level whose turn it is, by one who may, on what he read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongkai.office.organs.models import User
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.review import checklist
from gongkai.office.review.actions.acts import ENDED, PASSED, REFERRED, log
from gongkai.office.review.findings import answers
from gongkai.office.review.findings.finding import Finding, findings_of
from gongkai.office.review.kinds import CLEARING, OFFERED, REASONED, Purpose, Result, Step
from gongkai.office.review.models import Scrutiny, ScrutinyOpinion, Verdict
from gongkai.office.review.subjects import is_stale
from gongkai.office.review.turns import capacity, last_opinion, objection, turn, with_turns

STALE = "送审之后稿件又有改动，这份审查单不再有效；请拟稿人重新送审。"


@dataclass(frozen=True, slots=True)
class Held:
    """What a reviewer holds (审查意见): his conclusion, words, reason, basis, answers."""

    result: str
    opinion: str = ""
    reason: str = ""
    basis: str = ""
    withheld: str = ""
    checklist: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def give_opinion(
    scrutiny: Scrutiny, held: Held, *, by: User, on: date, at: datetime | None = None
) -> ScrutinyOpinion:
    """Give the opinion of the level whose turn it is (审查意见).

    A return ends the review, and so does the final level's conclusion. Raises NotPermitted for
    whoever may not, or where the item was changed; ValidationError for what is missing.
    """
    locked = Scrutiny.objects.select_for_update().get(pk=scrutiny.pk)
    locked = with_turns(Scrutiny.objects.filter(pk=locked.pk)).get()
    if refusal := objection(locked, by, on=on):
        raise NotPermitted(refusal)
    if locked.purpose == Purpose.PUBLICATION and is_stale(locked):
        raise NotPermitted(STALE)
    step = turn(locked)
    assert step is not None
    require_whole(held, Purpose(locked.purpose), findings=findings_of(locked.paper))
    require_in_line(locked, held, step)
    right = capacity(by, locked, step, on=on)
    given = ScrutinyOpinion.objects.create(
        scrutiny=locked,
        number=len(locked.opinions.all()) + 1,
        step=step,
        result=held.result,
        opinion=held.opinion.strip(),
        reason=held.reason.strip(),
        basis=held.basis.strip(),
        withheld=held.withheld.strip(),
        checklist=dict(held.checklist),
        by=by,
        on_behalf_of=right.on_behalf_of if right else None,
        at=at or timezone.now(),
        on=on,
    )
    _settle(locked, given, by=by, on=on)
    return given


def _settle(scrutiny: Scrutiny, given: ScrutinyOpinion, *, by: User, on: date) -> None:
    """Log the opinion, and end the review where the opinion ends it."""
    told = {"step": given.step, "result": given.result}
    if given.on_behalf_of:
        told["on_behalf_of"] = str(given.on_behalf_of)
    if given.step == Step.FINAL and given.result == Result.REFERRED:
        log(REFERRED, scrutiny, by=by, on=on, note=given.opinion or given.reason, **told)
        return
    if given.result == Result.RETURNED or given.step == Step.FINAL:
        Verdict.objects.create(
            scrutiny=scrutiny, result=given.result, reason=given.reason, by=by, at=given.at, on=on
        )
        log(ENDED[Result(given.result)], scrutiny, by=by, on=on, note=given.opinion, **told)
        return
    log(PASSED[Step(given.step)], scrutiny, by=by, on=on, note=given.opinion, **told)


def require_whole(
    held: Held, purpose: Purpose = Purpose.PUBLICATION, *, findings: Sequence[Finding] = ()
) -> None:
    """Refuse an opinion that lacks something, or that the law does not allow; field by field."""
    missing: dict[str, list[str]] = {}
    if held.result not in OFFERED[purpose]:
        raise ValidationError({"result": "请选择审查结论。"})
    if held.result in {Result.RETURNED, Result.REFERRED} and not held.opinion.strip():
        missing["opinion"] = ["退回修改或者报请确定的，请写明为什么、需要做什么。"]
    if held.result in REASONED:
        missing |= _reasons_missing(held)
    if purpose == Purpose.PUBLICATION and held.result != Result.RETURNED:
        faults = [
            *checklist.faults(held.checklist, result=held.result),
            *answers.faults(findings, held.checklist, result=held.result),
        ]
        missing |= {"checklist": faults} if faults else {}
    if missing:
        raise ValidationError(missing)


def _reasons_missing(held: Held) -> dict[str, list[str]]:
    label = Result(held.result).label
    missing: dict[str, list[str]] = {}
    if not held.reason.strip():
        missing["reason"] = [f"结论是“{label}”的，请写明理由。"]
    if not held.basis.strip():
        missing["basis"] = [f"结论是“{label}”的，请写明依据，例如：《条例》第十五条。"]
    if held.result == Result.PARTIAL and not held.withheld.strip():
        missing["withheld"] = ["部分公开的，请列出脱敏或者删去了什么。"]
    return missing


def require_in_line(scrutiny: Scrutiny, held: Held, step: Step) -> None:
    """Refuse to let out what another authority's answer holds back (复函的结论有约束力)."""
    last = last_opinion(scrutiny)
    letter = getattr(last, "determination", None) if last else None
    if letter is None or step != Step.FINAL or held.result not in CLEARING:
        return
    if letter.answer not in CLEARING or (letter.answer, held.result) == (
        Result.PARTIAL,
        Result.PUBLIC,
    ):
        told = f"复函（{letter}）的结论是“{letter.get_answer_display()}”，请按复函作结论。"
        raise ValidationError({"result": told})
