"""Where an application stands (办理状态), computed from its events alone.

An event is known by its kind, the stable word under which the ledger keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongkai.office.applications.kinds import State

if TYPE_CHECKING:
    from gongkai.office.applications.models import Application

OPENS = MappingProxyType(
    {
        "correction_asked": State.AWAITING_CORRECTION,
        "fee_notified": State.AWAITING_PAYMENT,
        "reasons_asked": State.AWAITING_REASONS,
        "consulted": State.CONSULTING,
    }
)
"""Events after which somebody else is awaited, in the order in which the waits are shown."""

CLOSES = MappingProxyType(
    {
        "corrected": State.AWAITING_CORRECTION,
        "correction_lapsed": State.AWAITING_CORRECTION,
        "fee_paid": State.AWAITING_PAYMENT,
        "fee_lapsed": State.AWAITING_PAYMENT,
        "reasons_given": State.AWAITING_REASONS,
        "reasons_lapsed": State.AWAITING_REASONS,
        "opinion_received": State.CONSULTING,
        "consultation_lapsed": State.CONSULTING,
    }
)
"""Events that end one such wait."""

REVIEWS = frozenset({"secrecy_reviewed", "legality_reviewed"})
"""The reviews that a draft has to pass, in any order."""

STAGES = MappingProxyType(
    {
        "drafted": State.DRAFTED,
        "returned": None,
        "draft_recalled": None,
        "concluded": State.CONCLUDED,
        "served": State.SERVED,
        "closed": State.CLOSED,
        "archived": State.ARCHIVED,
        "reopened": None,
        "withdrawn": State.WITHDRAWN,
        "voided": State.VOID,
        "imported_decided": State.CONCLUDED,
        "imported_closed": State.CLOSED,
    }
)
"""Where a case is on its way to and after a decision; None where it is handled again."""

RECEIPTS = frozenset({"received", "imported_open", "imported_decided", "imported_closed"})
"""Events after which the application counts as received."""

TURNS = MappingProxyType(
    {
        State.AWAITING_CONFIRMATION: "经办人（与申请人确认）",
        State.HANDLING: "经办人",
        State.AWAITING_CORRECTION: "申请人（补正）",
        State.CONSULTING: "被征求意见方",
        State.AWAITING_REASONS: "申请人（说明理由）",
        State.AWAITING_PAYMENT: "申请人（缴费）",
        State.DRAFTED: "审查员（保密审查、合法性审查）",
        State.REVIEWED: "负责人（签发）",
        State.CONCLUDED: "经办人（送达）",
        State.SERVED: "经办人（结案）",
        State.CLOSED: "经办人（归档）",
        State.ARCHIVED: "—",
        State.WITHDRAWN: "—",
        State.VOID: "—",
    }
)
"""Whose turn it is (轮到谁)."""


def state(kinds: Iterable[str]) -> State:
    """The state after these events, in their order (办理状态).

    >>> state(["registered"]), state(["registered", "received", "consulted"])
    (State.AWAITING_CONFIRMATION, State.CONSULTING)
    """
    kinds = list(kinds)
    stage = _stage(kinds)
    if stage is not None:
        return stage
    if RECEIPTS.isdisjoint(kinds):
        return State.AWAITING_CONFIRMATION
    kinds = _since_reopening(kinds)
    waits = Counter(OPENS[kind] for kind in kinds if kind in OPENS)
    waits.subtract(CLOSES[kind] for kind in kinds if kind in CLOSES)
    return next((wait for wait in OPENS.values() if waits[wait] > 0), State.HANDLING)


def _stage(kinds: list[str]) -> State | None:
    stage, passed = None, set()
    for kind in kinds:
        if kind in REVIEWS:
            passed.add(kind)
        elif kind in STAGES:
            stage, passed = STAGES[kind], set()
    return State.REVIEWED if stage is State.DRAFTED and passed == REVIEWS else stage


def _since_reopening(kinds: list[str]) -> list[str]:
    last = max((at for at, kind in enumerate(kinds) if kind == "reopened"), default=0)
    return kinds[last:]


def turn(application: Application) -> str:
    """Whose turn it is (轮到谁): the state's, or that of the units whose answer is awaited."""
    awaited = [one.unit.name for one in application.assignments.all() if one.is_awaited]
    if application.state == State.HANDLING and awaited:
        return f"承办单位（{'、'.join(awaited)}）"
    return TURNS[State(application.state)]
