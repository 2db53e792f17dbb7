"""What is owed of a row: its period, its limit, and the day on which it is asked."""

from datetime import date

import pytest

from gongkai.office.catalogue.owing import Held, Standing, Term, later, owed
from gongkai.office.catalogue.timing import limit_of, limit_words
from gongkai.statute import official_calendar

LISTED = date(2026, 1, 5)
TODAY = date(2026, 11, 23)


def asked(period, last=None, *, limit=("working_days", 20), today=TODAY):
    """What is owed of a row that was listed in January, its last publication given."""
    held = Held(1, last) if last else Held()
    term = Term(period, *limit, LISTED)
    return owed(term, held, calendar=official_calendar(), today=today)


@pytest.mark.parametrize(
    ("period", "last", "due", "standing"),
    [
        pytest.param("as_formed", None, None, Standing.EMPTY, id="empty, nothing may have formed"),
        pytest.param("standing", None, date(2026, 2, 2), Standing.EMPTY, id="must be there"),
        pytest.param("standing", LISTED, None, Standing.CURRENT, id="there, and stays"),
        pytest.param("as_formed", LISTED, None, Standing.CURRENT, id="old, but none is owed"),
        pytest.param(
            "monthly", date(2026, 9, 1), date(2026, 11, 3), Standing.STALE, id="a month gone by"
        ),
        pytest.param(
            "monthly", date(2026, 10, 8), date(2026, 12, 4), Standing.SOON, id="due within a month"
        ),
        pytest.param(
            "quarterly",
            date(2026, 11, 2),
            date(2027, 3, 2),
            Standing.CURRENT,
            id="into a year whose holidays are not out",
        ),
        pytest.param(
            "yearly", date(2025, 1, 6), date(2026, 2, 3), Standing.STALE, id="a year gone by"
        ),
        pytest.param(
            "half_yearly",
            date(2026, 5, 29),
            date(2026, 12, 25),
            Standing.CURRENT,
            id="half a year, still more than thirty days away",
        ),
    ],
)
def test_the_next_day_follows_from_period_limit_and_last_publication(period, last, due, standing):
    found = asked(period, last)

    assert (found.due, found.standing) == (due, standing)
    assert found.is_late is (due is not None and due < TODAY)


def test_the_day_itself_is_in_time():
    on_the_day = asked("monthly", date(2026, 9, 1), today=date(2026, 11, 3))
    after = asked("monthly", date(2026, 9, 1), today=date(2026, 11, 4))

    assert (on_the_day.standing, after.standing) == (Standing.SOON, Standing.STALE)
    assert not on_the_day.is_gap
    assert after.is_gap


def test_real_time_leaves_no_days_and_promptly_those_of_the_regulation():
    at_once = asked("standing", limit=("realtime", None))
    promptly = asked("standing", limit=("promptly", None))

    assert at_once.due == LISTED
    assert promptly.due == date(2026, 2, 2)


def test_a_month_ends_where_it_ends():
    assert later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert later(date(2025, 11, 30), 3) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("words", "days", "since"),
    [
        ("自信息形成或者变更之日起20个工作日内", 20, "changed"),
        ("信息形成或变更之日起 20个工作日内公开", 20, "changed"),
        ("自作出决定之日起7个工作日内", 7, "decided"),
        ("形成后5个工作日内", 5, "formed"),
        ("自行政决定作出之日起7个工作日内", 7, "decided"),
    ],
)
def test_a_limit_is_read_from_the_words_of_catalogues(words, days, since):
    found = limit_of(words)

    assert (found.days, found.since) == (days, since)
    assert limit_of(limit_words(found.kind, found.days, since=found.since)) == found


@pytest.mark.parametrize("words", ["实时公开", "及时公开", "实时", "及时"])
def test_words_without_days_are_limits_too(words):
    assert limit_of(words).days is None


@pytest.mark.parametrize("words", ["尽快", "自开会之日起3个工作日内", "20天", "0个工作日内", ""])
def test_words_that_state_no_limit_are_not_guessed_at(words):
    assert limit_of(words) is None
