"""A message is durable before it is sent, sent at its hour, tried again, and told of in the end."""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gongkai.office.ledger.models import Event
from gongkai.office.messages.actions import Recipient, put, send_due
from gongkai.office.messages.actions.sending import BACKOFF, CLAIM
from gongkai.office.messages.gateways import NotSent
from gongkai.office.messages.kinds import Standing, Way
from gongkai.office.messages.models import Message
from gongkai.office.messages.wording import Written

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
NUMBER = "13800001234"
WRITTEN = Written("received", 1, "申请一号的办理通知", "【办公室】已收到申请一号。")


class Fake:
    """A gateway that keeps what it was given, and refuses what it is told to refuse."""

    name = "fake"

    def __init__(self, *refusals):
        self.refusals, self.taken = list(refusals), []

    def send(self, parcel):
        self.taken.append(parcel)
        if self.refusals:
            raise self.refusals.pop(0)


def gateways(one):
    return {Way.SMS: one, Way.MAIL: one}


@pytest.fixture
def message(office):
    to = Recipient(Way.SMS, NUMBER, "application", 1, office)
    return put(to, WRITTEN, key="application/1/7", at=MONDAY)


def test_a_message_is_sent_once_and_the_ledger_says_so(message):
    gateway = Fake()

    done = [send_due(gateways(gateway), at=MONDAY).sent for _ in range(2)]

    message.refresh_from_db()
    assert done == [1, 0]
    assert [parcel.to for parcel in gateway.taken] == [NUMBER]
    assert (message.standing, message.sent_at, message.gateway) == ("sent", MONDAY, "fake")
    event = Event.objects.get()
    assert (event.kind, event.subject, event.subject_id) == ("notice_sent", "application", 1)
    assert event.note == "手机短信 138****1234：申请一号的办理通知"


def test_the_same_thing_put_twice_is_one_message(office, message):
    to = Recipient(Way.SMS, NUMBER, "application", 1, office)

    assert put(to, WRITTEN, key=message.key, at=MONDAY) == message
    assert Message.objects.count() == 1


def test_the_address_is_not_in_the_database_in_the_clear(message):
    row = Message.objects.values().get()

    assert NUMBER not in str(row)
    assert row["masked"] == "138****1234"
    assert message.address() == NUMBER


def test_at_night_an_sms_waits_and_mail_does_not(office):
    night = MONDAY.replace(hour=22)
    sms = put(Recipient(Way.SMS, NUMBER, "application", 1, office), WRITTEN, key="a", at=night)
    put(Recipient(Way.MAIL, "a@example.cn", "application", 1, office), WRITTEN, key="b", at=night)

    done = send_due(gateways(Fake()), at=night)

    assert done.sent == 1
    assert sms.next_at == MONDAY.replace(day=24, hour=8)
    assert send_due(gateways(Fake()), at=sms.next_at).sent == 1


def test_what_fails_is_tried_again_later_and_later_under_the_same_key(message):
    gateway = Fake(NotSent("网关连接不上或者超时"))

    first = send_due(gateways(gateway), at=MONDAY)
    at_once = send_due(gateways(gateway), at=MONDAY)
    later = send_due(gateways(gateway), at=MONDAY + BACKOFF[0])

    assert (first.put_off, at_once.sent, later.sent) == (1, 0, 1)
    assert len({parcel.key for parcel in gateway.taken}) == 1


def test_after_the_last_attempt_it_has_failed_and_the_clerk_can_read_why(message):
    gateway = Fake(*[NotSent("网关答复 503")] * (len(BACKOFF) + 1))
    at = MONDAY
    while Message.objects.filter(standing=Standing.WAITING).exists():
        send_due(gateways(gateway), at=at)
        at += timedelta(hours=12)

    message.refresh_from_db()
    assert (message.attempts, message.told) == (len(BACKOFF) + 1, "发送失败：网关答复 503")
    assert Event.objects.get().kind == "notice_failed"


def test_a_refusal_for_good_is_not_tried_again(message):
    done = send_due(gateways(Fake(NotSent("网关答复 400", is_final=True))), at=MONDAY)

    message.refresh_from_db()
    assert (done.failed, message.standing) == (1, "failed")


def test_a_retry_that_would_fall_into_the_night_waits_for_the_morning(message):
    late = MONDAY.replace(hour=20, minute=59, second=30)
    send_due(gateways(Fake(NotSent("网关答复 503"))), at=late)

    message.refresh_from_db()
    assert message.next_at == MONDAY.replace(day=24, hour=8, minute=0)


def test_a_message_whose_worker_came_late_is_not_sent_at_night(message):
    night = MONDAY.replace(hour=23)

    assert send_due(gateways(Fake()), at=night).sent == 0

    message.refresh_from_db()
    assert message.next_at == MONDAY.replace(day=24, hour=8)


def test_a_message_whose_worker_died_is_sent_by_the_next_one_after_its_claim(message):
    class Died(Exception):
        """What kills a worker between its claim and its answer."""

    with pytest.raises(Died):
        send_due(gateways(Fake(Died())), at=MONDAY)

    assert send_due(gateways(Fake()), at=MONDAY + CLAIM / 2).sent == 0
    assert send_due(gateways(Fake()), at=MONDAY + CLAIM * 2).sent == 1


def test_a_row_that_was_exchanged_fails_instead_of_telling_somebody_else(message, office):
    other = put(Recipient(Way.SMS, "13900005678", "x", 2, office), WRITTEN, key="o", at=MONDAY)
    Message.objects.filter(pk=message.pk).update(sealed=other.sealed)
    gateway = Fake()

    send_due(gateways(gateway), at=MONDAY)

    message.refresh_from_db()
    assert message.standing == "failed"
    assert "不符" in message.fault
    assert [parcel.to for parcel in gateway.taken] == ["13900005678"]


def test_no_number_is_logged_printed_or_shown_by_a_parcel(message, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    gateway = Fake(NotSent("网关答复 503"))

    send_due(gateways(gateway), at=MONDAY)

    said = capsys.readouterr()
    assert NUMBER not in caplog.text + said.out + said.err + repr(gateway.taken)
