"""The page of results: marked sentences, facets, synonyms, ways out, and nothing that is hidden."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.office.publishing import published, withdrawn

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.kinds import Form, Kind, Validity
from gongkai.office.search.models import Change
from gongkai.office.search.shelf import in_use

ON = date(2026, 11, 23)


@pytest.fixture
def asked(client, db):
    """The context of a page of results, by its conditions."""

    def ask(query: str, **conditions):
        return client.get("/documents/", {"q": query, **conditions}).context

    return ask


def ways(found) -> list[tuple[str, int | None]]:
    return [(way.text, way.count) for way in found]


def facets(context) -> dict[str, list]:
    return {facet.label: ways(facet.ways) for facet in context["facets"]}


def test_a_result_shows_the_sentence_with_the_words_marked_and_escaped(client, office):
    body = "<p>目的在此。</p><p>停车收费 &lt;b&gt; 每小时三元。</p><p>即日起施行。</p>"
    published(office, on=ON, title="停车<办法>", body=body)

    page = client.get("/documents/", {"q": "停车 三元"}).content.decode()

    assert '<mark class="gk-hits__mark">停车</mark>&lt;办法&gt;</a>' in page
    assert (
        '<mark class="gk-hits__mark">停车</mark>收费 &lt;b&gt; 每小时'
        '<mark class="gk-hits__mark">三元</mark>。即日起施行。</p>'
    ) in page


def test_results_are_counted_by_organ_kind_topic_year_and_validity(asked, office, other_office):
    published(office, on=ON, title="停车甲", kind=Kind.NORMATIVE, theme="财政、金融、审计")
    published(office, on=ON, title="停车乙")
    published(other_office, on=date(2025, 3, 4), title="停车丙")

    assert facets(asked("停车")) == {
        "发布机构": [("示范县人民政府办公室", 2), ("示范县教育局", 1)],
        "种类": [("公告", 2), ("行政规范性文件", 1)],
        "主题": [("综合政务", 2), ("财政、金融、审计", 1)],
        "发布年份": [("2026 年", 2), ("2025 年", 1)],
        "有效性": [("现行有效", 1)],
    }


def test_a_facet_leads_to_the_results_it_counts_and_back(client, asked, office, other_office):
    published(office, on=ON, title="停车甲")
    published(other_office, on=ON, title="停车乙")

    way = asked("停车", order="newest")["facets"][0].ways[0]
    narrowed = client.get(way.href).context
    back = client.get(narrowed["chosen"][0].href).context

    assert narrowed["page"].paginator.count == way.count == 1
    assert ways(narrowed["chosen"]) == [(way.text, None)]
    assert "发布机构" not in facets(narrowed)
    assert back["page"].paginator.count == 2
    assert "order=newest" in narrowed["chosen"][0].href


def test_what_is_hidden_is_in_no_row_count_facet_snippet_help_or_suggestion(
    client, asked, office, other_office, handler
):
    published(office, on=ON, title="停车甲")
    secret = published(other_office, on=ON, title="停车秘密规划", body="<p>停车</p>")
    withdrawn(secret, on=ON)
    actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="停车草稿", formed=ON, duty="2015"
    )

    context = asked("停车")
    nothing = asked("停车秘密规化")
    offered = client.get("/documents/suggest/", {"q": "停车"}).json()

    assert [row["title"] for row in context["rows"]] == ["停车甲"]
    assert context["facets"] == []
    assert "秘密" not in "".join(way.text for way in nothing["help"].near)
    assert offered == {"suggestions": ["停车甲"]}


def test_another_form_of_a_word_is_found_and_the_page_says_so(client, asked, office):
    published(office, on=ON, title="社会保险费缴纳办法")

    page = client.get("/documents/", {"q": "社保费"}).content.decode()

    assert "“社保费”同时按“社会保险费”查找" in page
    assert "社会保险费</mark>缴纳办法" in page
    assert asked("“社保费”")["page"].paginator.count == 0


@pytest.mark.parametrize(
    ("query", "title"),
    [
        pytest.param("政府信息公開", "政府信息公开条例", id="traditional for simplified"),
        pytest.param("政府信息公开", "政府信息公開條例", id="simplified for traditional"),
        pytest.param("税", "耕地占用税", id="one character"),
        pytest.param("停车收费", "停车收费公告", id="a phrase"),
    ],
)
def test_a_query_finds_a_title(asked, office, query, title):
    published(office, on=ON, title=title)
    published(office, on=ON, title="别的")

    assert [row["title"] for row in asked(query)["rows"]] == [title]


def test_document_and_index_numbers_are_found_in_any_brackets(asked, office):
    one = published(office, on=ON, kind=Kind.NORMATIVE, document_number="示政办发〔2026〕18号")
    published(office, on=ON, kind=Kind.NORMATIVE, document_number="示政办发〔2026〕118号")

    for query in ("示政办发[2026]18号", "示政办发（2026）18号", "18号", one.index_number):
        assert [row["href"] for row in asked(query)["rows"]] == [one.get_absolute_url()]


def test_nothing_found_leads_to_near_words(client, asked, office):
    published(office, on=ON, title="城乡居民养老保险办法")

    found = asked("养老保脸")["help"]

    assert ways(found.near) == [("养老保险", 1)]
    assert client.get(found.near[0].href).context["page"].paginator.count == 1


def test_nothing_found_leads_to_fewer_words_fewer_conditions_and_people(client, asked, office):
    published(office, on=ON, title="停车甲")
    published(office, on=date(2025, 3, 4), title="收费乙")

    several = asked("停车 收费")["help"]
    narrow = asked("停车", year="2025", kind="announcement")["help"]
    page = client.get("/documents/", {"q": "没有的词"}).content.decode()

    assert ways(several.fewer) == [("停车", 1), ("收费", 1)]
    assert ways(narrow.wider) == [("去掉“2025 年”", 1), ("去掉全部条件", 1)]
    assert 'href="/apply/"' in page
    assert "0000-0000000" in page


@pytest.mark.parametrize("query", ["，", "。。 ！", "“”", "x" * 100, "\\ ( [ *", "a" * 60 + " 停"])
def test_no_query_breaks_the_page_or_the_suggestions(client, office, query):
    published(office, on=ON, title="停车甲")

    assert client.get("/documents/", {"q": query}).status_code == 200
    assert client.get("/documents/suggest/", {"q": query}).json()["suggestions"] == []


@pytest.mark.parametrize("page", ["0", "-3", "x", "99999999999999999999", "²", "2"])
def test_no_number_of_a_page_breaks_it(client, office, page):
    published(office, on=ON, title="停车甲")

    answer = client.get("/documents/", {"q": "停车", "page": page})

    assert [row["title"] for row in answer.context["rows"]] == ["停车甲"]


def test_the_second_page_goes_on_where_the_first_ends(asked, office):
    for number in range(22):
        published(office, on=ON - timedelta(number), title=f"停车第 {number} 号")

    first, second = asked("停车", order="newest"), asked("停车", order="newest", page="2")

    assert [len(first["rows"]), len(second["rows"])] == [20, 2]
    assert second["rows"][-1]["title"] == "停车第 21 号"
    assert first["page"].paginator.count == second["page"].paginator.count == 22


def test_suggestions_are_titles_that_hold_what_is_typed_each_once_and_no_more_than_eight(
    client, office
):
    for number in range(10):
        published(office, on=ON - timedelta(number), title=f"停车第 {number} 号")
    published(office, on=ON, title="停车第 0 号", body="<p>停车</p>")

    found = client.get("/documents/suggest/", {"q": "停车"}).json()["suggestions"]

    assert found[0] == "停车第 0 号"
    assert len(found) == len(set(found)) == 7
    assert client.get("/documents/suggest/").json() == {"suggestions": []}


def test_results_are_narrowed_by_the_form_of_interpretation_and_lead_back(asked, office):
    rule = published(office, on=ON, title="停车办法", kind=Kind.NORMATIVE, duty="2001")
    about = {"kind": Kind.INTERPRETATION, "interprets": rule, "duty": "2001"}
    drawn = published(office, on=ON, title="图说停车", form=Form.PICTURE, **about)
    published(office, on=ON, title="专家说停车", form=Form.EXPERT, **about)

    narrowed, nothing = asked("停车", form="picture"), asked("停车", form="animation")

    assert [row["href"] for row in narrowed["rows"]] == [drawn.get_absolute_url()]
    assert [way.text for way in narrowed["chosen"]] == ["图解"]
    assert ways(nothing["help"].wider) == [("去掉“动漫”", 3)]


def test_what_expires_or_comes_into_force_is_so_in_the_index_on_that_day(asked, office):
    today = timezone.localdate()
    on = today - timedelta(days=3)
    ending = published(office, on=on, title="停车甲", kind=Kind.NORMATIVE, expires=today)
    begun = {"kind": Kind.NORMATIVE, "effective": today + timedelta(days=1)}
    published(office, on=on, title="停车乙", **begun)
    assert facets(asked("停车"))["有效性"] == [("现行有效", 1), ("尚未生效", 1)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda *_: today + timedelta(days=1))
        turned = asked("停车")
        narrowed = asked("停车", validity="expired")

    assert facets(turned)["有效性"] == [("已失效", 1), ("现行有效", 1)]
    assert [row["href"] for row in narrowed["rows"]] == [ending.get_absolute_url()]


def test_a_change_of_validity_is_in_the_index_at_once(asked, office):
    document = published(office, on=ON, title="停车办法", kind=Kind.NORMATIVE)
    assert facets(asked("停车"))["有效性"] == [("现行有效", 1)]

    actions.change_validity(
        document=document,
        validity=Validity.REPEALED,
        basis="关于废止部分文件的决定",
        by=document.latest_revision.user,
        on=ON,
    )

    assert asked("停车", validity="repealed")["page"].paginator.count == 1
    assert not Change.objects.exists()
    assert in_use() is not None


def test_without_an_index_titles_and_numbers_are_still_searched(client, office, monkeypatch):
    monkeypatch.setattr("gongkai.office.search.asking.MOST_AT_ONCE", 0)
    published(office, on=ON, title="停车甲")

    answer = client.get("/documents/", {"q": "停车"})

    assert [row["title"] for row in answer.context["rows"]] == ["停车甲"]
    assert "目前只按标题、发文字号和索引号查找" in answer.content.decode()
    nothing = client.get("/documents/", {"q": "没有的词"}).content.decode()
    assert "标题和文号里没有找到" in nothing
    assert client.get("/documents/suggest/", {"q": "停车"}).json() == {"suggestions": []}
