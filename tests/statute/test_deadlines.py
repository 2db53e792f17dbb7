"""Clocks: what counts, what does not, and how they tell it."""

from datetime import date

import pytest

from gongkai.statute import (
    BeyondTheLaw,
    Consulted,
    DayKind,
    LocalPractice,
    Running,
    Suspension,
    check_extension,
    comment_period_end,
    consultation,
    correction_due,
    correction_notice_due,
    delayed_reply_due,
    interpretation_due,
    lawsuit_due,
    official_calendar,
    opinion_due,
    penalty_withdrawal_due,
    reasons_due,
    reconsideration_decision_due,
    reconsideration_due,
    redecision_due,
    release_day,
    reply_due,
    respondent_answer_due,
    silence_lawsuit_due,
    silence_reconsideration_due,
    suggestion_publication_due,
    suggestion_reply_due,
)

CALENDAR = official_calendar()
MONDAY = date(2026, 3, 2)


def kinds(deadline):
    return {kind.name: count for kind, count in deadline.tally.items()}


def test_a_reply_tells_each_day_it_counted_and_skipped():
    due = reply_due(date(2026, 2, 9), CALENDAR)

    assert kinds(due) == {"START": 1, "COUNTED": 17, "MAKE_UP": 2, "RESTING": 12, "DUE": 1}
    assert due.days[0].kind is DayKind.START
    assert [day.number for day in due.days if day.number] == list(range(1, 21))
    assert due.days[-1].date == due.due == due.nominal


def test_the_explanation_names_the_rule_the_notice_and_the_article():
    lines = reply_due(date(2026, 2, 9), CALENDAR).explanation

    assert lines[0] == (
        "答复期限：20个工作日（《政府信息公开条例》第三十三条第二款），"
        "自2026-02-09的次日起算，2026-03-13届满。"
    )
    assert (
        "2026-02-14 调休上班，计入：第5日，周六，春节调休上班（国办发明电〔2025〕7号）" in lines[6]
    )
    assert "《民法典》第二百零一条第一款" in lines[1]


def test_days_of_consultation_do_not_count():
    pause = Suspension(date(2026, 3, 6), date(2026, 3, 20), "征求第三方意见期间")

    due = reply_due(MONDAY, CALENDAR, consulting=[pause])

    assert kinds(due)["SUSPENDED"] == 10
    suspended = next(day for day in due.days if day.kind is DayKind.SUSPENDED)
    assert (suspended.reason, str(suspended.article)) == (
        "征求第三方意见期间",
        "《政府信息公开条例》第三十三条第三款",
    )


def test_a_consultation_begun_after_the_period_ended_changes_nothing_and_is_said():
    late = Suspension(date(2026, 4, 1), date(2026, 4, 20))

    due = reply_due(MONDAY, CALENDAR, consulting=[late])

    assert due.due == date(2026, 3, 30)
    assert due.notes == ("征求意见期间（2026-04-01至2026-04-20）开始时期限已届满，不予扣除。",)


def test_a_consultation_over_before_the_start_changes_nothing_and_is_said():
    early = Suspension(date(2026, 2, 1), date(2026, 2, 20))

    due = reply_due(MONDAY, CALENDAR, consulting=[early])

    assert due.due == date(2026, 3, 30)
    assert "不影响本期限" in due.notes[0]


def test_a_reversed_consultation_is_refused():
    with pytest.raises(BeyondTheLaw, match="颠倒"):
        Suspension(date(2026, 3, 20), date(2026, 3, 6))


def test_an_extension_adds_its_days_and_says_so():
    due = reply_due(date(2026, 2, 9), CALENDAR, extended_by=20)

    assert str(due) == "2026-04-13"
    assert due.notes[0].startswith("经批准延长20个工作日")


@pytest.mark.parametrize("days", [-1, 21, 10**9])
def test_an_extension_beyond_the_law_is_refused(days):
    with pytest.raises(BeyondTheLaw, match="延期不得超过20个工作日"):
        reply_due(MONDAY, CALENDAR, extended_by=days)


