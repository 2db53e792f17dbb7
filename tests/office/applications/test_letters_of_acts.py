"""The letters to units (P09) and on wrong records (P13) are reached from the case and signed."""

from datetime import date

import pytest
from django.core.cache import cache
from tests.office.applications.acting import brought_to, filled
from tests.office.applications.pages import case, words
from tests.office.applications.test_telling import REACHED

from gongkai.office.applications.correspondence.entries import entries
from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import Amendment
from gongkai.office.letters.models import IssuedLetter
from gongkai.office.messages.models import Message

ASKED = {
    "on": "2026-03-20",
    "received": "2026-03-19",
    "record": "房屋登记表中的建筑面积",
    "result": "corrected",
    "reasons": "登记表与测绘图纸不一致",
}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def people(request):
    names = ("handler", "reviewer", "head", "member", "colleague")
    return {who: request.getfixturevalue(who) for who in names}


def letter_of(one, code):
    (found,) = (entry for entry in entries(one) if entry.code == code)
    return f"{case(one)}letters/{found.slot}/"


def test_the_unit_that_is_given_a_case_is_sent_its_letter(client, registered, people, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 3, 20))
    one = registered()
    client.force_login(people["head"])
    client.post(case(one, "assign"), filled("assign", one))

    page = letter_of(one, "P09")
    assert page in client.get(case(one)).content.decode()
    assert "没有文号" in words(client.get(page))
    client.post(page, {"act": "write", "matter": "检索 2025 年的合同"})
    client.post(page, {"act": "sign"})

    issued = IssuedLetter.objects.get()
    assert (issued.code, issued.number) == ("P09", "示人公开协〔2026〕1号")


def test_a_letter_to_a_unit_that_says_nothing_of_the_matter_is_not_signed(
    client, registered, people
):
    one = brought_to(State.HANDLING, registered, people)
    one.assignments.update(task=" ")
    client.force_login(people["head"])
    page = letter_of(one, "P09")

    assert "缺少“协办事项”" in words(client.get(page))
    client.post(page, {"act": "sign"})

    assert not IssuedLetter.objects.exists()


def test_a_wrong_record_is_answered_and_its_letter_signed(client, registered, people):
    one = brought_to(State.SERVED, registered, people)
    client.force_login(people["head"])

    client.post(case(one, "answer_amendment"), ASKED)

    page = letter_of(one, "P13")
    assert page in client.get(case(one)).content.decode()
    client.post(page, {"act": "sign"})
    issued = IssuedLetter.objects.get(code="P13")
    assert issued.number == Amendment.objects.get().letter_number
    one.refresh_from_db()
    assert one.state == State.SERVED


def test_the_letter_says_when_it_was_asked_and_what_was_done(client, registered, people):
    one = brought_to(State.SERVED, registered, people)
    client.force_login(people["handler"])
    asked = ASKED | {"result": "forwarded", "competent": "示范县自然资源局"}

    client.post(case(one, "answer_amendment"), asked)

    told = Amendment.objects.get().told
    assert told == "更正房屋登记表中的建筑面积的申请已转送示范县自然资源局处理"
    assert told in words(client.get(case(one)))
    assert "要素齐全，没有发现问题" in words(client.get(letter_of(one, "P13")))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"result": "forwarded"}, "请写明有权更正的行政机关。"),
        ({"received": "2026-03-08"}, "早于送达日期"),
        ({"on": "2026-03-18"}, "早于收到更正申请的日期"),
        ({"reasons": ""}, "请填写理由。"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(client, registered, people, changed, sentence):
    one = brought_to(State.SERVED, registered, people)
    client.force_login(people["handler"])

    response = client.post(case(one, "answer_amendment"), ASKED | changed)

    assert sentence in words(response)
    assert not Amendment.objects.exists()


def test_who_agreed_is_told_that_his_request_was_answered(client, registered, people):
    def agreed(**fields):
        return registered(applicant=REACHED, told_by="mail", **fields)

    one = brought_to(State.SERVED, agreed, people)
    client.force_login(people["handler"])

    client.post(case(one, "answer_amendment"), ASKED)

    assert "提出的更正申请已经处理" in Message.objects.last().text
