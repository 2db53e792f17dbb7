"""What a row of the table of acts is made of (办理事项的构成): articles, conditions, rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty
from gongkai.statute.law import FEE_RULES, RECONSIDERATION_LAW, REGULATION, SERVICE_NOTICE, Article

CORRECTING = REGULATION.article(30)
SECRECY = REGULATION.article(17)
SERVING = SERVICE_NOTICE.article()
REOPENING = RECONSIDERATION_LAW.article(64)
RECEIVING = REGULATION.article(31)
CONSULTING = REGULATION.article(32)
REPLYING = REGULATION.article(33)
EXTENDING = REGULATION.article(33, 2)
EXCESS = REGULATION.article(35)
DECIDING = REGULATION.article(36)
SEARCHING = REGULATION.article(36, item=4)
CHARGING = REGULATION.article(42)
PAYING = FEE_RULES.article(6)
AMENDING = REGULATION.article(41)
KEEPING = REGULATION.article(45)
ASSESSING = REGULATION.article(46)


class Place(StrEnum):
    """Where the case page offers an act (案卷上的位置)."""

    MAIN = "main"
    ASIDE = "aside"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Condition:
    """What the records must show for an act by a person (办理条件), and the sentence if not."""

    holds: Callable[[Application, User | None], bool]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One act as data (办理事项): title, states, article, form, duty, place, conditions.

    `by_unit` opens it to the members of a unit to which the case is given as well.
    """

    title: str
    states: frozenset[State]
    article: Article | None
    form: str
    duty: Duty = Duty.HANDLE
    place: Place = Place.ASIDE
    given: tuple[Condition, ...] = ()
    by_unit: bool = False


WORKING = frozenset(
    {State.HANDLING, State.CONSULTING, State.AWAITING_REASONS, State.AWAITING_PAYMENT}
)
"""States in which the period runs or a payment is awaited."""

OPEN = WORKING | {State.AWAITING_CORRECTION}
"""States in which the case is received and not decided."""

PROPOSED = frozenset({State.DRAFTED, State.REVIEWED})
"""States in which a draft is under review or awaits its signature."""

EXTENDABLE = (WORKING - {State.AWAITING_PAYMENT}) | PROPOSED
"""States in which the reply period runs."""

ANSWERED = frozenset({State.SERVED, State.CLOSED, State.ARCHIVED})
"""States in which the applicant has his reply."""

ELSEWHERE = OPEN - {State.HANDLING}
"""States in which somebody outside the organ has the next word (等待他人)."""

UNSETTLED = frozenset(State) - {State.ARCHIVED, State.WITHDRAWN, State.VOID}
"""States in which somebody has still something to do (未了结)."""

EVERY = frozenset(State)
