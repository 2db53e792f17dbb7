"""No SMS rings at night or on a day of rest: it waits for the first open hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gongkai.office.messages.hours import opening, quiet_from
from gongkai.statute import official_calendar

ZONE = ZoneInfo("Asia/Shanghai")
USUAL = quiet_from("21:00-08:00", rest_days=True)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "open_at"),
    [
        pytest.param("2026-11-23T09:30", "2026-11-23T09:30", id="a Monday morning"),
        pytest.param("2026-11-23T21:00", "2026-11-24T08:00", id="the evening begins"),
        pytest.param("2026-11-24T07:59", "2026-11-24T08:00", id="before breakfast"),
        pytest.param("2026-11-27T22:10", "2026-11-30T08:00", id="Friday night waits for Monday"),
        pytest.param("2026-02-14T10:00", "2026-02-14T10:00", id="a Saturday of work"),
        pytest.param("2026-02-14T23:00", "2026-02-24T08:00", id="all of Spring Festival"),
        pytest.param("2026-12-31T22:00", "2027-01-04T08:00", id="over the end of the year"),
    ],
)
def test_an_sms_leaves_in_the_first_open_hour(moment, open_at):
    assert opening(at(moment), USUAL, official_calendar()) == at(open_at)


def test_an_office_may_send_on_days_of_rest():
    quiet = quiet_from("21:00-08:00", rest_days=False)

    assert opening(at("2026-11-28T06:00"), quiet, official_calendar()) == at("2026-11-28T08:00")


def test_quiet_hours_within_a_day_and_none_at_all():
    noon, none = (quiet_from(text, rest_days=False) for text in ("12:00-14:00", ""))

    assert opening(at("2026-11-23T12:30"), noon, official_calendar()) == at("2026-11-23T14:00")
    assert opening(at("2026-11-23T03:00"), none, official_calendar()) == at("2026-11-23T03:00")


@pytest.mark.parametrize("text", ["21-8", "at night", "25:00-08:00"])
def test_hours_that_are_none_are_refused(text):
    with pytest.raises(ValueError, match=r"."):
        quiet_from(text, rest_days=True)


def test_a_calendar_without_working_days_is_said():
    class Never:
        def is_working(self, day):
            return False

    with pytest.raises(ValueError, match="三十日内"):
        opening(at("2026-11-23T09:00"), USUAL, Never())
