"""A question is asked without an account, kept sealed, and followed by number and code."""

import re
from datetime import date

import pytest
from tests.office.applications.pages import words
from tests.office.publishing import published
from tests.office.questions.conftest import ON, SENT

from gongkai.office.ledger.models import Event
from gongkai.office.questions.asking.flood import HOURLY
from gongkai.office.questions.clock import red_line
from gongkai.office.questions.models import Question

ASK, TRACK = "/ask/", "/ask/track/"

pytestmark = pytest.mark.django_db


def sent(office, **changed):
    return {"organ": office.slug, **SENT, **changed}


def test_what_is_asked_online_is_followed_by_number_and_code(client, office):
    receipt = client.post(ASK, sent(office))

    one = Question.objects.get()
    code = re.search(r"查询码</dt>.*?<strong>(\w{10})", receipt.content.decode(), re.S)[1]
    assert one.number in words(receipt)
    assert (one.masked_name, one.may_publish) == ("王**", False)
    assert "王小满" not in one.sealed
    page = words(client.post(TRACK, {"number": one.number, "code": code.lower()}))
    assert "办理中" in page
    assert "搬家以后到哪里缴？" in page
    event = Event.objects.get()
    assert event.kind == "question_filed"
    assert "王小满" not in str(event.new)


def test_a_browser_that_sends_twice_asks_once(client, office):
    first, again = (client.post(ASK, sent(office)) for _ in range(2))

    assert Question.objects.count() == 1
    assert first.content == again.content


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"organ": ""}, "organ", "请选择机关。"),
        ({"theme": "占星"}, "theme", "请从列表中选择。"),
        ({"title": " "}, "title", "请用一句话写明想问什么。"),
        ({"text": ""}, "text", "请写明您的问题。"),
        ({"name": ""}, "name", "请填写姓名。"),
        ({"email": ""}, "phone", "请填写联系电话或者电子邮箱。"),
        ({"email": "xiaoman"}, "email", "电子邮箱格式不对"),
        ({"email": "", "phone": "请发微信"}, "phone", "电话号码只含数字和连字符"),
        ({"website": "https://example.cn"}, "", "表单里有一栏应当留空"),
        ({"submission": ""}, "submission", "页面不完整，请重新打开本页。"),
        ({"about": "9"}, "about", "这次访谈不再征集问题"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    client, office, changed, field, sentence
):
    response = client.post(ASK, sent(office, **changed))

    page = response.content.decode()
    assert response.status_code == 422
    place = page.index(f'id="id_{field}_field"') if field in {"title", "phone", "email"} else 0
    assert sentence in page[place:]
    assert changed.get("text", SENT["text"]) in page
    assert not Question.objects.exists()


def test_a_preview_keeps_nothing_and_shows_what_is_published_already(client, office):
    known = published(office, on=ON, title="城乡居民医保缴费办法")

    page = words(client.post(ASK, sent(office, preview="yes")))

    assert "还没有提交" in page
    assert known.title in page
    assert not Question.objects.exists()


def test_the_same_is_shown_while_somebody_types(client, office):
    known = published(office, on=ON, title="城乡居民医保缴费办法")

    found = client.post("/ask/like/", {"q": "居民医保缴费"})
    none = client.post("/ask/like/", {"q": "占星"})

    assert known.title in words(found)
    assert words(none).strip() == ""


def test_one_address_cannot_flood_the_office(client, office):
    keys = [f"7d7bbd8e-93f4-4b4d-8d63-1a1f3a4f9a{n}" for n in range(10, 11 + HOURLY)]

    codes = [client.post(ASK, sent(office, submission=key)).status_code for key in keys]

    assert codes == [200] * HOURLY + [422]
    assert Question.objects.count() == HOURLY


def test_guessing_a_code_is_stopped_after_five_times(client, asked):
    kept = asked()
    guess = {"number": kept.question.number, "code": "2222222222"}

    answers = [words(client.post(TRACK, guess)) for _ in range(6)]
    right = client.post(TRACK, guess | {"code": kept.query_code})

    assert all("编号或者查询码不对" in page for page in answers[:5])
    assert "连续五次未能查到" in answers[5]
    assert right.status_code == 422


def test_numbers_begin_again_with_the_year(asked):
    old, new = (asked(str(day), on=day).question for day in (date(2025, 12, 31), date(2026, 1, 1)))

    assert (old.number, new.number) == ("示人公开询〔2025〕1号", "示人公开询〔2026〕1号")


@pytest.mark.parametrize(
    ("filed", "due"),
    [
        pytest.param(date(2026, 9, 28), date(2026, 10, 10), id="the holiday does not count"),
        pytest.param(date(2026, 11, 23), date(2026, 11, 30), id="five working days"),
    ],
)
def test_the_due_day_is_five_working_days_away(asked, filed, due):
    assert asked(on=filed).question.due == due


def test_the_red_line_is_three_months_away():
    assert red_line(date(2026, 11, 30)) == date(2027, 2, 28)


def test_the_channel_says_what_it_is_not_for(client, office):
    page = client.get(f"{ASK}?organ={office.slug}").content.decode()

    assert 'href="/apply/"' in page
    assert 'href="/petitions/complaint/"' in page
    assert f'value="{office.slug}" selected' in page
