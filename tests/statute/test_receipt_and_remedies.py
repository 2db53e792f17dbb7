"""Where clocks start, how long remedies run, when reports are due."""

from datetime import date

import pytest

from gongkai.statute import (
    BeyondTheLaw,
    Channel,
    LocalPractice,
    NotReceived,
    Reporter,
    lawsuit_due,
    official_calendar,
    receipt,
    reconsideration_due,
    report_due,
)

CALENDAR = official_calendar()
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("clock", [reconsideration_due, lawsuit_due])
def test_who_was_never_told_has_a_year(clock):
    due = clock(MONDAY, CALENDAR, told=False)

    assert due.due == date(2027, 3, 2)
    assert due.provisional
    assert "最长不超过一年" in due.notes[0]


def test_who_learned_of_the_right_later_counts_from_there_within_the_year():
    soon = reconsideration_due(MONDAY, CALENDAR, told=False, told_on=date(2026, 6, 1))
    late = reconsideration_due(MONDAY, CALENDAR, told=False, told_on=date(2027, 2, 25))

    assert soon.due == date(2026, 7, 31)
    assert late.due == date(2027, 3, 2)


def test_nobody_learns_of_a_right_before_the_decision():
    with pytest.raises(BeyondTheLaw, match="早于知道答复内容"):
        reconsideration_due(MONDAY, CALENDAR, told=False, told_on=date(2026, 3, 1))


def test_reports_are_due_on_dates_that_nothing_moves():
    department = report_due(2026, Reporter.DEPARTMENT)
    township = report_due(2026, Reporter.TOWNSHIP, practice=LocalPractice(township_report=(1, 20)))

    assert str(department) == "2027-01-31"
    assert not department.provisional
    assert "不因休息日顺延" in department.explanation[0]
    assert department.is_timely(date(2027, 1, 31))
    assert not department.is_timely(date(2027, 2, 1))
    assert township.due == date(2027, 1, 20)
    assert "本地要求" in township.explanation[1]


def test_a_report_date_that_does_not_exist_is_refused():
    practice = LocalPractice(township_report=(2, 30))

    with pytest.raises(BeyondTheLaw, match="2027年2月30日"):
        report_due(2026, Reporter.TOWNSHIP, practice=practice)


def test_an_unconfirmed_online_application_starts_no_clock():
    arrived = receipt(Channel.EMAIL, MONDAY)

    assert arrived.received is None
    with pytest.raises(NotReceived, match="尚未与申请人确认"):
        _ = arrived.clock_start


def test_ordinary_mail_obliges_the_office_to_reach_the_applicant_the_same_day():
    arrived = receipt(Channel.ORDINARY_MAIL, MONDAY, confirmed=date(2026, 3, 4))

    assert arrived.contact_by == MONDAY
    assert arrived.clock_start == date(2026, 3, 4)


def test_the_receipt_page_may_confirm_where_local_practice_says_so():
    practice = LocalPractice(online_confirms_on_submission=True)

    arrived = receipt(Channel.ONLINE, MONDAY, practice=practice)

    assert (arrived.received, "地方口径" in arrived.rule) == (MONDAY, True)


@pytest.mark.parametrize("fact", ["confirmed", "announced"])
def test_nothing_is_confirmed_before_it_arrives(fact):
    with pytest.raises(BeyondTheLaw, match="早于申请到达日期"):
        receipt(Channel.OTHER, MONDAY, **{fact: date(2026, 3, 1)})


@pytest.mark.parametrize(
    "wrong",
    [
        {"correction_days": 0},
        {"release_gap_days": -1},
        {"principal_order": ("refused",)},
    ],
)
def test_an_impossible_local_practice_is_refused(wrong):
    with pytest.raises(BeyondTheLaw):
        LocalPractice(**wrong)
