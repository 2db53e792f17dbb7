"""Days as a calendar file (日历文件, RFC 5545), for a clerk's feed and an applicant's download.

What a file tells is up to its caller: it leaves the office, so it holds no personal data
(ADR 0168).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//gongkai//政府信息公开//ZH"
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class DayEvent:
    """Something that falls on a whole day (全天日程).

    `uid` stays the same as long as it is the same thing: a calendar that reads the file again
    moves it instead of showing it twice.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""


def events_as_ics(events: Iterable[DayEvent], *, name: str, at: datetime) -> bytes:
    r"""A calendar file of whole days (日历文件): `name` is what a calendar calls it, `at` now.

    >>> from datetime import UTC
    >>> one = DayEvent("due-5@gongkai", date(2026, 12, 31), "答复期限届满")
    >>> text = events_as_ics([one], name="期限", at=datetime(2026, 11, 23, tzinfo=UTC)).decode()
    >>> "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in text
    True
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in events:
        calendar.add_component(_event(one, at=at))
    return calendar.to_ical()


def _event(one: DayEvent, *, at: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", at)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", one.summary)
    event.add("transp", "TRANSPARENT")  # a due day does not make anybody busy
    if one.description:
        event.add("description", one.description)
    if one.url:
        event.add("url", one.url)
    return event
