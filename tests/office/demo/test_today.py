"""Whatever day it is, the desks hold the same stories, with the days that remain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.applications.clock import ClockFacts, clock_view, facts_of, reply_clock
from gongkai.office.applications.forms.identity import identity_fault
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.demo import loading
from gongkai.office.demo.cases import back, lived
from gongkai.office.demo.desks import day_of_receipt, drafted, of_today, told
from gongkai.office.demo.gaps import data
from gongkai.office.demo.papers import normatives, others
from gongkai.office.demo.people import PASSWORD, applicant, settled
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User
from gongkai.statute import official_calendar

DAYS = st.dates(date(2023, 7, 1), date(2030, 12, 31))


def remaining(application, today):
    clock = reply_clock(facts_of(application), official_calendar())
    return clock_view(clock, official_calendar(), today=today).remaining


@given(DAYS, st.integers(-3, 12).filter(bool))
def test_a_day_of_receipt_is_found_for_what_remains(today, left):
    received = day_of_receipt({"left": left}, today)

    clock = reply_clock(ClockFacts(received), official_calendar())
    assert received <= today
    assert clock_view(clock, official_calendar(), today=today).remaining == left


@given(DAYS, st.integers(0, 40))
def test_going_back_counts_working_days(today, count):
    day = back(today, count)

    assert official_calendar().is_working(day)
    assert official_calendar().between(day, back(today, 0)) == count


@pytest.mark.django_db
@pytest.mark.parametrize(
    "today",
    [
        pytest.param(date(2026, 11, 23), id="a Monday"),
        pytest.param(date(2027, 1, 2), id="a day of rest in the first week of a year"),
        pytest.param(date(2026, 10, 5), id="in the middle of a holiday"),
        pytest.param(date(2023, 7, 1), id="the first day that can be"),
    ],
)
def test_the_desks_are_filled_on_any_day(today):
    county = settled()

    lived(of_today(county, today=today))
    drafted(county, today=today)
    told(county, today=today)

    office = Application.objects.filter(organ=county.office)
    assert office.count() == 15
    assert not Event.objects.filter(on__gt=today).exists()
    lefts = [remaining(one, today) for one in office.filter(state=State.HANDLING)]
    assert {5, 3, 1, -1} <= set(lefts)
    extended = office.get(extensions__isnull=False)
    assert remaining(extended, today) > 0


def test_invented_people_have_numbers_that_nobody_has():
    for number in range(1, len(data("cases")["applicant"]) + 1):
        person = applicant(number)
        assert identity_fault(person.id_kind, person.id_number) == ""
        assert "000000" in person.id_number[:8]
        assert person.phone.startswith("0000-")
        assert person.email.endswith("@example.com")


@pytest.mark.django_db
def test_an_organ_s_code_has_its_check_digit_and_no_place():
    for organ in settled().organs.values():
        assert identity_fault("credit_code", organ.code) == ""
        assert organ.code[2:8] == "000000"


@pytest.mark.django_db
def test_everybody_signs_in_with_the_demonstration_password():
    settled()

    assert all(user.check_password(PASSWORD) for user in User.objects.all())


@pytest.mark.django_db
def test_a_machine_whose_date_is_wrong_is_told_so():
    with pytest.raises(loading.TooEarly, match="请校正日期"):
        loading.load(today=date(1970, 1, 1))

    assert not Organ.objects.exists()


@pytest.mark.django_db
def test_an_empty_office_is_no_demonstration():
    assert loading.is_empty()
    assert not loading.is_loaded()
    assert loading.sample() is None


@pytest.mark.parametrize("year", [2021, 2022])
def test_every_month_has_a_document_for_its_gazette(year):
    formal = [paper for paper in normatives() if paper.day.year == year]

    months = {paper.day.month for paper in (*formal, *others(year))}

    assert months == set(range(1, 13))
