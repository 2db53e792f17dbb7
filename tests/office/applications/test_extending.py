"""More time is asked for by the handler and granted by the head, before the day, once."""

from datetime import date

import pytest
from tests.office.applications.deciding import extended

from gongkai.office.applications import actions
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.kinds import State
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.statute import BeyondTheLaw, official_calendar

MONDAY = date(2026, 3, 9)


def ask(application, by, *, days=5, reason="检索", on=MONDAY):
    return actions.request_extension(
        application=application, days=days, reason=reason, by=by, on=on
    )


def test_two_events_and_the_due_day_moves(application, handler, head):
    ask(application, handler, days=20)
    assert application.due == date(2026, 3, 30)

    actions.extend(application=application, by=head, on=date(2026, 3, 30))

    assert application.due == date(2026, 4, 28)
    asked, granted = Event.objects.filter(kind__in=("extension_requested", "extended")).order_by(
        "pk"
    )
    assert (asked.actor, asked.kind) == (handler, "extension_requested")
    assert (granted.actor, granted.old) == (head, {"due": "2026-03-30"})


def test_an_extension_is_granted_once(application, handler, head):
    extended(application, handler, head, days=5, on=MONDAY)

    with pytest.raises(actions.Refused, match="不得再次延长"):
        ask(application, handler, on=date(2026, 3, 10))


def test_the_head_may_grant_fewer_days(application, handler, head):
    ask(application, handler, days=20)

    actions.extend(application=application, days=5, by=head, on=MONDAY)

    assert application.extensions.get().days == 5
    assert application.due == date(2026, 4, 7)


def test_nothing_is_granted_that_was_not_asked_for(application, head):
    with pytest.raises(actions.Refused, match="没有待批准的延期申请"):
        actions.extend(application=application, by=head, on=MONDAY)


def test_a_handler_does_not_grant_what_he_asks_for(application, handler):
    ask(application, handler)

    with pytest.raises(NotPermitted, match="批准延期"):
        actions.extend(application=application, by=handler, on=MONDAY)


def test_a_refusal_leaves_the_day_and_a_new_request_open(application, handler, head):
    ask(application, handler)
    with pytest.raises(actions.Refused, match="请写明不批准延期的意见"):
        actions.refuse_extension(application=application, opinion=" ", by=head, on=MONDAY)

    actions.refuse_extension(application=application, opinion="检索已完成", by=head, on=MONDAY)

    assert application.due == date(2026, 3, 30)
    assert application.extension_requests.get().granted is False
    assert ask(application, handler).decided is None


@pytest.mark.parametrize(
    ("days", "on", "why"),
    [
        (0, MONDAY, "1至20个工作日"),
        (-3, MONDAY, "1至20个工作日"),
        (21, MONDAY, "不得超过20个工作日"),
        (5, date(2026, 3, 31), "已逾期，不能再延期"),
    ],
)
def test_a_request_keeps_to_the_law(application, handler, days, on, why):
    with pytest.raises(BeyondTheLaw, match=why):
        ask(application, handler, days=days, on=on)

    assert not application.extension_requests.exists()


def test_it_is_granted_before_the_day_not_after(application, handler, head):
    ask(application, handler, on=date(2026, 3, 30))

    with pytest.raises(BeyondTheLaw, match="已逾期，不能再延期"):
        actions.extend(application=application, by=head, on=date(2026, 3, 31))

    application.refresh_from_db()
    assert application.due == date(2026, 3, 30)


def test_a_request_needs_its_reason(application, handler):
    with pytest.raises(actions.Refused, match="请写明延期的理由"):
        ask(application, handler, reason=" ")


def test_where_no_period_runs_none_is_extended(application, handler):
    actions.ask_correction(application=application, items="甲", by=handler, on=date(2026, 3, 3))
    actions.lapse_correction(application=application, by=handler, on=date(2026, 3, 18))

    with pytest.raises(actions.Refused, match="答复期限待重新起算"):
        ask(application, handler, on=date(2026, 3, 18))


def reasons_stated(application, handler):
    actions.ask_reasons(application=application, counts="46 件", by=handler, on=MONDAY)
    actions.accept_reasons(application=application, answer="写论文", by=handler, on=MONDAY)


def test_a_reasonable_delay_takes_the_place_of_the_period(application, handler, head):
    reasons_stated(application, handler)

    actions.delay_reply(
        application=application, days=40, reason="共 46 件，涉及 5 个科室", by=head, on=MONDAY
    )

    assert application.due == date(2026, 5, 8)
    clock = reply_clock(facts_of(application), official_calendar())
    assert (clock.name, clock.limit.local) == ("延迟答复期限", True)
    assert Event.objects.last().note.startswith("示人公开迟〔2026〕1号，合理期限 40 个工作日")


def test_without_reasons_stated_nothing_is_delayed(application, head):
    with pytest.raises(actions.Refused, match="尚未说明理由"):
        actions.delay_reply(application=application, days=40, reason="多", by=head, on=MONDAY)


@pytest.mark.parametrize(
    ("reason", "on", "why"),
    [(" ", MONDAY, "请写明延迟答复的理由"), ("多", date(2026, 3, 31), "答复期限已经届满")],
)
def test_a_delay_is_told_in_time_with_its_reason(application, handler, head, reason, on, why):
    reasons_stated(application, handler)

    with pytest.raises(actions.Refused, match=why):
        actions.delay_reply(application=application, days=40, reason=reason, by=head, on=on)


def test_a_correction_lapses_only_after_its_day_and_may_still_come_with_good_reason(
    application, handler
):
    notice = actions.ask_correction(
        application=application, items="甲", by=handler, on=date(2026, 3, 3)
    )
    with pytest.raises(actions.Refused, match="补正期限至2026-03-17届满"):
        actions.lapse_correction(application=application, by=handler, on=notice.due)

    actions.lapse_correction(application=application, by=handler, on=date(2026, 3, 18))
    assert (application.state, application.due) == (State.HANDLING, None)
    actions.accept_correction(application=application, by=handler, on=date(2026, 3, 20))

    assert (application.state, application.due) == (State.HANDLING, date(2026, 4, 20))


def test_a_fee_lapses_only_after_its_day(application, handler):
    notice = actions.notify_fee(
        application=application, basis="page", units=31, by=handler, on=MONDAY
    )
    with pytest.raises(actions.Refused, match="缴费期限至2026-04-07届满"):
        actions.lapse_payment(application=application, by=handler, on=notice.due)

    actions.lapse_payment(application=application, by=handler, on=date(2026, 4, 8))

    assert application.state == State.HANDLING
    assert application.fee_notices.get().lapsed == date(2026, 4, 8)
