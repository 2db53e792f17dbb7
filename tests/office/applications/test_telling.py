"""The applicant is told of the acts that concern him, where he agreed, and the case shows it."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from tests.office.applications.acting import filled
from tests.office.applications.conftest import WANG
from tests.office.applications.deciding import serve, signed
from tests.office.applications.pages import NEW, case, words
from tests.office.applications.test_desk_registration import PAPER

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.messages.actions import send_due
from gongkai.office.messages.gateways import NotSent
from gongkai.office.messages.kinds import Way
from gongkai.office.messages.models import Message

NUMBER, MAIL = "13800001234", "xiaoman@example.cn"
REACHED = replace(WANG, phone=NUMBER, email=MAIL)
NOON = datetime(2126, 3, 4, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A moment after everything of these tests was put into the outbox."""

TELLING = {
    "ask_correction": "需要补正，请于2026年4月3日前",
    "ask_reasons": "前就申请",
    "consult": "正在书面征求意见",
    "notify_fee": "需缴信息处理费10元，请于2026年4月20日前缴纳",
    "withdraw": "已按您的要求撤回",
}


class Refusing:
    """A gateway that refuses for good."""

    name = "refusing"

    def send(self, parcel):
        raise NotSent("网关答复 400", is_final=True)


@pytest.fixture
def agreed(registered):
    """A case whose applicant agreed to be told by SMS."""
    return registered(applicant=REACHED, told_by="sms")


def texts():
    return list(Message.objects.values_list("text", flat=True))


def test_who_agreed_is_told_that_his_application_was_received(agreed):
    (message,) = Message.objects.all()

    assert message.text == (
        f"【人民政府办公室】已收到您的申请{agreed.register_number}，"
        "答复期限至2026年3月30日，凭查询码可查进度。"
    )
    assert (message.way, message.masked, message.standing) == ("sms", "138****1234", "waiting")


def test_who_did_not_agree_is_not_told(registered, handler):
    one = registered(applicant=REACHED)

    actions.ask_correction(application=one, items="甲", by=handler, on=one.arrived)

    assert texts() == []


def test_an_online_application_is_told_of_when_receipt_is_confirmed(registered, handler):
    one = registered(channel="online", by=None, applicant=REACHED, told_by="mail")
    assert texts() == []

    actions.confirm(application=one, by=handler, on=one.arrived)

    (message,) = Message.objects.all()
    assert (message.way, message.masked) == ("mail", "x******@example.cn")
    assert "联系电话：0000-0000000" in message.text


@pytest.mark.parametrize("act", TELLING)
def test_an_act_through_the_door_tells_what_to_do_by_when(client, handler, agreed, act):
    client.force_login(handler)

    client.post(case(agreed, act), filled(act, agreed))

    _, told = texts()
    assert TELLING[act] in told
    assert agreed.register_number in told


def test_the_whole_way_is_told_and_no_message_holds_a_name_or_the_code(
    registered, handler, reviewer, head
):
    one = registered(applicant=REACHED, told_by="sms")
    who = {"application": one, "on": one.arrived}
    actions.request_extension(days=5, reason="检索", by=handler, **who)
    actions.extend(by=head, **who)
    actions.draft(outcome="granted", sub_kind="supplied", by=handler, **who)
    signed(one, reviewer=reviewer, head=head, on=one.arrived)
    serve(one, handler, on=one.arrived)
    actions.close(by=handler, **who)

    told = list(Message.objects.values_list("wording", flat=True))
    assert told == ["received", "extended", "served", "closed"]
    said = "".join(texts())
    assert not any(secret in said for secret in ("王小满", WANG.id_number, NUMBER, "柳树路"))
    assert "答复期限延长至2026年4月7日" in said


def test_what_a_transaction_takes_back_was_never_told(agreed, handler, monkeypatch):
    monkeypatch.setattr(Application, "save", broken)
    with pytest.raises(OSError, match="full"):
        actions.ask_correction(application=agreed, items="甲", by=handler, on=agreed.arrived)

    assert len(texts()) == 1


