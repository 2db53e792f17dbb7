"""Working days (工作日): Monday to Friday as the State Council's holiday notices move them.

A year whose notice is not released yet is counted provisionally: weekends and the holidays of
fixed date rest, nobody works a weekend, and every such day says that it is not firm (ADR 0010).
"""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

from gongkai.statute.errors import CalendarError, NoticeFault, OutsideCalendar
from gongkai.statute.law import HOLIDAY_RULES, WORKING_HOURS, Article
from gongkai.statute.notices import Notice, notice_from

WEEKEND = WORKING_HOURS.article(7)
PUBLIC_HOLIDAYS = HOLIDAY_RULES.article(2)

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
"""The days within which anything is counted at all."""

BORROWED_FROM = (12, 29)
"""From this day on, the next year's notice may still move a day (New Year, 元旦; ADR 0011)."""

FIXED_HOLIDAYS = {(1, 1): "元旦", (5, 1): "劳动节"} | {(10, day): "国庆节" for day in (1, 2, 3)}
"""Holidays of fixed date, assumed where no notice is released (全国年节及纪念日放假办法 art. 2)."""

_WEEKDAYS = "一二三四五六日"
_DAY = timedelta(days=1)


class Kind(Enum):
    """What a day of the calendar is."""

    WORKDAY = "工作日"
    MAKE_UP = "调休上班"
    WEEKEND = "周末"
    HOLIDAY = "放假"


@dataclass(frozen=True)
class DayStatus:
    """One day: what it is, for which holiday, by which notice; `firm` when no notice is awaited."""

    date: date
    kind: Kind
    holiday: str = ""
    notice: str = ""
    firm: bool = True

    @property
    def working(self) -> bool:
        """Whether work is done on this day."""
        return self.kind in (Kind.WORKDAY, Kind.MAKE_UP)

    @property
    def weekday(self) -> str:
        """The day of the week in Chinese (周一…周日)."""
        return f"周{_WEEKDAYS[self.date.weekday()]}"

    @property
    def article(self) -> Article:
        """Where it stands that this day rests, or may be moved."""
        return WEEKEND if self.kind in (Kind.WEEKEND, Kind.WORKDAY) else PUBLIC_HOLIDAYS

    @property
    def reason(self) -> str:
        """Why the day works or rests, in Chinese, with its notice."""
        text = self.weekday
        if self.kind is Kind.HOLIDAY:
            text = f"{self.holiday}放假"
        elif self.kind is Kind.MAKE_UP:
            text = f"{self.weekday}，{self.holiday}调休上班"
        text += f"（{self.notice}）" if self.notice else ""
        return text if self.firm else f"{text}（放假通知未发布或未载入，暂定）"


