"""When a reminder is due (提醒时点): pure; the days before and the day itself are arguments."""

from __future__ import annotations

from collections.abc import Sequence


def step_of(left: int, before: Sequence[int]) -> int | None:
    """The step that a day to keep has reached (提醒时点), or None while it is far.

    `left` are the working days left, negative once it has passed: each day overdue is a step of
    its own. Between two steps it is the nearer one that has been reached, so that a morning
    without a run, or a case that comes late, loses no reminder.

    >>> [step_of(left, (10, 5, 3, 1)) for left in (11, 10, 7, 5, 1, 0, -1, -2)]
    [None, 10, 10, 5, 1, 1, -1, -2]
    """
    if left < 0:
        return left
    return min((step for step in before if left <= step), default=None)
