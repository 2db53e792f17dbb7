"""An application is registered once, with its number, and its clock starts by the law's rule."""

from datetime import date

import pytest
from tests.office.applications.conftest import ARRIVED, WANG

from gongkai.office.applications import actions
from gongkai.office.applications.kinds import Channel, State
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.organs.standing import NotPermitted
from gongkai.statute import BeyondTheLaw
from gongkai.statute import Channel as StatuteChannel


def test_a_paper_application_has_its_number_and_its_due_day(application):
    assert application.register_number == "示人公开申〔2026〕1号"
    assert application.received == ARRIVED
    assert application.due == date(2026, 3, 30)
    assert not application.provisional
    assert application.state == State.HANDLING


def test_registration_and_receipt_stand_in_the_ledger_with_their_articles(application):
    events = Event.objects.filter(subject="application", subject_id=application.pk)

    assert [(event.kind, event.article) for event in events] == [
        ("registered", "《政府信息公开条例》第四十五条"),
        ("received", "《政府信息公开条例》第三十一条"),
    ]


def test_the_channels_are_the_statutes():
    ours = {(choice.value.upper(), choice.label) for choice in Channel}

    assert ours == {(channel.name, channel.value) for channel in StatuteChannel}


@pytest.mark.parametrize(
    ("channel", "received"),
    [
        ("in_person", ARRIVED),
        ("signed_mail", ARRIVED),
        ("oral", ARRIVED),
        ("ordinary_mail", None),
        ("misdirected_mail", None),
        ("online", None),
        ("email", None),
        ("fax", None),
        ("other", None),
    ],
)
def test_the_channel_decides_the_date_of_receipt(registered, channel, received):
    application = registered(channel=channel)

    assert application.received == received
    assert (application.due is None) is (received is None)
    assert application.received_rule


def test_an_email_without_confirmation_has_no_due_day(registered):
    application = registered(channel="email")

    assert application.due is None
    assert application.state == State.AWAITING_CONFIRMATION


def test_confirmation_starts_the_clock(registered, handler):
    application = registered(channel="email")

    actions.confirm(application=application, by=handler, on=date(2026, 3, 4))

    assert application.received == date(2026, 3, 4)
    assert application.due == date(2026, 4, 1)
    assert application.state == State.HANDLING


def test_nothing_is_confirmed_twice(registered, handler):
    application = registered(channel="email", confirmed=ARRIVED)

    with pytest.raises(actions.Refused, match="现为“办理中”，不能登记双方确认"):
        actions.confirm(application=application, by=handler, on=date(2026, 3, 4))


def test_a_confirmation_before_the_arrival_is_refused(registered, handler):
    application = registered(channel="email")

    with pytest.raises(BeyondTheLaw, match="早于申请到达日期"):
        actions.confirm(application=application, by=handler, on=date(2026, 3, 1))

    application.refresh_from_db()
    assert application.received is None


def test_an_arrival_after_the_registration_is_refused(registered):
    with pytest.raises(actions.Refused, match="到达日期2026-03-03晚于登记日期2026-03-02"):
        registered(arrived=date(2026, 3, 3), on=date(2026, 3, 2))


def test_numbers_begin_anew_on_new_years_day(registered):
    old = registered(arrived=date(2026, 12, 31))
    new = registered(arrived=date(2027, 1, 1))

    assert old.register_number == "示人公开申〔2026〕1号"
    assert new.register_number == "示人公开申〔2027〕1号"
    assert new.provisional


def test_each_organ_counts_for_itself(registered, other_office, stranger):
    registered()
    foreign = registered(organ=other_office, by=stranger)

    assert foreign.register_number == "示教公开申〔2026〕1号"


def test_a_stranger_registers_nothing_for_this_organ(registered, stranger):
    with pytest.raises(NotPermitted, match="没有登记申请的职权"):
        registered(by=stranger)

    assert not Application.objects.exists()


def test_the_public_applies_online_only(registered):
    with pytest.raises(actions.Refused, match="公众只能通过互联网渠道"):
        registered(by=None, channel="in_person")


def test_a_failed_registration_spends_no_number(registered):
    with pytest.raises(BeyondTheLaw):
        registered(channel="email", confirmed=date(2026, 3, 1))

    assert registered().serial == 1


def test_the_same_submission_is_one_application_with_one_code(office):
    once, again = (
        actions.register(
            organ=office,
            channel="online",
            applicant=WANG,
            title="路灯合同",
            description="全文",
            arrived=ARRIVED,
            submission="7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a10",
            by=None,
            on=ARRIVED,
        )
        for _ in range(2)
    )

    assert once == again
    assert Application.objects.count() == 1
