"""A question is published as a document, with consent, through the gate, and no other way."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tests.office.applications.pages import words
from tests.office.publishing import published
from tests.office.reviewing import pass_review

from gongkai.office.applications.sealing import Applicant
from gongkai.office.disclosure import actions as disclosure
from gongkai.office.disclosure.gate import Unapproved
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.questions import actions

ANSWERS = "/ask/answers/"
DAY = date(2026, 10, 9)
pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(answered, handler):
    """The draft of an answer that its asker lets be published."""
    return actions.prepare(question=answered(may_publish=True), by=handler, on=DAY)


def test_an_answer_is_public_when_it_has_passed_the_gate_and_not_before(client, prepared, handler):
    with pytest.raises(Unapproved):
        disclosure.publish(document=prepared, by=handler, on=DAY)
    before = words(client.get(ANSWERS))
    pass_review(prepared, by=handler, on=DAY)
    disclosure.publish(document=prepared, by=handler, on=DAY)

    page = words(client.get(f"{ANSWERS}?organ=organ-2&theme=综合政务"))
    assert "还没有公开的问答" in before
    assert "居民医保在哪里缴费" in page
    assert "搬家以后到哪里缴？" in words(client.get(prepared.get_absolute_url()))


def test_the_desk_drafts_it_once(client, answered, handler):
    one = answered(may_publish=True)
    client.force_login(handler)

    codes = [
        client.post(f"/office/questions/{one.pk}/", {"act": "prepare"}).status_code
        for _ in range(2)
    ]

    document = Document.objects.get()
    assert codes == [302, 302]
    assert (document.kind, document.live, document.formed) == (
        Kind.ANSWER,
        False,
        date(2026, 9, 30),
    )
    assert document.title in words(client.get(f"/office/questions/{one.pk}/"))
    with pytest.raises(ValidationError, match="已经起草了公开稿"):
        actions.prepare(question=one, by=handler, on=DAY)


def test_what_the_asker_wrote_of_himself_is_left_out(asked, handler):
    one = asked(
        sender=Applicant("王小满", phone="13800000000"),
        title="王小满问医保",
        text="我是王小满，电话 13800000000。\n请回话。",
        may_publish=True,
    ).question
    actions.draft(question=one, answer="王小满：\n到便民中心。<b>", seen=0, by=handler, on=DAY)
    actions.answer(question=one, seen=1, by=handler, on=DAY)

    document = actions.prepare(question=one, by=handler, on=DAY)

    assert document.title == "×××问医保"
    assert document.body == (
        "<h3>问</h3><p>我是×××，电话 ×××。</p><p>请回话。</p>"
        "<h3>答</h3><p>×××：</p><p>到便民中心。&lt;b&gt;</p>"
    )


def test_without_consent_nothing_is_drafted(client, answered, handler):
    one = answered()
    client.force_login(handler)

    assert "起草公开稿" not in words(client.get(f"/office/questions/{one.pk}/"))
    with pytest.raises(ValidationError, match="提问人不同意公开"):
        actions.prepare(question=one, by=handler, on=DAY)


def test_an_open_question_is_not_drafted_for_the_public(asked, handler):
    one = asked(may_publish=True).question

    with pytest.raises(ValidationError, match="不能起草公开稿"):
        actions.prepare(question=one, by=handler, on=DAY)


def test_answers_are_listed_by_organ_and_theme_and_reached_from_the_column(
    client, office, other_office
):
    one = published(office, on=DAY, kind=Kind.ANSWER, title="医保怎么缴", theme="卫生、体育")
    two = published(other_office, on=DAY, kind=Kind.ANSWER, title="几岁入学")
    published(office, on=DAY, title="停水公告")

    everything = words(client.get(ANSWERS))
    by_organ = words(client.get(f"{ANSWERS}?organ={other_office.slug}"))
    by_theme = words(client.get(f"{ANSWERS}?theme=卫生、体育"))
    none = words(client.get(f"{ANSWERS}?theme=x%00"))

    assert one.title in everything
    assert two.title in everything
    assert "停水公告" not in everything
    assert (one.title in by_organ, two.title in by_organ) == (False, True)
    assert (one.title in by_theme, two.title in by_theme) == (True, False)
    assert "这里还没有公开的问答" in none
    column = client.get(f"/organs/{office.slug}/").content.decode()
    assert f"{ANSWERS}?organ={office.slug}" in column


def test_the_list_costs_the_same_however_long_it_is(client, office, django_assert_max_num_queries):
    for number in range(3):
        published(office, on=DAY, kind=Kind.ANSWER, title=f"第 {number} 问")

    with django_assert_max_num_queries(6):
        client.get(ANSWERS)
