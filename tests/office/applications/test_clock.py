"""The clock counts as the law does, and its squares, figures and words agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.office.applications.clock import (
    ClockFacts,
    Sent,
    clock_view,
    left_until,
    light,
    reply_clock,
)
from gongkai.statute import official_calendar

CALENDAR = official_calendar()
MONDAY = date(2026, 3, 2)


def due(**facts):
    deadline = reply_clock(ClockFacts(**{"received": MONDAY} | facts), CALENDAR)
    return deadline and deadline.due


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"received": date(2026, 2, 9)}, date(2026, 3, 13), id="spring festival"),
        pytest.param(
            {"consultations": (Sent("third_party", date(2026, 3, 6), None, date(2026, 3, 20)),)},
            date(2026, 4, 14),
            id="ten days of consultation do not count",
        ),
        pytest.param(
            {"received": date(2026, 9, 18), "corrected": date(2026, 10, 9)},
            date(2026, 11, 5),
            id="a correction restarts",
        ),
        pytest.param(
            {"received": date(2026, 2, 9), "extended_by": 20, "extended": date(2026, 3, 13)},
            date(2026, 4, 13),
            id="the longest extension",
        ),
        pytest.param({"paid": date(2026, 3, 16)}, date(2026, 4, 14), id="payment restarts"),
        pytest.param({"received": None}, None, id="not received"),
        pytest.param({"awaiting": True}, None, id="a correction or a payment is awaited"),
        pytest.param(
            {"corrected": date(2026, 3, 16), "extended_by": 5, "extended": date(2026, 3, 10)},
            date(2026, 4, 14),
            id="an extension does not outlive a restart",
        ),
    ],
)
def test_the_due_day(facts, expected):
    assert due(**facts) == expected


def test_overlapping_consultations_leave_a_day_out_once():
    one = Sent("third_party", date(2026, 3, 6), None, date(2026, 3, 20))
    inside = Sent("other_organ", date(2026, 3, 10), None, date(2026, 3, 18))

    assert due(consultations=(one, inside)) == due(consultations=(one,))


def test_silence_suspends_no_longer_than_fifteen_working_days():
    silent = Sent("third_party", date(2026, 3, 6), date(2026, 3, 6), None)
    late = Sent("third_party", date(2026, 3, 6), date(2026, 3, 6), date(2026, 5, 20))

    assert due(consultations=(silent,)) == due(consultations=(late,))


def view(today, *, ended=None, **facts):
    deadline = reply_clock(ClockFacts(**{"received": MONDAY} | facts), CALENDAR)
    return clock_view(deadline, CALENDAR, today=today, ended=ended)


def test_the_squares_tell_each_day():
    kinds = {square.date: square.kind for square in view(date(2026, 3, 4)).days}

    assert kinds[MONDAY] == "start"
    assert kinds[date(2026, 3, 3)] == "counted"
    assert kinds[date(2026, 3, 4)] == "counted today"
    assert kinds[date(2026, 3, 5)] == "ahead"
    assert kinds[date(2026, 3, 7)] == "resting"
    assert kinds[date(2026, 3, 30)] == "due"


def test_a_make_up_day_is_ringed_and_counted():
    days = view(date(2026, 2, 25), received=date(2026, 2, 9)).days
    squares = {square.date: square for square in days}

    assert squares[date(2026, 2, 14)].kind == "counted make_up"
    assert squares[date(2026, 2, 28)].kind == "ahead make_up"
    assert squares[date(2026, 2, 14)].label == "5 调休"


def test_an_overdue_clock_says_by_how_many_working_days():
    clock = view(date(2026, 4, 1))

    assert clock.remaining == -2
    assert clock.light == "overdue"
    assert clock.words == "已逾期 2 个工作日"
    assert "期限已过 2 个工作日" in clock.story


def test_a_day_off_after_the_due_day_is_late_already():
    friday, saturday, monday = date(2026, 4, 10), date(2026, 4, 11), date(2026, 4, 13)

    left = [left_until(friday, CALENDAR, today=day) for day in (friday, saturday, monday)]

    assert left == [0, -1, -1]
    clock = view(saturday, received=date(2026, 3, 12))
    assert (clock.due, clock.light, clock.words) == (friday, "overdue", "已逾期 1 个工作日")


def test_a_decision_stops_the_clock():
    clock = view(date(2026, 6, 1), ended=date(2026, 3, 10))

    assert (clock.used, clock.light) == (6, "done")
    assert "2026 年 3 月 10 日作出处理决定，用了 6 个工作日" in clock.story


def test_a_late_decision_stays_overdue():
    assert view(date(2026, 6, 1), ended=date(2026, 4, 1)).light == "overdue"


def test_a_year_without_its_notice_is_provisional_and_says_so():
    clock = view(date(2026, 12, 15), received=date(2026, 12, 14))

    assert clock.provisional
    assert "暂定日期" in clock.story


@pytest.mark.parametrize(
    ("remaining", "expected"),
    [(-1, "overdue"), (0, "soon"), (3, "soon"), (4, "near"), (5, "near"), (6, "calm")],
)
def test_the_light(remaining, expected):
    assert light(remaining) == expected


@settings(deadline=None, max_examples=60)
@given(
    received=st.dates(date(2020, 1, 1), date(2026, 11, 1)),
    passed=st.integers(0, 60),
    extension=st.integers(0, 20),
    sent=st.integers(0, 20),
    answered=st.none() | st.integers(0, 40),
)
def test_used_and_remaining_make_the_whole_period(received, passed, extension, sent, answered):
    asked = received + timedelta(days=sent)
    end = None if answered is None else asked + timedelta(days=answered)
    facts = ClockFacts(
        received=received,
        extended_by=extension,
        extended=received,
        consultations=(Sent("third_party", asked, None, end),),
    )
    deadline = reply_clock(facts, CALENDAR)
    today = received + timedelta(days=passed)

    clock = clock_view(deadline, CALENDAR, today=today)

    assert clock.limit == 20 + extension
    assert clock.used + max(clock.remaining, 0) == clock.limit
    assert (clock.remaining < 0) == (today > clock.due)
    assert [square.date for square in clock.days] == [
        received + timedelta(days=step) for step in range((clock.due - received).days + 1)
    ]