def test_an_extension_may_be_approved_on_the_last_day_but_not_after():
    last = date(2026, 3, 30)

    assert reply_due(MONDAY, CALENDAR, extended_by=1, extension_approved=last).due == date(
        2026, 3, 31
    )
    with pytest.raises(BeyondTheLaw, match="届满（2026-03-30）前批准"):
        reply_due(MONDAY, CALENDAR, extended_by=1, extension_approved=date(2026, 3, 31))


def test_an_extension_of_nothing_and_a_second_extension_are_refused():
    due = reply_due(MONDAY, CALENDAR)

    with pytest.raises(BeyondTheLaw, match="1至20个工作日"):
        check_extension(0, approved=MONDAY, due=due)
    with pytest.raises(BeyondTheLaw, match="已经延期一次"):
        check_extension(5, approved=MONDAY, due=due, already_extended=True)


def test_after_payment_the_period_runs_afresh_and_cites_the_fee_rules():
    due = reply_due(date(2026, 10, 9), CALENDAR, running_from=Running.PAYMENT)

    assert due.due == date(2026, 11, 5)
    assert due.days[0].reason == "申请人缴费之日，当日不计入"
    assert "信息处理费" in str(due.article)


def test_a_clock_tells_what_is_used_and_what_is_left():
    due = reply_due(date(2026, 2, 9), CALENDAR)

    assert (due.used(date(2026, 2, 9)), due.left(date(2026, 2, 9))) == (0, 20)
    assert (due.used(date(2026, 2, 18)), due.left(date(2026, 2, 18))) == (5, 15)
    assert (due.used(date(2026, 4, 1)), due.left(date(2026, 4, 1))) == (20, 0)


def test_a_period_of_months_tells_the_calendar_days_left():
    due = lawsuit_due(date(2026, 3, 12), CALENDAR)

    assert due.left(date(2026, 9, 12)) == 2
    assert due.left(date(2026, 1, 1)) == 186
    assert due.left(date(2026, 12, 1)) == 0


def test_a_rest_day_at_the_end_moves_it_and_is_said():
    due = reconsideration_due(date(2026, 8, 5), CALENDAR)

    assert due.explanation[0].endswith("2026-10-08届满；2026-10-04为休息日，顺延至2026-10-08。")
    moved = [day for day in due.days if day.kind is DayKind.RESTING]
    assert [day.date.day for day in moved] == [4, 5, 6, 7]
    assert str(moved[0].article) == "《民法典》第二百零三条第一款"


def test_a_long_period_is_provisional_only_where_it_lands():
    firm = lawsuit_due(date(2018, 8, 1), CALENDAR)
    open_end = lawsuit_due(date(2026, 7, 15), CALENDAR)

    assert not firm.provisional
    assert open_end.provisional


def test_nothing_provisional_is_shown_as_firm():
    due = reply_due(date(2026, 12, 15), CALENDAR)

    assert due.provisional
    assert "（暂定）" in due.explanation[0]


def test_the_consultation_ends_with_the_opinion_or_the_expiry_whichever_is_earlier():
    sent = date(2026, 3, 6)

    answered = consultation(sent, CALENDAR, served=date(2026, 3, 9), opinion=date(2026, 3, 20))
    late = consultation(sent, CALENDAR, served=date(2026, 3, 9), opinion=date(2026, 4, 20))
    open_ended = consultation(sent, CALENDAR)

    assert (answered.ended, answered.silent) == (date(2026, 3, 20), False)
    assert (late.ended, late.silent) == (date(2026, 3, 30), True)
    assert open_ended.ended == date(2026, 3, 27)
    assert answered.suspension.after == sent


def test_a_third_partys_silence_is_no_consent_but_an_organs_is():
    third = consultation(MONDAY, CALENDAR)
    organ = consultation(MONDAY, CALENDAR, consulted=Consulted.OTHER_ORGAN)

    assert (third.silent, third.agreed_by_silence) == (True, False)
    assert (organ.silent, organ.agreed_by_silence) == (True, True)
    assert str(organ.expiry.article).endswith("第三十四条")