def broken(*args, **kwargs):
    raise OSError("the disk is full")


def test_the_case_shows_each_notice_with_its_state_and_the_address_masked(client, handler, agreed):
    client.force_login(handler)

    page = words(client.get(case(agreed)))

    assert "手机短信" in page
    assert "138****1234" in page
    assert "待发送" in page
    assert NUMBER not in page


def test_a_notice_that_failed_is_sent_again_by_the_clerk(client, handler, agreed):
    client.force_login(handler)
    send_due({Way.SMS: Refusing()}, at=NOON)
    page = client.get(case(agreed))
    assert "发送失败：网关答复 400" in words(page)
    assert "再次发送" in words(page)

    (message,) = Message.objects.all()
    answer = client.post(f"/office/messages/{message.pk}/again/", {"next": case(agreed)})

    assert answer.url == case(agreed)
    message.refresh_from_db()
    assert (message.standing, message.rounds) == ("waiting", 1)
    kinds = Event.objects.filter(subject="application").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["notice_failed", "notice_sent_again"]


@pytest.mark.parametrize("who", ["reviewer", "stranger"])
def test_nobody_else_sends_again(client, request, agreed, who):
    client.force_login(request.getfixturevalue(who))
    send_due({Way.SMS: Refusing()}, at=NOON)
    (message,) = Message.objects.all()

    client.post(f"/office/messages/{message.pk}/again/", {"next": "https://elsewhere.cn/"})

    message.refresh_from_db()
    assert message.standing == "failed"


def test_what_was_not_refused_is_not_sent_again(client, handler, agreed):
    client.force_login(handler)
    (message,) = Message.objects.all()

    answer = client.post(f"/office/messages/{message.pk}/again/", {"next": "//elsewhere.cn"})

    assert answer.url == "/office/"
    message.refresh_from_db()
    assert message.rounds == 0


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"told_by": "sms", "phone": "0000-1234567"}, "请填写手机号码"),
        ({"told_by": "mail", "email": ""}, "请填写电子邮箱"),
    ],
)
def test_who_wants_to_be_told_gives_an_address_that_can_be(client, handler, wanted, sentence):
    client.force_login(handler)

    assert sentence in words(client.post(NEW, PAPER | wanted))
    assert not Application.objects.exists()


def test_a_paper_application_carries_what_its_applicant_agreed_to(client, handler):
    client.force_login(handler)

    client.post(NEW, PAPER | {"told_by": "sms", "phone": "138 0000 1234"})

    assert Application.objects.get().told_by == "sms"
    assert len(texts()) == 1


def test_the_way_of_telling_is_changed_with_a_trace_and_without_the_address(
    client, agreed, handler
):
    client.force_login(handler)
    page = case(agreed, "change_telling")

    wrong = client.post(page, {"told_by": "mail", "address": "xiaoman"})
    changed = client.post(page, {"told_by": "mail", "address": "new@example.cn"})
    same = client.post(page, {"told_by": "mail", "address": ""})

    agreed.refresh_from_db()
    assert "不是电子邮箱" in words(wrong)
    assert changed.status_code == 302
    assert "通知方式没有变化" in words(same)
    assert (agreed.told_by, agreed.applicant().email) == (Way.MAIL, "new@example.cn")
    event = Event.objects.get(kind="telling_changed")
    assert event.note == "手机短信改为电子邮件，已更新联系方式"


def test_nobody_is_told_by_a_way_that_cannot_reach_him(registered, handler):
    one = registered(told_by="mail", applicant=replace(WANG, email=MAIL, phone="0000-1234567"))

    with pytest.raises(actions.Refused, match="没有留下可以接收通知的手机号码"):
        actions.change_telling(application=one, told_by="sms", by=handler, on=one.received)
    actions.change_telling(application=one, told_by="", by=handler, on=one.received)

    one.refresh_from_db()
    assert one.told_by == ""
    assert Event.objects.get(kind="telling_changed").note == "电子邮件改为不通知"
