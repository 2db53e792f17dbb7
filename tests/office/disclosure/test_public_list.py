"""The list of what is published: who is in it, how it is narrowed, what it costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Form, Kind, Openness, Validity
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading import finding
from gongkai.office.disclosure.reading.finding import found, valid_as
from gongkai.office.disclosure.reading.finding import published as public

TODAY = date(2026, 11, 23)

UNGUARDED = {
    "sqlite": "DROP TRIGGER disclosure_document_uncleared_update",
    "postgresql": "DROP FUNCTION disclosure_document_uncleared_update() CASCADE",
}


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def normative(organ, title, *changes, **fields):
    """A published normative document with its changes of validity, each (state, day)."""
    on = fields.pop("on", date(2026, 1, 5))
    document = published(organ, on=on, kind=Kind.NORMATIVE, title=title, duty="2001", **fields)
    by = document.latest_revision.user
    for state, day in changes:
        actions.change_validity(document=document, validity=state, basis="决定", by=by, on=day)
    return document


def test_the_list_holds_what_is_published_and_nothing_else(client, office, handler):
    published(office, on=TODAY, title="已经公开")
    withdrawn(published(office, on=TODAY, title="已经撤下"), on=TODAY)
    actions.draft(
        by=handler, on=TODAY, organ=office, kind=Kind.NEWS, title="草稿", formed=TODAY, duty="2015"
    )

    response = client.get("/documents/")

    assert titles(response) == ["已经公开"]


def test_a_member_sees_on_public_pages_what_everybody_sees(client, office, handler):
    actions.draft(
        by=handler, on=TODAY, organ=office, kind=Kind.NEWS, title="草稿", formed=TODAY, duty="2015"
    )
    client.force_login(handler)

    assert titles(client.get("/documents/")) == []


def test_the_newest_comes_first(client, office):
    for days in (3, 1, 2):
        published(office, on=TODAY - timedelta(days), title=f"{days} 天前")

    assert titles(client.get("/documents/")) == ["1 天前", "2 天前", "3 天前"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("停车", ["城区停车收费管理办法"], id="words of a title"),
        pytest.param("办法 收费", ["城区停车收费管理办法"], id="every word, in any order"),
        pytest.param("停车 供水", [], id="not one word of two"),
        pytest.param("示政规〔2021〕3号", ["城区停车收费管理办法"], id="a document number"),
        pytest.param("示政规[2021]3号", ["城区停车收费管理办法"], id="a number in other brackets"),
        pytest.param(
            "示政规（2021）3号", ["城区停车收费管理办法"], id="a number in round brackets"
        ),
        pytest.param("/2026-00002", ["城市供水用水管理办法"], id="an index number"),
        pytest.param("%", [], id="a wildcard is a sign like any other"),
        pytest.param("_", [], id="so is the other wildcard"),
        pytest.param("'; DROP", [], id="a quotation mark"),
    ],
)
def test_a_query_looks_in_title_number_and_index_number(client, office, query, expected):
    normative(office, "城区停车收费管理办法", document_number="示政规〔2021〕3号")
    normative(office, "城市供水用水管理办法", document_number="示政规〔2024〕1号")

    assert titles(client.get("/documents/", {"q": query})) == expected


def test_conditions_narrow_the_list(client, office, other_office):
    published(office, on=date(2025, 12, 31), title="去年的公告")
    published(office, on=date(2026, 1, 1), title="元旦的公告")
    published(other_office, on=TODAY, title="教育局的预算", kind=Kind.BUDGET, duty="2007")

    def ask(**conditions):
        return titles(client.get("/documents/", conditions))

    assert ask(year="2025") == ["去年的公告"]
    assert ask(year="2026", organ=office.slug) == ["元旦的公告"]
    assert ask(kind="budget") == ["教育局的预算"]
    assert ask(kind="budget", organ=office.slug) == []


def test_interpretations_are_narrowed_by_their_form_and_say_it(client, office):
    rule = normative(office, "停车办法")
    about = {"kind": Kind.INTERPRETATION, "interprets": rule, "duty": "2001"}
    published(office, on=TODAY, title="一图读懂停车办法", form=Form.PICTURE, **about)
    published(office, on=TODAY, title="专家谈停车办法", form=Form.EXPERT, **about)

    narrowed = client.get("/documents/", {"form": "picture"})

    (row,) = narrowed.context["rows"]
    assert row["title"] == "一图读懂停车办法"
    assert row["about"] == "图解 · 示范县人民政府办公室"
    assert titles(client.get("/documents/", {"form": "animation"})) == []


@pytest.mark.parametrize("state", list(Validity), ids=[state.name for state in Validity])
def test_the_condition_of_validity_agrees_with_the_mark_on_the_page(office, state):
    R, E, A = Validity.REPEALED, Validity.EXPIRED, Validity.AMENDED
    before, after = TODAY - timedelta(9), TODAY + timedelta(9)
    endings = [None, before, TODAY, after]
    for effective in (None, before, TODAY, after):
        for expires in endings:
            if effective and expires and expires < effective:
                continue
            normative(office, "期限", effective=effective, expires=expires)
    for changes in ([(R, before)], [(R, TODAY)], [(R, after)], [(A, before)], [(A, after)]):
        normative(office, "变动", *changes)
    for changes in (
        [(R, before), (E, TODAY)],
        [(E, before), (R, TODAY)],
        [(R, before), (A, TODAY)],
    ):
        normative(office, "再次变动", *changes)
    normative(office, "修改后届满", (A, before), expires=before)
    published(office, on=TODAY, title="没有有效性的公告")
    marked = {d.pk for d in Document.objects.all() if d.validity(TODAY) == state}

    chosen = {d.pk for d in valid_as(state, public(), on=TODAY)}

    assert chosen == marked
    assert marked


@pytest.mark.parametrize(
    ("conditions", "sentence"),
    [
        pytest.param({"year": "去年"}, "这一年没有发布信息", id="a year that is none"),
        pytest.param({"organ": "organ-99"}, "没有这个机构", id="an organ that is none"),
        pytest.param({"kind": "secret"}, "没有这个种类", id="a kind that is none"),
        pytest.param({"form": "poem"}, "没有这种解读形式", id="a form that is none"),
        pytest.param({"q": "长" * 101}, "关键词超过 100 个字", id="too many words"),
        pytest.param({"q": "断\x00开"}, "不能识别的字符", id="a character that is none"),
        pytest.param({"q": "断\ufffd开"}, "不能识别的字符", id="bytes that are no character"),
    ],
)
def test_a_condition_that_is_not_understood_is_said_and_left_out(
    client, office, conditions, sentence
):
    published(office, on=TODAY, title="公告")

    response = client.get("/documents/", conditions)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert titles(response) == ["公告"]


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "x", "2"])
def test_a_page_that_there_is_not_is_the_nearest_there_is(client, office, page):
    published(office, on=TODAY, title="公告")

    assert titles(client.get("/documents/", {"page": page})) == ["公告"]


def test_nothing_found_shows_the_ways_on(client, office):
    page = client.get("/documents/", {"q": "没有的词"}).content.decode()

    assert "没有找到" in page
    assert 'href="/apply/"' in page


def test_an_empty_office_says_what_will_stand_here(client, db):
    page = client.get("/documents/").content.decode()

    assert "还没有公开的信息" in page


@pytest.mark.parametrize("number", [5, 50])
def test_the_list_costs_a_fixed_number_of_queries(client, office, number):
    for _ in range(number):
        normative(office, "管理办法", issuer=office)

    response, queries = queried(client, "/documents/")

    assert response.context["page"].paginator.count == number
    assert queries == 5  # organs, years, count, rows, changes of validity


def test_a_long_list_counts_up_to_its_cap_and_says_so(client, office, monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 3)
    for _ in range(5):
        published(office, on=TODAY)

    response = client.get("/documents/")

    assert "超过 3 条" in response.content.decode()
    assert len(titles(response)) == 3


def test_what_is_open_on_request_only_is_not_found(office):
    document = published(office, on=TODAY, title="公告")
    with connection.cursor() as cursor:  # the database would not let it stay public
        cursor.execute(UNGUARDED[connection.vendor])
    Document.objects.filter(pk=document.pk).update(openness=Openness.ON_REQUEST)

    assert list(found("公告", public())) == []
