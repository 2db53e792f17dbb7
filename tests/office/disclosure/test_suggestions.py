"""What deputies and members were answered, as the public reads it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from lxml import html
from tests.office.disclosure.test_parts import suggestion
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure.kinds import Kind

ON = date(2026, 11, 23)
AT = "/suggestions/"


@pytest.fixture
def answer(office):
    """Publishes an answer to a suggestion of some kind."""

    def publish(title, **fields):
        parts = [suggestion(**fields)]
        return published(
            office, on=ON, kind=Kind.PROPOSAL_REPLY, title=title, duty="2015", parts=parts
        )

    return publish


def words(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def test_suggestions_and_proposals_stand_apart_newest_answer_first(client, answer):
    answer("修水渠", answered=date(2026, 9, 1))
    answer("修桥", answered=date(2026, 10, 8))
    answer("养老", origin="member", session="县政协十四届一次会议", number="第9号")

    assert titles(client.get(AT)) == ["修桥", "修水渠"]
    assert titles(client.get(AT, {"origin": "member"})) == ["养老"]
    assert "县政协十四届一次会议第9号 · 主办：县水务局" in words(
        client.get(AT, {"origin": "member"})
    )


def test_a_year_tells_how_many_there_were_and_how_they_ended(client, answer):
    answer("去年的", assigned=date(2025, 8, 1), answered=date(2025, 9, 1), result="noted")
    answer("甲")
    answer("乙", result="planned")
    answer("丙", result="")

    page = client.get(AT, {"year": "2026"})

    assert set(titles(page)) == {"甲", "乙", "丙"}
    told = "公开办理结果 3 件，其中已经解决或者采纳 1 件、列入计划解决 1 件。"
    assert told in words(page)
    assert "公开办理结果 4 件" in words(client.get(AT))


@pytest.mark.parametrize("query", [{"origin": "x"}, {"year": "x"}, {"year": "1999"}, {"page": "x"}])
def test_what_no_list_knows_shows_the_whole_list(client, answer, query):
    answer("修桥")

    assert titles(client.get(AT, query)) == ["修桥"]


def test_what_was_taken_back_is_neither_listed_nor_counted(client, answer):
    answer("留下")
    withdrawn(answer("撤下"), on=ON)

    page = client.get(AT)

    assert titles(page) == ["留下"]
    assert "公开办理结果 1 件" in words(page)


def test_an_empty_office_says_what_will_stand_there(client, db):
    assert "还没有公开的办理结果" in words(client.get(AT))


def test_the_answer_tells_what_was_asked_before_its_text(client, answer):
    shown = answer("修水渠", raised_by="代表石青", joint="县财政局")

    text = words(client.get(shown.get_absolute_url()))

    assert "人大代表建议：县十八届人大一次会议第37号提出人：代表石青主办单位：县水务局" in text
    assert "会办单位：县财政局交办、答复：2026-08-03 交办，2026-11-02 答复" in text


def test_a_late_answer_is_told_to_its_reviewers():
    late = dict(suggestion(answered=date(2026, 11, 4)).facts())
    difficult = dict(suggestion(answered=date(2026, 11, 4), term="difficult").facts())

    assert late["答复期限"] == "2026-11-03，逾期答复"
    assert difficult["答复期限"] == "2027-02-03"


def test_an_answer_before_its_assignment_is_refused():
    with pytest.raises(ValidationError, match="答复日期早于交办日期"):
        suggestion(answered=date(2026, 8, 2)).full_clean(exclude={"document"})


def test_more_answers_cost_no_more_queries(client, answer):
    answer("第一件")
    _, few = queried(client, AT)
    for number in range(4):
        answer(f"又一件{number}")
    _, many = queried(client, AT)

    assert many == few
