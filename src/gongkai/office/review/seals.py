"""The strip of a review (审查印记): each level with who, when, what he held; the open one waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.office.review.kinds import Result, Step
from gongkai.office.review.models import Scrutiny, ScrutinyOpinion
from gongkai.office.review.turns import due, is_overdue, turn


@dataclass(frozen=True, slots=True)
class Seal:
    """One level as `c/review.html` shows it: passed, returned, open or waiting."""

    level: str
    state: str
    words: str
    by: str = ""
    at: str = ""
    opinion: str = ""


def seals(scrutiny: Scrutiny, *, today: date) -> list[Seal]:
    """Every opinion in its order (初审 · 复审 · 终审), then what is still to come."""
    given = sorted(scrutiny.opinions.all(), key=lambda one: one.number)
    shown = [_given(one) for one in given]
    if scrutiny.ending is not None:
        return shown
    now = turn(scrutiny)
    if now is not None:
        shown.append(_open(scrutiny, now, today=today))
    done = {one.step for one in given} | {now}
    ahead = (step for step in scrutiny.steps if step not in done)
    return [*shown, *(Seal(step.label, "waiting", "未到") for step in ahead)]


def _given(one: ScrutinyOpinion) -> Seal:
    behalf = f"（受{one.on_behalf_of}委托）" if one.on_behalf_of_id else ""
    return Seal(
        Step(one.step).label,
        "returned" if one.result == Result.RETURNED else "passed",
        one.get_result_display(),
        by=f"{one.by}{behalf}",
        at=f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}",
        opinion="；".join(_said(one)),
    )


def _said(one: ScrutinyOpinion) -> list[str]:
    """What he held, in words."""
    said = [one.opinion.rstrip("。；")] if one.opinion else []
    if one.reason:
        said.append(f"理由：{one.reason}（{one.basis}）")
    if one.withheld:
        said.append(f"脱敏：{one.withheld}")
    return said


def _open(scrutiny: Scrutiny, step: Step, *, today: date) -> Seal:
    late = "，已超过时限" if is_overdue(scrutiny, today) else ""
    return Seal(step.label, "open", "待审", at=f"应在 {due(scrutiny)} 前完成{late}")
