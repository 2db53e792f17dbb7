"""The clock of an application (答复期限): its due day, and the squares that the page draws.

Pure: facts and calendar in, statute's `Deadline` out. What restarts, extends or suspends the
count is the statute's; here it is only gathered (ADR 0061).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gongkai.statute import (
    Consulted,
    Day,
    DayKind,
    Deadline,
    Running,
    Suspension,
    WorkCalendar,
    consultation,
    delayed_reply_due,
    redecision_due,
    reply_due,
)

if TYPE_CHECKING:
    from gongkai.office.applications.models import Application

SOON = 3
"""Working days left from which a clock warns (T-3)."""

NEAR = 5
"""Working days left from which a clock asks for attention (T-5)."""

_SQUARES = {
    DayKind.START: "start",
    DayKind.COUNTED: "counted",
    DayKind.MAKE_UP: "make_up",
    DayKind.RESTING: "resting",
    DayKind.SUSPENDED: "suspended",
    DayKind.DUE: "due",
}
_LABELS = {DayKind.START: "收到", DayKind.RESTING: "休", DayKind.SUSPENDED: "征求意见"}


@dataclass(frozen=True, slots=True)
class Sent:
    """One consultation as the clock needs it (征求意见)."""

    consulted: str
    sent: date
    served: date | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Granted:
    """A period of so many working days from a day, set by the organ or by a court (另定的期限).

    0 days: the statutory period, because none was set.
    """

    on: date
    days: int


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What the reply period of one application depends on (期限事实).

    `awaiting` is true while a correction or a payment is awaited: the period that counts then
    begins with it, so there is no due day yet.
    """

    received: date | None
    corrected: date | None = None
    paid: date | None = None
    awaiting: bool = False
    extended_by: int = 0
    extended: date | None = None
    consultations: tuple[Sent, ...] = ()
    delayed: Granted | None = None
    reopened: Granted | None = None


def facts_of(application: Application) -> ClockFacts:
    """The facts of an application, read from its records.

    What was asked before a case was reopened is over: the new period does not wait for it.
    """
    again = application.reopening
    begun = again.ordered if again else date.min
    corrections = [one for one in application.corrections.all() if one.noticed >= begun]
    fees = [one for one in application.fee_notices.all() if one.served >= begun]
    extension = next(iter(application.extensions.all()), None)
    sent = application.consultations.all()
    delay = next(iter(application.delays.all()), None)
    return ClockFacts(
        received=application.received,
        corrected=max((c.answered for c in corrections if c.answered), default=None),
        paid=max((fee.paid for fee in fees if fee.paid), default=None),
        awaiting=any(c.answered is None for c in corrections) or any(f.paid is None for f in fees),
        extended_by=extension.days if extension else 0,
        extended=extension.decided if extension else None,
        consultations=tuple(Sent(c.consulted, c.sent, c.party_received, c.answered) for c in sent),
        delayed=Granted(delay.noticed, delay.days) if delay else None,
        reopened=Granted(again.ordered, again.days or 0) if again else None,
    )


def start(facts: ClockFacts) -> tuple[date, Running] | None:
    """The day the period runs from and why (起算之日); None before receipt."""
    if facts.received is None:
        return None
    running = [(facts.received, Running.RECEIPT)]
    running += [(facts.corrected, Running.CORRECTION)] if facts.corrected else []
    running += [(facts.paid, Running.PAYMENT)] if facts.paid else []
    running += [(facts.reopened.on, Running.REDECISION)] if facts.reopened else []
    return max(reversed(running), key=lambda begun: begun[0])  # of one day, the later reason


def suspensions(facts: ClockFacts, calendar: WorkCalendar) -> list[Suspension]:
    """The days taken out of the period by consultations (art. 33, para. 3)."""
    return [
        consultation(
            one.sent,
            calendar,
            served=one.served,
            opinion=one.answered,
            consulted=Consulted[one.consulted.upper()],
        ).suspension
        for one in facts.consultations
    ]


def reply_clock(facts: ClockFacts, calendar: WorkCalendar) -> Deadline | None:
    """The reply period as it stands (答复期限), or None where none runs.

    None before receipt (T9) and while a correction or a payment is awaited. An extension
    belongs to the period in which it was approved: a later restart is not longer for it. A
    reasonable delay (art. 35) takes the place of the period in which it was told; a period
    that a reconsideration or a court sets is neither extended nor suspended.
    """
    begun = start(facts)
    if begun is None or facts.awaiting:
        return None
    pauses = suspensions(facts, calendar)
    late = facts.delayed
    if late is not None and late.on >= begun[0]:
        return delayed_reply_due(late.on, calendar, days=late.days, consulting=pauses)
    if begun[1] is Running.REDECISION and facts.reopened.days:
        return redecision_due(begun[0], calendar, days=facts.reopened.days)
    applies = facts.extended is not None and facts.extended >= begun[0]
    return reply_due(
        begun[0],
        calendar,
        extended_by=facts.extended_by if applies else 0,
        consulting=pauses,
        running_from=begun[1],
    )


