"""A matter is due when its class is over, and never while somebody needs it."""

from datetime import date

import pytest
from tests.office.annual.records import application as row
from tests.office.annual.records import remedy
from tests.office.retention.conftest import ARCHIVED

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application, Reopening
from gongkai.office.remedies.models import Petition
from gongkai.office.retention import actions as retention
from gongkai.office.retention.due import due, is_due, obstacle
from gongkai.office.retention.terms import SHORT_TERMS, TERMS

pytestmark = pytest.mark.django_db
DAY = date(2015, 3, 2)


def laid(organ, **fields):
    """A finished case laid down as it stands."""
    days = {"concluded": DAY, "outcome": "granted", "served": DAY, "archived": DAY} | fields
    one = row(organ, DAY, **{name: value for name, value in days.items() if name != "state"})
    one.state = fields.get("state", "archived")
    one.save()
    return one


def told(organ, today):
    return [(one.term.code, one.number, one.start) for one in due(organ.pk, today=today)]


@pytest.mark.parametrize(
    ("today", "is_over"),
    [
        pytest.param(date(2025, 12, 31), False, id="on the last day of the tenth year"),
        pytest.param(date(2026, 1, 1), True, id="on the day after"),
    ],
)
def test_ten_years_are_counted_from_the_turn_of_the_year(office, today, is_over):
    one = laid(office)

    assert is_due("application", one.pk, today=today) is is_over


def test_the_figure_is_the_office_s_own(office, settings):
    one = laid(office)
    settings.RETENTION_YEARS = settings.RETENTION_YEARS | {"case": 30}

    assert not is_due("application", one.pk, today=date(2026, 1, 1))
    assert is_due("application", one.pk, today=date(2046, 1, 1))


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        pytest.param({}, DAY, id="filed"),
        pytest.param(
            {"archived": None, "state": "closed", "served": date(2016, 5, 1)},
            date(2016, 5, 1),
            id="closed, never filed",
        ),
        pytest.param(
            {"archived": None, "state": "closed", "served": None}, DAY, id="without a service"
        ),
    ],
)
def test_it_counts_from_the_last_day_of_the_work(office, fields, start):
    one = laid(office, **fields)

    assert told(office, date(2030, 1, 1)) == [("case", one.register_number, start)]


@pytest.mark.parametrize("state", ["handling", "served", "reviewed", "awaiting_payment"])
def test_a_case_that_is_not_finished_is_never_due(office, state):
    laid(office, state=state, archived=None)

    assert told(office, date(2200, 1, 1)) == []


def test_a_case_under_review_or_in_court_is_never_due(office):
    one = laid(office)
    remedy(office, date(2015, 5, 1), application=one).save()

    assert told(office, date(2200, 1, 1)) == []
    assert "尚未审结" in obstacle("application", one.pk, today=date(2200, 1, 1))


def test_a_dispute_makes_it_thirty_years_from_its_end(office):
    one = laid(office)
    ended = {"result": "upheld", "application": one}
    remedy(office, date(2015, 5, 1), closed=date(2015, 9, 1), **ended).save()
    remedy(office, date(2015, 10, 1), closed=date(2017, 2, 1), **ended).save()

    assert told(office, date(2047, 12, 31)) == []
    assert told(office, date(2048, 1, 1)) == [("disputed", one.register_number, date(2017, 2, 1))]


def test_a_case_answered_again_counts_from_the_later_day(office, handler):
    one = laid(office)
    Reopening.objects.create(
        application=one, ground="own", matter="依据", ordered=date(2019, 1, 1), by=handler
    )

    assert told(office, date(2050, 1, 1)) == [("disputed", one.register_number, date(2019, 1, 1))]


def test_what_was_taken_back_or_void_has_a_period_of_its_own(registered, handler, head, office):
    taken_back = registered(channel="email", arrived=DAY, on=DAY)
    actions.withdraw(application=taken_back, by=handler, on=DAY)
    void = registered(arrived=DAY, on=DAY)
    actions.void(application=void, reason="重复", by=head, on=DAY)

    assert told(office, date(2020, 12, 31)) == []
    assert told(office, date(2021, 1, 1)) == [
        ("ended", taken_back.register_number, DAY),
        ("ended", void.register_number, DAY),
    ]


def test_a_petition_that_is_not_answered_is_never_due(petition, office):
    assert told(office, date(2037, 1, 1)) == [("petition", petition.number, date(2026, 3, 9))]

    Petition.objects.update(answered=None, result="", answer="")
    assert told(office, date(2200, 1, 1)) == []


def test_a_remedy_without_an_application_has_its_own_class(office):
    remedy(office, DAY, number="示政复〔2015〕1号", closed=DAY, result="upheld").save()
    remedy(office, DAY).save()

    assert told(office, date(2046, 1, 1)) == [("remedy", "示政复〔2015〕1号", DAY)]


def test_a_hold_keeps_a_matter_until_it_is_lifted(office, handler, head):
    one = laid(office)
    today = date(2026, 1, 1)

    held = retention.hold(
        organ=office, number=one.register_number, reason="审计需要", by=handler, on=today
    )
    assert told(office, today) == []
    assert "审计需要" in obstacle("application", one.pk, today=today)

    retention.lift(hold=held, why="审计结束", by=head, on=today)
    assert len(told(office, today)) == 1


def test_each_organ_has_its_own_list(office, other_office):
    laid(office)

    assert told(other_office, date(2030, 1, 1)) == []


def test_the_list_costs_a_query_a_class_however_long_it_is(office, django_assert_num_queries):
    Application.objects.bulk_create(laid_out(office, 300))

    with django_assert_num_queries(len(TERMS)):
        assert len(told(office, date(2030, 1, 1))) == 300


def laid_out(organ, count):
    days = {"concluded": DAY, "outcome": "granted", "archived": DAY}
    return [row(organ, DAY, **days) for _ in range(count)]


def test_every_class_says_from_when_and_on_what_basis():
    assert ARCHIVED.year + TERMS["case"].years == 2036
    assert all("《" in one.basis and one.since and one.years >= 5 for one in TERMS.values())
    assert all(one.days >= 30 and one.since for one in SHORT_TERMS.values())