@dataclass(frozen=True)
class WorkCalendar:
    """Working days under a list of notices. Immutable; `with_notice` gives a new calendar.

    Raises `NoticeFault` where two notices settle the same year or disagree on a day, and where
    a change amends a notice that is not held.
    """

    notices: tuple[Notice, ...]

    def __post_init__(self) -> None:
        """Refuse contradictions now, not at the first question."""
        years = [notice.year for notice in self.notices if notice.year]
        numbers = {notice.number for notice in self.notices}
        for notice in self.notices:
            if notice.year and years.count(notice.year) > 1:
                raise NoticeFault(
                    f"{notice.year}年的放假安排有两份通知，请只保留一份，另一份写明所改通知。",
                    f"Two notices settle {notice.year}. Keep one; let the other amend it.",
                )
            if notice.amends and notice.amends not in numbers:
                raise NoticeFault(
                    f"{notice.cited}所改的通知“{notice.amends}”未载入，请先载入该通知。",
                    f"{notice.cited} amends {notice.amends}, which is not held. Load that first.",
                )
        self._settled  # noqa: B018

    @cached_property
    def _settled(self) -> dict[date, DayStatus]:
        whole = [notice for notice in self.notices if notice.year]
        changes = [notice for notice in self.notices if not notice.year]
        settled: dict[date, DayStatus] = {}
        for status in (status for notice in whole for status in _statuses(notice)):
            if settled.setdefault(status.date, status).working != status.working:
                raise NoticeFault(
                    f"{status.date}在{settled[status.date].notice}与{status.notice}中"
                    "一处放假、一处上班，请核对通知原文。",
                    f"{status.date} is off in one notice and work in another. Check both.",
                )
        settled |= {status.date: status for notice in changes for status in _statuses(notice)}
        return settled

    @cached_property
    def _national(self) -> frozenset[date]:
        nationwide = (notice for notice in self.notices if not notice.region)
        return frozenset(status.date for notice in nationwide for status in _statuses(notice))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years whose notice is held (已发布放假通知的年份)."""
        return frozenset(notice.year for notice in self.notices if notice.year)

    @cached_property
    def version(self) -> str:
        """A short digest of all days settled: a changed calendar has a changed version."""
        lines = (f"{day} {self._settled[day].kind.name}" for day in sorted(self._settled))
        years = ",".join(map(str, sorted(self.years)))
        return hashlib.sha256("\n".join((years, *lines)).encode()).hexdigest()[:12]

    def with_notice(self, notice: Notice) -> "WorkCalendar":
        """The calendar with one notice more: a new year, a one-off change, a region's holidays."""
        return WorkCalendar((*self.notices, notice))

    def is_firm(self, day: date) -> bool:
        """Whether no notice still to come can settle this day otherwise."""
        if day in self._national:
            return True
        awaits_next = (day.month, day.day) >= BORROWED_FROM
        return day.year in self.years and (not awaits_next or day.year + 1 in self.years)

    def status(self, day: date) -> DayStatus:
        """What a day is, and why. Raises `OutsideCalendar` before 2000 and after 2199."""
        if not FIRST_DAY <= day <= LAST_DAY:
            raise OutsideCalendar(
                f"日期{day}超出可计算的范围（{FIRST_DAY}至{LAST_DAY}），请核对年份。",
                f"{day} lies outside {FIRST_DAY} to {LAST_DAY}. Check the year.",
            )
        firm = self.is_firm(day)
        if day in self._settled:
            return replace(self._settled[day], firm=firm)
        holiday = "" if firm else FIXED_HOLIDAYS.get((day.month, day.day), "")
        rests = Kind.HOLIDAY if holiday else Kind.WEEKEND
        kind = rests if holiday or day.weekday() >= 5 else Kind.WORKDAY
        return DayStatus(day, kind, holiday, firm=firm)

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day (工作日)."""
        return self.status(day).working

    def after(self, day: date) -> Iterator[DayStatus]:
        """Each day after a day, in order."""
        while True:
            day += _DAY
            yield self.status(day)

    def add(self, start: date, days: int, *, skip: Collection[date] = ()) -> date:
        """The n-th working day after a day; the start day is not counted (民法典 art. 201).

        >>> str(official_calendar().add(date(2026, 2, 9), 7))
        '2026-02-25'
        """
        if days < 0:
            raise CalendarError(
                f"工作日天数不能为负数（{days}），请改为0或正整数。",
                f"Working days cannot be negative ({days}).",
            )
        ahead = self.after(start)
        while days:
            status = next(ahead)
            start = status.date
            days -= status.working and start not in skip
        return start

    def between(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]: `between(d, add(d, n)) == n`."""
        if end < start:
            raise CalendarError(
                f"起止日期颠倒：{start}晚于{end}，请对调。",
                f"The interval is reversed: {start} is after {end}.",
            )
        steps = range(1, (end - start).days + 1)
        return sum(self.is_working(start + timedelta(days=step)) for step in steps)

    def first_working_day(self, day: date) -> date:
        """The day itself where it is a working day, else the first working day after it."""
        return day if self.is_working(day) else self.add(day, 1)


def _statuses(notice: Notice) -> Iterator[DayStatus]:
    for holiday in notice.holidays:
        for day in holiday.off:
            yield DayStatus(day, Kind.HOLIDAY, holiday.name, notice.cited)
        for day in holiday.work:
            weekend = day.weekday() >= 5
            kind = Kind.MAKE_UP if weekend else Kind.WORKDAY
            yield DayStatus(day, kind, holiday.name, notice.cited)


def calendar_from(folder: Path) -> WorkCalendar:
    """The calendar of all notices in a folder of TOML files, changes in order of publication."""
    notices = [notice_from(path) for path in sorted(folder.glob("*.toml"))]
    return WorkCalendar(tuple(sorted(notices, key=lambda n: n.published or date.min)))


@lru_cache(maxsize=1)
def official_calendar() -> WorkCalendar:
    """The calendar of the State Council notices that this release holds (2019–2026)."""
    with resources.as_file(resources.files("gongkai.statute") / "calendars") as folder:
        return calendar_from(folder)
