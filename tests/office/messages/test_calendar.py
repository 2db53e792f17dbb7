"""A calendar file is one that a calendar reads."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from gongkai.office.messages.calendar import DayEvent, events_as_ics

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LONG = "示政办公开申〔2026〕12号的法定答复期限届满，" * 6


def read(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_a_due_day_is_a_whole_day_that_makes_nobody_busy():
    data = events_as_ics([DayEvent("a@x", date(2026, 12, 31), "到期")], name="期限", at=NOW)

    (event,) = read(data)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2026, 12, 31),
        date(2027, 1, 1),
    )
    assert (str(event["uid"]), str(event["transp"])) == ("a@x", "TRANSPARENT")


def test_commas_semicolons_and_line_breaks_come_back_as_they_were():
    words = "甲,乙;丙\n丁\\戊"

    data = events_as_ics([DayEvent("a@x", NOW.date(), words, words)], name="期限", at=NOW)

    (event,) = read(data)
    assert (str(event["summary"]), str(event["description"])) == (words, words)


def test_no_line_is_longer_than_75_octets_and_no_character_is_cut():
    one = DayEvent("a@x", NOW.date(), LONG, LONG, "https://example.gov.cn/office/")
    data = events_as_ics([one], name="我的期限", at=NOW)

    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    (event,) = read(data)
    assert str(event["summary"]) == LONG


def test_a_calendar_without_a_day_is_still_a_calendar():
    calendar = Calendar.from_ical(events_as_ics([], name="我的期限", at=NOW))

    assert str(calendar["x-wr-calname"]) == "我的期限"
    assert calendar.walk("VEVENT") == []
