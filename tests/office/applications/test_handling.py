"""Between receipt and decision: each act once, in time, by whoever may."""

from datetime import date

import pytest

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted


def test_a_correction_stops_the_clock_and_its_answer_restarts_it(registered, handler):
    one = registered(arrived=date(2026, 9, 18))

    correction = actions.ask_correction(
        application=one, items="写明时间", by=handler, on=date(2026, 9, 29)
    )
    assert (one.due, correction.late, correction.due) == (None, False, date(2026, 10, 19))
    actions.accept_correction(application=one, by=handler, on=date(2026, 10, 9))

    assert one.received == date(2026, 9, 18)
    assert one.due == date(2026, 11, 5)


def test_a_correction_is_asked_once(application, handler):
    actions.ask_correction(application=application, items="甲", by=handler, on=date(2026, 3, 3))
    actions.accept_correction(application=application, by=handler, on=date(2026, 3, 4))

    with pytest.raises(actions.Refused, match="已经告知过补正，不能再次告知"):
        actions.ask_correction(application=application, items="乙", by=handler, on=date(2026, 3, 5))


@pytest.mark.parametrize(("on", "late"), [(date(2026, 3, 11), False), (date(2026, 3, 12), True)])
def test_a_notice_after_seven_working_days_is_marked_late(application, handler, on, late):
    correction = actions.ask_correction(application=application, items="甲", by=handler, on=on)

    assert correction.late is late


def test_a_person_consulted_is_masked_and_no_event_names_him(application, handler):
    one = actions.consult(
        application=application,
        consulted="third_party",
        party="赵一鸣",
        is_person=True,
        by=handler,
        on=date(2026, 3, 6),
    )

    assert one.party == "赵**"
    assert "赵一鸣" not in one.sealed_party
    assert not [event for event in Event.objects.all() if "赵" in event.note]


def test_silence_is_recorded_only_after_fifteen_working_days(application, handler):
    one = actions.consult(
        application=application,
        consulted="other_organ",
        party="示范县教育局",
        by=handler,
        on=date(2026, 3, 6),
    )
    actions.record_party_receipt(consultation=one, by=handler, on=date(2026, 3, 9))

    with pytest.raises(actions.Refused, match="征求意见期限至2026-03-30届满"):
        actions.close_consultation(consultation=one, by=handler, on=date(2026, 3, 30))
    actions.close_consultation(consultation=one, by=handler, on=date(2026, 3, 31))

    assert Event.objects.last().note == "视为同意公开"
    application.refresh_from_db()
    assert application.state == State.HANDLING
    with pytest.raises(actions.Refused, match="已经按期满未答复登记"):
        actions.close_consultation(consultation=one, by=handler, on=date(2026, 4, 1))


def test_a_late_opinion_ends_no_other_consultation(application, handler):
    def asked():
        return actions.consult(
            application=application,
            consulted="third_party",
            party="示范县青禾商贸有限公司",
            by=handler,
            on=date(2026, 3, 6),
        )

    silent, _ = asked(), asked()
    actions.close_consultation(consultation=silent, by=handler, on=date(2026, 4, 1))
    actions.receive_opinion(consultation=silent, opinion="objects", by=handler, on=date(2026, 4, 2))

    application.refresh_from_db()
    assert application.state == State.CONSULTING
    with pytest.raises(actions.Refused, match="已经登记过意见"):
        actions.receive_opinion(
            consultation=silent, opinion="agrees", by=handler, on=date(2026, 4, 3)
        )


@pytest.mark.parametrize(
    ("basis", "units", "amount"), [("item", 11, 100), ("item", 31, 200), ("page", 250, 4700)]
)
def test_the_fee_is_the_tariffs(application, handler, basis, units, amount):
    notice = actions.notify_fee(
        application=application, basis=basis, units=units, by=handler, on=date(2026, 3, 9)
    )

    assert notice.amount == amount
    assert notice.due == date(2026, 4, 7)
    assert application.due is None


def test_no_notice_for_nothing(application, handler):
    with pytest.raises(actions.Refused, match="信息处理费为 0 元"):
        actions.notify_fee(
            application=application, basis="item", units=10, by=handler, on=date(2026, 3, 9)
        )


def test_a_payment_restarts_the_clock(application, handler):
    actions.notify_fee(
        application=application, basis="page", units=31, by=handler, on=date(2026, 3, 9)
    )
    actions.accept_payment(application=application, by=handler, on=date(2026, 3, 16))

    assert application.due == date(2026, 4, 14)


def test_an_act_before_receipt_is_refused(application, handler):
    with pytest.raises(actions.Refused, match="检索的日期2026-03-01早于收到申请之日2026-03-02"):
        actions.record_search(
            application=application,
            systems="档案室",
            keywords="养护",
            result="无",
            by=handler,
            on=date(2026, 3, 1),
        )


def test_reasons_are_awaited_and_lapse(application, handler):
    notice = actions.ask_reasons(
        application=application, counts="三个月 46 件", by=handler, on=date(2026, 3, 9)
    )
    assert application.state == State.AWAITING_REASONS
    with pytest.raises(actions.Refused, match="说明理由期限至2026-03-23届满"):
        actions.close_reasons(application=application, by=handler, on=notice.due)

    actions.close_reasons(application=application, by=handler, on=date(2026, 3, 24))

    assert application.state == State.HANDLING


def test_stated_reasons_are_kept(application, handler):
    actions.ask_reasons(application=application, counts="46 件", by=handler, on=date(2026, 3, 9))

    notice = actions.accept_reasons(
        application=application, answer="写论文", by=handler, on=date(2026, 3, 10)
    )

    assert (notice.answered, notice.answer) == (date(2026, 3, 10), "写论文")
    assert application.state == State.HANDLING


def test_a_stranger_acts_on_nothing(application, stranger, reviewer):
    for person in (stranger, reviewer):
        with pytest.raises(NotPermitted):
            actions.ask_correction(
                application=application, items="甲", by=person, on=date(2026, 3, 3)
            )
