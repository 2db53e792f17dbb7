"""What a number does in its sentence (数字的作用): counts, compares, or is a share."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from gongkai.report.narrative.grammar.context import Context
from gongkai.report.narrative.grammar.view import ALIENS, CONCEPTS, View
from gongkai.report.narrative.words.lexicon import Kind
from gongkai.report.narrative.words.tokens import Token

OPERATORS = frozenset({Kind.COMPARE, Kind.DIRECTION, Kind.REACH, Kind.SHARE})
CHANGE_REACH = 6
"""Characters not understood that may stand between 增加 and its number."""

_SIGNS = {"up": 1, "up_if_compared": 1, "down": -1, "down_if_compared": -1}


class Role(StrEnum):
    """What a number is for (作用)."""

    COUNT = "count"  # 收到申请16件
    CHANGE = "change"  # 较上年增加5件
    BASE = "base"  # 比上年（31件）
    SHARE = "share"  # 占12.5%
    RATE = "rate"  # 办结率100%
    RISE = "rise"  # 增加5件, with nothing to compare to


def role(view: View) -> Role:
    """The role of a number, from the last operator before it."""
    operators = [word for word in view.left if word.kind in OPERATORS]
    last = operators[-1] if operators else None
    if view.number.kind is Kind.PERCENT:
        return _of_percentage(view, last)
    if view.has_behind(Kind.REACH) or _is_named_base(view, last) or _is_past(view, last):
        return Role.BASE
    if last is None or last.kind in (Kind.REACH, Kind.SHARE) or last.key == "flat":
        return Role.COUNT
    if last.kind is Kind.COMPARE:
        return Role.BASE
    if _is_compared(view, last):
        return Role.CHANGE
    return Role.COUNT if last.key in ("up_if_compared", "down_if_compared") else Role.RISE


def _of_percentage(view: View, last: Token | None) -> Role:
    if last is not None and last.kind is Kind.SHARE:
        return Role.SHARE
    is_change = last is not None and last.kind is Kind.DIRECTION and last.key in _SIGNS
    return Role.CHANGE if is_change and view.context.compared else Role.RATE


def _is_named_base(view: View, last: Token | None) -> bool:
    """比2022年（31起）: last year's figure in brackets."""
    return view.context.awaits_base and last is None and not view.concepts


def _is_past(view: View, last: Token | None) -> bool:
    """由2021年的9件、2022年的14件增至26件: a year's number before 增至."""
    return last is None and view.has(Kind.TIME) and view.number.start < view.context.reaches_at


def _is_compared(view: View, direction: Token) -> bool:
    """Whether 增加 speaks of last year, and its number is by how many."""
    if any(word.kind is Kind.COMPARE for word in view.left):
        return view.number.unknown - direction.unknown <= CHANGE_REACH
    after = [word for word in view.left if word.start > direction.start]
    is_bare = not any(word.kind in CONCEPTS | ALIENS for word in after)
    return (
        direction.key in ("up", "down")
        and view.context.compared
        and is_bare
        and view.number.unknown == direction.unknown
    )


def sign(words: Sequence[Token]) -> int:
    """1 for 增加, -1 for 减少."""
    keys = [word.key for word in words if word.kind is Kind.DIRECTION and word.key in _SIGNS]
    return _SIGNS[keys[-1]] if keys else 1


def is_level(words: Sequence[Token], context: Context) -> bool:
    """Whether a clause without numbers says 与上年持平."""
    return context.compared and any(word.key == "flat" for word in words)