def test_the_day_of_sending_is_excluded_too_where_local_practice_says_so():
    practice = LocalPractice(suspend_on_sending_day=True)

    asked = consultation(date(2026, 3, 6), CALENDAR, practice=practice)

    assert asked.suspension.covers(date(2026, 3, 6))
    assert not asked.suspension.covers(date(2026, 3, 5))


@pytest.mark.parametrize("fact", ["served", "opinion"])
def test_a_consultation_cannot_be_answered_before_it_is_sent(fact):
    with pytest.raises(BeyondTheLaw, match="早于征求意见书发出日期"):
        consultation(MONDAY, CALENDAR, **{fact: date(2026, 3, 1)})


@pytest.mark.parametrize(
    ("clock", "expected", "article"),
    [
        (correction_notice_due, date(2026, 3, 11), "第三十条"),
        (correction_due, date(2026, 3, 16), "第三十条"),
        (reasons_due, date(2026, 3, 16), "第三十五条"),
        (opinion_due, date(2026, 3, 23), "第三十二条"),
        (interpretation_due, date(2026, 3, 5), "实施细则"),
        (penalty_withdrawal_due, date(2026, 3, 5), "第四十八条第二款"),
        (comment_period_end, date(2026, 4, 1), "第六十二条"),
        (suggestion_reply_due, date(2026, 6, 2), "第五十一条"),
        (suggestion_publication_due, date(2026, 3, 30), "〔2014〕46号"),
        (silence_lawsuit_due, date(2026, 9, 2), "第六十六条"),
        (silence_reconsideration_due, date(2026, 5, 6), "第十六条第一款"),
        (respondent_answer_due, date(2026, 3, 9), "第五十四条"),
        (reconsideration_decision_due, date(2026, 4, 1), "第六十二条第二款"),
    ],
)
def test_each_period_has_its_length_and_its_article(clock, expected, article):
    due = clock(MONDAY, CALENDAR)

    assert due.due == expected
    assert article in str(due.article)


def test_longer_procedures_take_longer():
    assert suggestion_reply_due(MONDAY, CALENDAR, difficult=True).due == date(2026, 9, 2)
    assert respondent_answer_due(MONDAY, CALENDAR, simple=False).due == date(2026, 3, 16)
    ordinary = reconsideration_decision_due(MONDAY, CALENDAR, simple=False, extended=True)
    assert ordinary.nominal == date(2026, 5, 31)


def test_the_simple_procedure_cannot_be_extended():
    with pytest.raises(BeyondTheLaw, match="不能延长"):
        reconsideration_decision_due(MONDAY, CALENDAR, extended=True)


def test_local_periods_are_local_practice_and_say_so():
    practice = LocalPractice(correction_days=15)

    due = correction_due(MONDAY, CALENDAR, practice=practice)

    assert due.limit.local
    assert due.due == date(2026, 3, 23)


def test_release_waits_only_where_local_practice_says_so():
    gap = LocalPractice(release_gap_days=10)

    assert release_day(MONDAY, CALENDAR) == MONDAY
    assert release_day(MONDAY, CALENDAR, practice=gap) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("clock", "days", "expected", "article"),
    [
        (delayed_reply_due, 30, date(2026, 4, 14), "第三十五条"),
        (redecision_due, 15, date(2026, 3, 23), "《行政诉讼法》第七十条"),
    ],
)
def test_a_period_that_the_organ_or_a_court_sets_is_counted_like_any_other(
    clock, days, expected, article
):
    due = clock(MONDAY, CALENDAR, days=days)

    assert due.due == expected
    assert article in str(due.article)
    with pytest.raises(BeyondTheLaw, match="期限至少为1个工作日"):
        clock(MONDAY, CALENDAR, days=0)
