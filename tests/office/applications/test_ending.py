"""How a case ends: decided once, served, withdrawn, or void."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.office.applications.deciding import ON, conclude, serve

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Application
from gongkai.office.applications.views import story
from gongkai.office.ledger.chain import breaks
from gongkai.office.ledger.models import Event, Head
from gongkai.office.organs.standing import NotPermitted
from gongkai.statute import NotInTheLaw


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"on": date(2026, 3, 1)}, "早于收到申请之日"),
        ({"today": date(2026, 3, 19)}, "晚于今天"),
        ({"sub_kind": ""}, "请选择细分情形"),
        ({"sub_kind": "withdrawn"}, "请选择细分情形"),
    ],
)
def test_dates_and_sub_kinds_are_checked(application, handler, more, why):
    with pytest.raises(actions.Refused, match=why):
        conclude(application, "granted", handler, **{"sub_kind": "supplied"} | more)


def test_a_letter_number_is_used_once(registered, handler):
    number = "示政办函〔2026〕3号"
    conclude(registered(), "granted", handler, sub_kind="supplied", letter_number=number)

    with pytest.raises(actions.Refused, match="已经使用，请重新编号"):
        conclude(registered(), "granted", handler, sub_kind="supplied", letter_number=number)


def test_an_unknown_outcome_is_not_in_the_law(application, handler):
    with pytest.raises(NotInTheLaw, match="没有“refused_work_secret”这种办理结果"):
        conclude(application, "refused_work_secret", handler)


def test_nothing_is_decided_twice_or_before_receipt(application, registered, handler):
    conclude(application, "granted", handler, sub_kind="supplied")

    for one in (application, registered(channel="email")):
        with pytest.raises(actions.Refused, match="不能拟写处理决定"):
            conclude(one, "granted", handler, sub_kind="supplied")


def test_a_stranger_decides_nothing(application, stranger, reviewer, supervisor):
    for person in (stranger, reviewer, supervisor):
        with pytest.raises(NotPermitted):
            conclude(application, "granted", person, sub_kind="supplied")


def test_service_comes_after_the_decision_and_needs_its_proof(application, handler):
    conclude(application, "granted", handler, sub_kind="supplied")
    with pytest.raises(actions.Refused, match="早于决定日期"):
        serve(application, handler, on=date(2026, 3, 19))
    with pytest.raises(actions.Refused, match="请写明送达凭证"):
        serve(application, handler, proof=" ")

    serve(application, handler, way="post", proof="挂号 XA00000000000")

    assert (application.state, application.served) == (State.SERVED, ON)


def test_remedies_run_from_the_day_the_applicant_had_it(application, handler):
    conclude(application, "granted", handler, sub_kind="supplied")
    serve(application, handler, way="post", proof="挂号 XA00000000000")
    assert "2026-05-19" in "".join(story.remedy_words(application, today=ON))

    actions.record_delivery(application=application, by=handler, on=date(2026, 3, 24))

    assert "2026-05-25" in "".join(story.remedy_words(application, today=ON))


def test_a_closed_case_is_archived_under_a_number_without_gaps(registered, handler):
    def archived():
        one = registered()
        conclude(one, "granted", handler, sub_kind="supplied")
        serve(one, handler)
        actions.close(application=one, by=handler, on=ON)
        return actions.archive(application=one, by=handler, on=ON)

    first, second = archived(), archived()

    assert first.archive_number == "示人公开档〔2026〕1号"
    assert second.archive_number == "示人公开档〔2026〕2号"
    assert second.state == State.ARCHIVED


def test_a_slip_in_a_served_reply_is_put_right_and_the_outcome_stays(application, handler, head):
    conclude(application, "granted", handler, sub_kind="supplied")
    serve(application, handler)
    with pytest.raises(actions.Refused, match="两者不能相同"):
        actions.rectify(application=application, wrong="甲", right="甲", by=head, on=ON)

    actions.rectify(
        application=application, wrong="2025 年 3 月", right="2025 年 5 月", by=head, on=ON
    )

    assert application.conclusion.rectifications.get().letter_number == "示人公开改〔2026〕1号"
    assert (application.outcome, application.state) == ("granted", State.SERVED)


def test_a_withdrawal_after_receipt_is_an_outcome(application, handler):
    actions.withdraw(application=application, by=handler, on=ON)

    assert (application.outcome, application.sub_kind) == ("closed_other", "withdrawn")
    assert application.conclusion.basis == "申请人撤回申请"


def test_a_withdrawal_before_receipt_counts_nowhere(registered, handler):
    one = registered(channel="email")

    actions.withdraw(application=one, by=handler, on=ON)

    assert (one.state, one.outcome) == (State.WITHDRAWN, "")
    assert not Application.objects.received_in(2026).exists()


def test_the_head_voids_a_clerical_double_with_its_reason(application, handler, head):
    with pytest.raises(NotPermitted):
        actions.void(application=application, reason="重复登记", by=handler, on=ON)
    with pytest.raises(actions.Refused, match="请写明作废的理由"):
        actions.void(application=application, reason="", by=head, on=ON)

    actions.void(application=application, reason="与 2 号重复登记", by=head, on=ON)

    assert application.state == State.VOID
    assert not Application.objects.counted().exists()
    assert Event.objects.last().note == "与 2 号重复登记"


def test_a_decided_application_is_not_voided(application, handler, head):
    conclude(application, "granted", handler, sub_kind="supplied")

    with pytest.raises(actions.Refused, match="不能作废登记"):
        actions.void(application=application, reason="重复", by=head, on=ON)


@pytest.mark.parametrize(
    "wrong",
    [
        {"concluded": date(2026, 3, 1), "outcome": "granted"},
        {"concluded": ON},
        {"outcome": "granted"},
        {"served": ON},
        {"received": date(2026, 3, 1)},
        {"received": None},
    ],
)
def test_the_database_refuses_what_cannot_be(application, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(**wrong)


def test_the_chain_holds_after_a_whole_case(application, handler):
    conclude(application, "granted", handler, sub_kind="supplied")
    serve(application, handler)

    assert list(breaks(Event.objects.order_by("pk"), Head.objects.get())) == []
