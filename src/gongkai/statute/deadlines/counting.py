"""How periods are counted: working days (工作日), calendar days and months (日、月).

The start day never counts (民法典 art. 201). A period of calendar days or months that ends on
a day of rest ends on the first working day after it (art. 203).
"""

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.statute.deadlines.days import Day, DayKind, Deadline
from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import CIVIL_CODE, REGULATION, Limit, Unit
from gongkai.statute.workdays import DayStatus, Kind, WorkCalendar

START_NOT_COUNTED = CIVIL_CODE.article(201, 1)
MONTH_END = CIVIL_CODE.article(202)
REST_DAY_MOVES_END = CIVIL_CODE.article(203, 1)
LAST_DAY_ENDS = CIVIL_CODE.article(203, 2)
EXCLUDED = REGULATION.article(33, 3)


@dataclass(frozen=True, order=True)
class Suspension:
    """Days that do not count (不计入期限): every day of (after, until], art. 33 para. 3.

    Raises `BeyondTheLaw` where it ends before it begins.
    """

    after: date
    until: date
    reason: str = "征求意见期间"

    def __post_init__(self) -> None:
        """Refuse a reversed interval."""
        if self.until < self.after:
            raise BeyondTheLaw(
                f"征求意见的起止日期颠倒：{self.after}发出，却于{self.until}结束，请对调或更正。",
                f"The consultation is reversed: sent {self.after}, ended {self.until}.",
            )

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.after < day <= self.until


@dataclass(frozen=True)
class Start:
    """The day a period runs from, and what happened on it (起算之日)."""

    date: date
    event: str


def working_deadline(
    name: str,
    start: Start,
    *,
    calendar: WorkCalendar,
    limit: Limit,
    days: int | None = None,
    suspensions: Collection[Suspension] = (),
    notes: tuple[str, ...] = (),
) -> Deadline:
    """A period of working days, `limit.days` long unless `days` says otherwise."""
    pauses = sorted(suspensions)
    total = limit.days if days is None else days
    counted = tuple(_counted(start, calendar, limit=limit, total=total, pauses=pauses))
    due = counted[-1].date
    return Deadline(
        name, limit, start.date, due, due, counted, (*notes, *_idle(pauses, start.date, due=due))
    )


def _counted(
    start: Start, calendar: WorkCalendar, *, limit: Limit, total: int, pauses: list[Suspension]
) -> Iterator[Day]:
    yield _start_day(start, calendar)
    number = 0
    ahead = calendar.after(start.date)
    while number < total:
        status = next(ahead)
        pause = next((pause for pause in pauses if pause.covers(status.date)), None)
        if not status.working:
            yield Day(status.date, DayKind.RESTING, status.reason, status.article, status)
        elif pause:
            yield Day(status.date, DayKind.SUSPENDED, pause.reason, EXCLUDED, status)
        else:
            number += 1
            yield _numbered(status, limit, number=number, last=number == total)


def _start_day(start: Start, calendar: WorkCalendar) -> Day:
    reason = f"{start.event}，当日不计入"
    status = calendar.status(start.date)
    return Day(start.date, DayKind.START, reason, START_NOT_COUNTED, status)


def _numbered(status: DayStatus, limit: Limit, *, number: int, last: bool) -> Day:
    kind = DayKind.MAKE_UP if status.kind is Kind.MAKE_UP else DayKind.COUNTED
    kind = DayKind.DUE if last else kind
    return Day(status.date, kind, status.reason, limit.article, status, number)


def _idle(pauses: list[Suspension], start: date, *, due: date) -> Iterator[str]:
    for pause in pauses:
        span = f"{pause.reason}（{pause.after}至{pause.until}）"
        if pause.until <= start:
            yield f"{span}在起算之前结束，不影响本期限。"
        elif pause.after >= due:
            yield f"{span}开始时期限已届满，不予扣除。"


def calendar_deadline(
    name: str,
    start: Start,
    *,
    calendar: WorkCalendar,
    limit: Limit,
    notes: tuple[str, ...] = (),
) -> Deadline:
    """A period of calendar days, months or years; a day of rest at its end moves it on."""
    calendar.status(start.date)  # refuses a start outside the calendar
    nominal = end_of(start.date, limit)
    due = calendar.first_working_day(nominal)
    days = tuple(_passed(start, calendar, limit=limit, nominal=nominal, due=due))
    return Deadline(name, limit, start.date, nominal, due, days, notes)


def _passed(
    start: Start, calendar: WorkCalendar, *, limit: Limit, nominal: date, due: date
) -> Iterator[Day]:
    yield _start_day(start, calendar)
    for number in range(1, (due - start.date).days + 1):
        status = calendar.status(start.date + timedelta(days=number))
        if status.date == due:
            yield Day(due, DayKind.DUE, status.reason, limit.article, status, number)
        elif status.date < nominal:
            yield Day(status.date, DayKind.COUNTED, status.reason, limit.article, status, number)
        else:
            reason = f"{status.reason}，期限顺延"
            yield Day(status.date, DayKind.RESTING, reason, REST_DAY_MOVES_END, status, number)


def end_of(start: date, limit: Limit) -> date:
    """The day on which a period of calendar days, months or years ends by the bare count.

    A month without the start's day ends on its last day (民法典 art. 202).

    >>> from gongkai.statute.law import LITIGATION_LAW
    >>> six_months = Limit(6, LITIGATION_LAW.article(46, 1), Unit.MONTHS)
    >>> str(end_of(date(2026, 8, 31), six_months))
    '2027-02-28'
    """
    if limit.unit is Unit.DAYS:
        return start + timedelta(days=limit.days)
    months = limit.days * (12 if limit.unit is Unit.YEARS else 1)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
