"""Where an application stands (办理状态), computed from its events alone.

An event is known by its kind, the stable word under which the ledger keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType

from gongkai.office.applications.kinds import State

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

ENDS = MappingProxyType(
    {
        "concluded": State.CONCLUDED,
        "served": State.CLOSED,
        "withdrawn": State.WITHDRAWN,
        "voided": State.VOID,
    }
)
"""Events after which no decision is awaited; the last of them counts."""

TURNS = MappingProxyType(
    {
        State.AWAITING_CONFIRMATION: "经办人（与申请人确认）",
        State.HANDLING: "经办人",
        State.AWAITING_CORRECTION: "申请人（补正）",
        State.CONSULTING: "被征求意见方",
        State.AWAITING_REASONS: "申请人（说明理由）",
        State.AWAITING_PAYMENT: "申请人（缴费）",
        State.CONCLUDED: "经办人（送达）",
        State.CLOSED: "—",
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
    ends = [ENDS[kind] for kind in kinds if kind in ENDS]
    if ends:
        return ends[-1]
    if "received" not in kinds:
        return State.AWAITING_CONFIRMATION
    waits = Counter(OPENS[kind] for kind in kinds if kind in OPENS)
    waits.subtract(CLOSES[kind] for kind in kinds if kind in CLOSES)
    return next((wait for wait in OPENS.values() if waits[wait] > 0), State.HANDLING)
