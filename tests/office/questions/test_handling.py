"""At the desk: one answers, once, what he has read; the asker is told and sees it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tests.office.applications.pages import words

from gongkai.office.applications.sealing import Applicant
from gongkai.office.ledger.models import Event
from gongkai.office.messages.models import Message
from gongkai.office.organs.models import Role
from gongkai.office.organs.standing import NotPermitted
from gongkai.office.questions import actions
from gongkai.office.questions.kinds import State

LIST, TRACK = "/office/questions/", "/ask/track/"
DAY = date(2026, 9, 30)


def desk(question):
    return f"{LIST}{question.pk}/"


def test_a_handler_drafts_and_answers_and_the_asker_reads_it(client, asked, handler):
    kept = asked()
    client.force_login(handler)

    assert "Seen" not in words(client.get(desk(kept.question)))
    draft = {"act": "draft", "draft-answer": "到便民中心缴费。", "draft-seen": "0"}
    assert client.post(desk(kept.question), draft).status_code == 302
    early = client.post(TRACK, {"number": kept.question.number, "code": kept.query_code})
    given = client.post(desk(kept.question), {"act": "answer", "answer-seen": "1"})

    page = words(client.post(TRACK, {"number": kept.question.number, "code": kept.query_code}))
    assert given.status_code == 302
    assert "到便民中心缴费。" not in words(early)
    assert "到便民中心缴费。" in page
    assert "已答复" in page
    told = Message.objects.get()
    assert (told.way, told.address()) == ("mail", "xiaoman@example.cn")
    assert kept.question.number in told.text
    assert "便民中心" not in told.text
    kinds = Event.objects.filter(subject="question").values_list("kind", flat=True)
    assert list(kinds) == ["question_filed", "question_drafted", "question_answered"]


def test_of_two_who_answer_at_once_one_does(asked, handler, head):
    one = asked().question
    actions.draft(question=one, answer="到便民中心。", seen=0, by=handler, on=DAY)
    actions.answer(question=one, seen=1, by=handler, on=DAY)

    with pytest.raises(ValidationError, match="现在是“已答复”，不能答复"):
        actions.answer(question=one, seen=1, by=head, on=DAY)

    assert Event.objects.filter(kind="question_answered").count() == 1
    assert Message.objects.count() == 1


def test_nobody_overwrites_or_gives_an_answer_that_he_has_not_read(client, asked, handler, head):
    one = asked().question
    actions.draft(question=one, answer="到便民中心。", seen=0, by=head, on=DAY)
    client.force_login(handler)

    late = {"act": "draft", "draft-answer": "到税务局。", "draft-seen": "0"}
    response = client.post(desk(one), late)

    one.refresh_from_db()
    assert response.status_code == 422
    assert "已被他人改动" in words(response)
    assert "到税务局。" in words(response)
    assert one.answer == "到便民中心。"
    with pytest.raises(ValidationError, match="已被他人改动"):
        actions.answer(question=one, seen=0, by=handler, on=DAY)


def test_what_is_not_accepted_is_told_with_the_place_to_go(client, asked, handler):
    kept = asked(sender=Applicant("王小满", phone="13800000000"))
    client.force_login(handler)

    data = {"act": "decline", "decline-ground": "petition", "decline-reasons": "请到县信访局。"}
    assert client.post(desk(kept.question), data).status_code == 302

    page = words(client.post(TRACK, {"number": kept.question.number, "code": kept.query_code}))
    assert "属于信访事项，请向信访工作机构提出。请到县信访局。" in page
    assert Message.objects.get().way == "sms"


def test_a_transfer_keeps_number_and_day_and_closes_the_door_behind_it(
    client, asked, handler, other_office, enrolled
):
    one = asked().question
    client.force_login(handler)

    data = {"act": "transfer", "transfer-organ": other_office.pk, "transfer-reason": "学校的事"}
    client.post(desk(one), data)

    before = (one.number, one.due)
    one.refresh_from_db()
    assert (one.organ, one.number, one.due) == (other_office, *before)
    assert client.get(desk(one)).status_code == 404
    assert "已转由示范县教育局答复" in Message.objects.get().text
    teacher = enrolled("秦岚", other_office, Role.HANDLER)
    assert actions.take(question=one, by=teacher, on=DAY).handler == teacher


def test_a_transfer_goes_to_another_organ(asked, handler, office):
    with pytest.raises(ValidationError, match="请选择另一个机关"):
        actions.transfer(question=asked().question, organ=office, reason="无", by=handler, on=DAY)


def test_nobody_without_the_duty_acts(asked, reviewer, stranger):
    for who in (reviewer, stranger):
        with pytest.raises(NotPermitted):
            actions.take(question=asked().question, by=who, on=DAY)


def test_no_act_is_dated_before_the_question(asked, handler):
    with pytest.raises(ValidationError, match="早于提交日期"):
        actions.take(question=asked().question, by=handler, on=date(2026, 9, 27))


def test_who_asks_is_shown_for_a_reason_that_stays(client, asked, handler):
    one = asked().question
    client.force_login(handler)
    before = words(client.get(desk(one)))

    shown = words(client.post(desk(one), {"act": "reveal", "reveal-reason": "电话核实"}))
    without = words(client.post(desk(one), {"act": "reveal", "reveal-reason": ""}))

    assert "王小满" not in before
    assert "xiaoman@example.cn" in shown
    assert "请填写理由。" in without
    assert Event.objects.get(kind="question_revealed").note == "电话核实"


@pytest.mark.parametrize(
    ("view", "today", "shown"),
    [
        ("mine", "2026-09-28", False),
        ("due", "2026-10-09", True),
        ("due", "2026-10-12", False),
        ("overdue", "2026-10-12", True),
        ("waiting", "2026-10-12", True),
        ("answered", "2026-10-12", False),
    ],
)
def test_the_list_shows_mine_due_overdue_answered(
    client, asked, handler, monkeypatch, view, today, shown
):
    one = asked().question
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date.fromisoformat(today))
    client.force_login(handler)

    page = words(client.get(LIST, {"view": view}))

    assert (one.number in page) is shown


def test_what_is_overdue_lies_on_the_handlers_desk(client, asked, handler):
    one = asked(on=date(2026, 3, 2)).question
    client.force_login(handler)

    home = words(client.get("/office/"))

    assert one.title in home
    assert "已超期" in home
    assert "已超期" in words(client.get(desk(one)))


def test_an_answered_question_takes_no_more_acts(client, answered, handler):
    one = answered()
    client.force_login(handler)

    response = client.post(desk(one), {"act": "draft", "draft-answer": "又", "draft-seen": "1"})

    one.refresh_from_db()
    assert response.status_code == 302
    assert (one.state, one.answer) == (State.ANSWERED, "到新住址的镇街便民中心缴费。")
