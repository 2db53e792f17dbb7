"""The library of policies: what it holds, the ways into it, and how it is searched."""

from datetime import date

import pytest
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Kind, Validity

ON = date(2026, 1, 5)
AT = "/policies/"


def normative(organ, title, **fields):
    return published(organ, on=ON, kind=Kind.NORMATIVE, title=title, duty="2001", **fields)


def titles(response) -> list[str]:
    return [row["title"] for row in response.context["rows"]]


def ways(response, label: str) -> dict[str, tuple[int, str]]:
    facets = {facet.label: facet.ways for facet in response.context["facets"]}
    return {way.text: (way.count, way.href) for way in facets.get(label, ())}


@pytest.fixture
def library(office, handler):
    """Two rules, one of them repealed, a letter, a regulation, and what is no policy."""
    parking = normative(office, "停车管理办法")
    repealed = normative(office, "养犬管理办法")
    actions.change_validity(
        document=repealed, validity=Validity.REPEALED, basis="决定", by=handler, on=ON
    )
    published(office, on=ON, kind=Kind.REGULATION, title="供水管理规定", duty="2001")
    published(office, on=ON, kind=Kind.OTHER_DOCUMENT, title="关于停车收费的通知", duty="2001")
    published(office, on=ON, title="停车场开放")
    published(office, on=ON, kind=Kind.INTERPRETATION, title="停车办法问答", interprets=parking)
    withdrawn(normative(office, "撤下的停车办法"), on=ON)
    return parking


def test_it_holds_the_three_kinds_and_nothing_else(client, library):
    assert set(titles(client.get(AT))) == {
        "停车管理办法", "养犬管理办法", "供水管理规定", "关于停车收费的通知"
    }  # fmt: skip


def test_each_row_tells_how_many_interpretations_it_has(client, library):
    abouts = {row["title"]: row["about"] for row in client.get(AT).context["rows"]}

    assert abouts["停车管理办法"].endswith("· 解读 1 件")
    assert "解读" not in abouts["供水管理规定"]


def test_the_ways_in_tell_their_numbers_and_lead_to_them(client, library):
    states = ways(client.get(AT), "有效性")
    count, href = states["现行有效"]

    assert {state: number for state, (number, _) in states.items()} == {"现行有效": 2, "已废止": 1}
    assert set(titles(client.get(href))) == {"停车管理办法", "供水管理规定"}
    assert count == 2
    assert href.startswith(AT)


def test_words_look_only_among_policies_and_stay_in_the_library(client, library):
    response = client.get(AT, {"q": "停车"})

    assert set(titles(response)) == {"停车管理办法", "关于停车收费的通知"}
    assert all(href.startswith(AT) for _, href in ways(response, "种类").values())
    assert response.context["rows"][0]["pieces"]


def test_what_is_no_policy_leads_to_no_way_out(client, library):
    response = client.get(AT, {"q": "停车场开放了"})

    assert response.context["page"].paginator.count == 0
    assert "停车场开放" not in [way.text for way in response.context["help"].near]


def test_a_kind_that_is_no_policy_is_told_and_left_out(client, library):
    response = client.get(AT, {"kind": "news"})

    assert "没有这个种类，请从列表中选择。" in response.content.decode()
    assert len(titles(response)) == 4


def test_a_chosen_condition_is_named_with_the_way_back(client, library):
    (way,) = client.get(AT, {"validity": "repealed"}).context["chosen"]

    assert (way.text, way.href) == ("已废止", f"{AT}?")


def test_without_an_index_the_library_is_still_listed(client, library, monkeypatch):
    monkeypatch.setattr("gongkai.office.search.asking.MOST_AT_ONCE", 0)

    response = client.get(AT)

    assert len(titles(response)) == 4
    assert response.context["facets"] == []


def test_more_policies_cost_no_more_queries(client, library, office):
    client.get(AT)
    _, few = queried(client, AT)
    for number in range(5):
        normative(office, f"办法之{number}")
    client.get(AT)
    _, many = queried(client, AT)

    assert many == few
