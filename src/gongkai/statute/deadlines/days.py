"""A deadline (期限届满日) that can tell its own story, day by day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongkai.statute.law import Article, Limit, Unit
from gongkai.statute.workdays import DayStatus


class DayKind(Enum):
    """What a day does to a clock (日期在期限中的性质)."""

    START = "起算之日"
    COUNTED = "计入"
    MAKE_UP = "调休上班，计入"
    RESTING = "休息，不计入"
    SUSPENDED = "征求意见，不计入"
    DUE = "届满日"


@dataclass(frozen=True)
class Day:
    """One day of a clock: its kind, why, and where that stands; `number` counts those counted.

    `status` is what the calendar says of the day; where the period runs in calendar days a
    Sunday may be `COUNTED`.
    """

    date: date
    kind: DayKind
    reason: str
    article: Article
    status: DayStatus
    number: int = 0

    def __str__(self) -> str:
        """The day as one Chinese line."""
        count = f"第{self.number}日，" if self.number else ""
        return f"{self.date} {self.kind.value}：{count}{self.reason}〔{self.article}〕"


@dataclass(frozen=True)
class Deadline:
    """The last day of a period, with every day from its start.

    `nominal` is the day the bare count ends on, before a rest day moves it (民法典 art. 203).
    `provisional` says that a notice still to come may move `due`. `notes` are Chinese sentences
    that the reader must know. `str()` is the ISO date.
    """

    name: str
    limit: Limit
    start: date
    nominal: date
    due: date
    days: tuple[Day, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The due date, ISO."""
        return self.due.isoformat()

    @property
    def article(self) -> Article:
        """Where the period stands."""
        return self.limit.article

    @property
    def provisional(self) -> bool:
        """Whether a day that the count rests on has no released notice."""
        decisive = self.days[1:] if self._in_working_days else self._landing
        return any(not day.status.firm for day in decisive)

    @property
    def _in_working_days(self) -> bool:
        return self.limit.unit is Unit.WORKING_DAYS

    @property
    def _landing(self) -> tuple[Day, ...]:
        return tuple(day for day in self.days if day.date >= self.nominal)

    @property
    def tally(self) -> dict[DayKind, int]:
        """How many days of each kind."""
        return dict(Counter(day.kind for day in self.days))

    @property
    def explanation(self) -> tuple[str, ...]:
        """The whole count in Chinese: the rule, each day, the notes."""
        rule = f"{self.name}：{self.limit}，自{self.start}的次日起算，{self.due}届满"
        rule += "（暂定）" if self.provisional else ""
        moved = f"；{self.nominal}为休息日，顺延至{self.due}" if self.nominal != self.due else ""
        return (f"{rule}{moved}。", *(str(day) for day in self.days), *self.notes)

    def is_timely(self, done: date) -> bool:
        """Whether an act was in time: signed for, posted (交邮) or sent no later than the due day.

        Posting on the due date is timely (国办公开办函〔2016〕235号).
        """
        return done <= self.due

    def used(self, today: date) -> int:
        """Days of the period used up to and including a day (已用)."""
        return sum(1 for day in self.days if day.number and day.date <= today)

    def left(self, today: date) -> int:
        """Days left after a day (剩余), in the period's own unit; 0 on and after the due day."""
        if not self._in_working_days:
            return max(0, (self.due - max(today, self.start)).days)
        return sum(1 for day in self.days if day.number and day.date > today)


@dataclass(frozen=True)
class FixedDate:
    """A date that the law names itself (法定日期): nothing is counted and nothing moves it."""

    name: str
    due: date
    article: Article
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The due date, ISO."""
        return self.due.isoformat()

    @property
    def provisional(self) -> bool:
        """Never: no holiday notice bears on it."""
        return False

    @property
    def explanation(self) -> tuple[str, ...]:
        """The rule and the notes, in Chinese."""
        return (
            f"{self.name}：{self.due}（{self.article}），法定日期，不因休息日顺延。",
            *self.notes,
        )

    def is_timely(self, done: date) -> bool:
        """Whether an act was no later than the date."""
        return done <= self.due
