"""When a message may ring somebody's telephone (免打扰时段): pure, the moment is an argument."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

PERIOD = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
LONGEST_REST = 30
"""Days after which the search for an open day ends; no holiday is as long."""


class RestDays(Protocol):
    """What is asked of a calendar."""

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day."""
        ...


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours in which nobody is rung (免打扰时段), and whether days of rest are quiet too.

    `begins` after `ends` means over midnight; both the same means that no hour is quiet.
    """

    begins: time
    ends: time
    rest_days: bool = True

    def covers(self, at: time) -> bool:
        """Whether an hour is quiet."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


def quiet_from(text: str, *, rest_days: bool) -> Quiet:
    """The quiet hours of a setting such as `21:00-08:00`; an empty one means none.

    Raises ValueError for anything else.
    """
    if not text.strip():
        return Quiet(time(0), time(0), rest_days)
    found = PERIOD.fullmatch(text.strip())
    if not found:
        raise ValueError(f"免打扰时段“{text}”应写作 21:00-08:00 这样的起止时间，或者留空。")
    hours = [int(part) for part in found.groups()]
    return Quiet(time(*hours[:2]), time(*hours[2:]), rest_days)


def opening(at: datetime, quiet: Quiet, calendar: RestDays) -> datetime:
    """The first moment from `at` on that is not quiet (可以发送的时刻); `at` is local time."""
    moment = at
    for _ in range(LONGEST_REST):
        if quiet.rest_days and not calendar.is_working(moment.date()):
            moment = datetime.combine(moment.date() + timedelta(days=1), time(0), at.tzinfo)
        elif quiet.covers(moment.timetz().replace(tzinfo=None)):
            moment = _end_of(quiet, moment)
        else:
            return moment
    raise ValueError(f"自{at:%Y-%m-%d}起三十日内没有可以发送短信的时刻，请核对工作日历和时段设置。")


def _end_of(quiet: Quiet, moment: datetime) -> datetime:
    over_midnight = quiet.begins > quiet.ends and moment.time() >= quiet.begins
    day = moment.date() + timedelta(days=1 if over_midnight else 0)
    return datetime.combine(day, quiet.ends, moment.tzinfo)