@dataclass(frozen=True, slots=True)
class Square:
    """One day as the clock component draws it."""

    date: date
    kind: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock as a page shows it: squares, figures, the story in words (期限展示).

    `remaining` is negative when the period is over: working days overdue. `light` is one of
    `calm`, `near`, `soon`, `overdue`, `done`.
    """

    due: date
    provisional: bool
    used: int
    remaining: int
    limit: int
    suspended: int
    light: str
    days: tuple[Square, ...]
    story: str
    notes: tuple[str, ...]
    article: str

    @property
    def words(self) -> str:
        """The shrunk form (已用、剩余)."""
        if self.remaining < 0:
            return f"已逾期 {-self.remaining} 个工作日"
        return f"已用 {self.used} · 剩余 {self.remaining}"


def light(remaining: int) -> str:
    """The colour of a clock by the working days left (预警)."""
    if remaining < 0:
        return "overdue"
    if remaining <= SOON:
        return "soon"
    return "near" if remaining <= NEAR else "calm"


def left_until(due: date, calendar: WorkCalendar, *, today: date) -> int:
    """The working days left until a day (剩余工作日); below 0 the days overdue, once it has passed.

    A day off right after it counts as the first day overdue: a case due on Friday is late on
    Saturday, and nothing may call that day in time.
    """
    if today <= due:
        return calendar.between(today, due)
    return -max(1, calendar.between(due, today))


def clock_view(
    deadline: Deadline, calendar: WorkCalendar, *, today: date, ended: date | None = None
) -> ClockView:
    """The clock of a period as of a day; `ended` stops it on the day of the decision."""
    shown = min(today, ended) if ended else today
    left = deadline.left(shown)
    remaining = left if shown <= deadline.due else left_until(deadline.due, calendar, today=shown)
    used = deadline.used(shown)
    tally = deadline.tally
    return ClockView(
        due=deadline.due,
        provisional=deadline.provisional,
        used=used,
        remaining=remaining,
        limit=deadline.used(deadline.due),
        suspended=tally.get(DayKind.SUSPENDED, 0),
        light="done" if ended and remaining >= 0 else light(remaining),
        days=tuple(_square(day, shown, is_today=day.date == today) for day in deadline.days),
        story=_story(deadline, used=used, remaining=remaining, ended=ended),
        notes=deadline.notes,
        article=str(deadline.article),
    )


def _square(day: Day, shown: date, *, is_today: bool) -> Square:
    kind = _SQUARES[day.kind]
    if day.kind is DayKind.COUNTED and day.date > shown:
        kind = "ahead"
    if day.kind is DayKind.MAKE_UP:
        kind = f"{'ahead' if day.date > shown else 'counted'} make_up"
    return Square(day.date, kind + (" today" if is_today else ""), _label(day), day.reason)


def _label(day: Day) -> str:
    if day.kind is DayKind.DUE:
        return f"{day.number} 到期"
    if day.kind is DayKind.MAKE_UP:
        return f"{day.number} 调休"
    return _LABELS.get(day.kind) or str(day.number)


def _story(deadline: Deadline, *, used: int, remaining: int, ended: date | None) -> str:
    begun, due = (
        f"{day.year} 年 {day.month} 月 {day.day} 日" for day in (deadline.start, deadline.due)
    )
    reason = deadline.days[0].reason.split("，")[0]
    text = f"{begun}为{reason}，自次日起按工作日计算，{due}届满"
    text += "（放假安排尚未公布，为暂定日期）。" if deadline.provisional else "。"
    suspended = deadline.tally.get(DayKind.SUSPENDED, 0)
    text += f"征求意见的 {suspended} 个工作日不计入。" if suspended else ""
    if ended:
        return (
            text
            + f"{ended.year} 年 {ended.month} 月 {ended.day} 日作出处理决定，用了 {used} 个工作日。"
        )
    if remaining < 0:
        return text + f"期限已过 {-remaining} 个工作日。"
    return text + f"已用 {used} 个工作日，剩余 {remaining} 个工作日。"
