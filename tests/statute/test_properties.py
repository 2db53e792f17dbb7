"""What holds for every date, every suspension, every extension."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute import (
    DayKind,
    Suspension,
    consultation,
    correction_notice_due,
    lawsuit_due,
    official_calendar,
    opinion_due,
    publication_due,
    reconsideration_due,
    reply_due,
    rows_of,
)

CALENDAR = official_calendar()
DAYS = st.dates(date(2018, 6, 1), date(2027, 6, 30))
COUNTS = st.integers(min_value=0, max_value=60)
EXTENSIONS = st.integers(min_value=0, max_value=20)


@st.composite
def suspensions(draw, near=DAYS):
    after = draw(near)
    return Suspension(after, after + timedelta(days=draw(st.integers(0, 40))))


SUSPENSIONS = st.lists(suspensions(), max_size=4)


@st.composite
def consulted_replies(draw):
    received = draw(DAYS)
    near = st.integers(-10, 40).map(lambda days: received + timedelta(days=days))
    return received, draw(st.lists(suspensions(near), max_size=4))


@given(DAYS, COUNTS)
def test_more_working_days_never_give_an_earlier_date(start, days):
    assert CALENDAR.add(start, days) <= CALENDAR.add(start, days + 1)


@given(DAYS, DAYS, COUNTS)
def test_a_later_start_never_ends_earlier(one, other, days):
    first, second = sorted((one, other))

    assert CALENDAR.add(first, days) <= CALENDAR.add(second, days)


@given(DAYS, COUNTS)
def test_counting_back_what_was_added_gives_the_same_number(start, days):
    end = CALENDAR.add(start, days)

    assert CALENDAR.between(start, end) == days
    assert days == 0 or CALENDAR.is_working(end)


@given(DAYS, COUNTS, COUNTS)
def test_adding_twice_is_adding_once(start, one, other):
    assert CALENDAR.add(CALENDAR.add(start, one), other) == CALENDAR.add(start, one + other)


@given(consulted_replies(), EXTENSIONS)
def test_a_suspension_never_shortens(reply, extended_by):
    received, pauses = reply

    plain = reply_due(received, CALENDAR, extended_by=extended_by)
    paused = reply_due(received, CALENDAR, extended_by=extended_by, consulting=pauses)

    assert paused.due >= plain.due


@given(consulted_replies())
def test_a_suspension_takes_out_exactly_its_working_days(reply):
    received, pauses = reply

    due = reply_due(received, CALENDAR, consulting=pauses)

    excluded = due.tally.get(DayKind.SUSPENDED, 0)
    assert due.due == CALENDAR.add(received, 20 + excluded)
    assert not any(pause.covers(due.due) for pause in pauses)


@given(consulted_replies(), st.randoms())
def test_the_order_and_repetition_of_suspensions_do_not_matter(reply, random):
    received, pauses = reply
    shuffled = pauses * 2
    random.shuffle(shuffled)

    one = reply_due(received, CALENDAR, consulting=pauses)
    other = reply_due(received, CALENDAR, consulting=shuffled)

    assert one.due == other.due
    assert one.days == other.days


@given(DAYS, st.integers(0, 15), st.integers(1, 15), st.integers(0, 15))
def test_one_suspension_cut_in_two_is_the_same(received, offset, first, second):
    after = received + timedelta(days=offset)
    middle = after + timedelta(days=first)
    end = middle + timedelta(days=second)

    whole = reply_due(received, CALENDAR, consulting=[Suspension(after, end)])
    cut = reply_due(
        received, CALENDAR, consulting=[Suspension(middle, end), Suspension(after, middle)]
    )

    assert whole.due == cut.due


@given(DAYS, st.integers(0, 19))
def test_a_longer_extension_never_ends_earlier(received, extended_by):
    shorter = reply_due(received, CALENDAR, extended_by=extended_by)
    longer = reply_due(received, CALENDAR, extended_by=extended_by + 1)

    assert shorter.due < longer.due
    assert longer.due == CALENDAR.add(shorter.due, 1)


@given(consulted_replies(), EXTENSIONS)
def test_every_day_from_start_to_end_is_told_once(reply, extended_by):
    received, pauses = reply

    due = reply_due(received, CALENDAR, extended_by=extended_by, consulting=pauses)

    dates = [day.date for day in due.days]
    assert dates == [received + timedelta(days=n) for n in range((due.due - received).days + 1)]
    assert [day.number for day in due.days if day.number] == list(range(1, 21 + extended_by))
    assert all(day.reason and str(day.article) for day in due.days)


@given(DAYS)
def test_a_clock_used_and_left_make_the_whole(received):
    due = reply_due(received, CALENDAR)

    assert all(due.used(day.date) + due.left(day.date) == 20 for day in due.days)


@given(DAYS)
def test_a_firm_date_rests_on_released_notices_only(received):
    for clock in (reply_due, publication_due, correction_notice_due, opinion_due):
        due = clock(received, CALENDAR)

        passed = [day.date for day in due.days[1:]]
        assert due.provisional == (not all(map(CALENDAR.is_firm, passed)))


@given(DAYS)
def test_a_firm_remedy_date_lands_on_released_days(known):
    for clock in (reconsideration_due, lawsuit_due):
        due = clock(known, CALENDAR)

        assert CALENDAR.is_working(due.due)
        assert due.nominal <= due.due
        assert due.provisional or CALENDAR.is_firm(due.due)


@given(st.dates(date(2027, 1, 1), date(2190, 1, 1)))
def test_a_year_without_a_notice_is_never_firm(received):
    assert reply_due(received, CALENDAR).provisional


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_a_consultation_never_outlives_its_limit(sent, until_served, until_opinion):
    served = sent + timedelta(days=until_served)
    opinion = sent + timedelta(days=until_opinion)

    asked = consultation(sent, CALENDAR, served=served, opinion=opinion)

    assert asked.ended == min(opinion, opinion_due(served, CALENDAR).due)
    assert asked.silent == (opinion > asked.expiry.due)


@given(DAYS, st.none() | st.integers(0, 900))
def test_an_application_is_received_once_and_handled_once(received, days):
    decided = None if days is None else received + timedelta(days=days)
    code = "" if decided is None else "granted"

    rows = [
        rows_of(received, year=year, outcome_code=code, decided=decided)
        for year in range(received.year - 1, received.year + 5)
    ]

    flat = [row for year in rows for row in year]
    assert flat.count("received") == 1
    assert flat.count("handled") == (decided is not None)
    assert all(("carried_over" in a) == ("carried_in" in b) for a, b in pairwise(rows))
