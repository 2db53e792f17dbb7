"""Whose turn a review is, and by when (轮到谁、到期日): told from its rows, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, holds
from gongkai.office.review.kinds import DUTIES, MOST_LEVELS, STEPS, Purpose, Result, Step
from gongkai.office.review.models import Delegation, ReviewRule, Scrutiny, ScrutinyOpinion
from gongkai.statute import official_calendar


def rule_for(organ: Organ, category: str) -> ReviewRule:
    """The rule of an organ for a kind of item (适用的审查规则), or for all kinds, or the usual."""
    rules = {rule.category: rule for rule in organ.review_rules.filter(category__in=("", category))}
    usual = ReviewRule(organ=organ, levels=MOST_LEVELS)
    return rules.get(category) or rules.get("") or usual


def limits(rule: ReviewRule) -> list[int]:
    """The working days of each level under a rule (各级时限)."""
    return [rule.days_of(step) for step in STEPS[rule.levels]]


def with_turns(scrutinies: QuerySet[Scrutiny]) -> QuerySet[Scrutiny]:
    """The same reviews with all that the questions below ask for, in a fixed number of queries."""
    rows = scrutinies.select_related("organ", "verdict", "drafted_by", "submitted_by")
    return rows.prefetch_related(
        "opinions__by", "opinions__on_behalf_of", "opinions__determination"
    )


def last_opinion(scrutiny: Scrutiny) -> ScrutinyOpinion | None:
    """The latest opinion, if there is one."""
    return max(scrutiny.opinions.all(), key=lambda one: one.number, default=None)


def awaits_letter(scrutiny: Scrutiny) -> bool:
    """Whether another authority was asked and has not answered (待复函)."""
    last = last_opinion(scrutiny)
    return (
        scrutiny.ending is None
        and last is not None
        and (last.step, last.result) == (Step.FINAL, Result.REFERRED)
        and not hasattr(last, "determination")
    )


def turn(scrutiny: Scrutiny) -> Step | None:
    """The level whose turn it is (轮到的层级); None when it ended or waits for a letter."""
    if scrutiny.ending is not None or awaits_letter(scrutiny):
        return None
    given = {one.step for one in scrutiny.opinions.all()}
    return next((step for step in scrutiny.steps if step not in given), Step.FINAL)


def due(scrutiny: Scrutiny) -> date | None:
    """The day by which the level whose turn it is should have decided (到期日)."""
    step = turn(scrutiny)
    if step is None:
        return None
    last = last_opinion(scrutiny)
    begun = last.on if last else scrutiny.submitted
    if last is not None and hasattr(last, "determination"):
        begun = last.determination.on
    return official_calendar().add(begun, scrutiny.days[scrutiny.steps.index(step)])


def is_overdue(scrutiny: Scrutiny, today: date) -> bool:
    """Whether the level whose turn it is lets the item wait (超过时限)."""
    day = due(scrutiny)
    return day is not None and day < today


def duty_of(scrutiny: Scrutiny, step: Step) -> Duty:
    """The duty that a level asks for (层级的职权): any second person confirms a taking back."""
    return Duty.EXAMINE if scrutiny.purpose == Purpose.WITHDRAWAL else DUTIES[step]


@dataclass(frozen=True, slots=True)
class Capacity:
    """In what right a person reviews (审查资格): his own, or another's who asked him to."""

    on_behalf_of: User | None = None


def capacity(by: User, scrutiny: Scrutiny, step: Step, *, on: date) -> Capacity | None:
    """In what right a person may review at a level on a day; None if in none."""
    duty = duty_of(scrutiny, step)
    if holds(by, duty, scrutiny.organ_id):
        return Capacity()
    givers = (one.giver for one in delegations_to(by, scrutiny.organ_id, on=on))
    giver = next((one for one in givers if holds(one, duty, scrutiny.organ_id)), None)
    return Capacity(giver) if giver and giver.pk not in kept_out(scrutiny) else None


def delegations_to(by: User, organ: int, *, on: date) -> Iterable[Delegation]:
    """Who asked this person to review in his place on a day (有效的委托)."""
    running = Delegation.objects.filter(taker=by, organ=organ, first_day__lte=on, last_day__gte=on)
    return running.exclude(ended__lte=on).select_related("giver")


def kept_out(scrutiny: Scrutiny) -> set[int]:
    """Who drafted, changed or sent the item, and so may review it at no level (应当回避的人员)."""
    return {scrutiny.drafted_by_id, scrutiny.submitted_by_id, *scrutiny.drafters}


def objection(scrutiny: Scrutiny, by: User, *, on: date) -> str:
    """Why a person may not give an opinion now, in a sentence; empty when he may."""
    step = turn(scrutiny)
    if scrutiny.ending is not None:
        return f"这份审查单已经办结：{scrutiny.ending.get_result_display()}。"
    if step is None:
        return "已经报请确定，收到复函并登记后再作结论。"
    if by.pk in kept_out(scrutiny):
        return "拟稿、改稿和送审的人不能审查自己的稿件，请由另一人审查。"
    right = capacity(by, scrutiny, step, on=on)
    if right is None:
        return f"现在轮到{step.label}，{by}在{scrutiny.organ.name}没有这一级的职权。"
    return _doubled(scrutiny, by, right, step)


def _doubled(scrutiny: Scrutiny, by: User, right: Capacity, step: Step) -> str:
    """Why one person may not review at two levels, nor in whose place he does."""
    persons = {by.pk} | ({right.on_behalf_of.pk} if right.on_behalf_of else set())
    others = [one for one in scrutiny.opinions.all() if one.step != step]
    acted = {pk for one in others for pk in (one.by_id, one.on_behalf_of_id)}
    if persons & acted:
        return "每一级由不同的人审查，您已在前一级审查过，请由另一人审查。"
    return ""
