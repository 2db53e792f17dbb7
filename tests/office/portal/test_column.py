"""The 政府信息公开 column of an organ: the fixed order, what stands where, what does not."""

from datetime import date, timedelta

import pytest
from lxml import html
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.disclosure.kinds import Kind
from gongkai.office.portal.column import ITEMS, PARTS, SECTIONS
from gongkai.statute.duties import DUTIES

ON = date(2026, 11, 20)
COSTS = {"": 2, "rules/": 3, "content/": 4, "content/2011/": 5, "reports/": 2, "apply/": 1}
"""Queries of each section, however much it holds."""

SECTION_ADDRESSES = [f"{section}/" if section != "guide" else "" for section in SECTIONS]


def page_of(client, organ, rest=""):
    response = client.get(f"/organs/{organ.slug}/{rest}")
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def words(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("rest", SECTION_ADDRESSES)
def test_the_sections_stand_in_the_fixed_order_on_each_page(client, office, rest):
    (side,) = page_of(client, office, rest).xpath("//nav[@aria-label='政府信息公开专栏']")

    assert [words(link) for link in side.xpath("./ul/li/a")] == [
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
        "依申请公开",
    ]
    assert len(side.xpath(".//a[@aria-current='page']")) == 1


def test_every_section_has_its_part_and_every_duty_its_name():
    assert list(SECTIONS) == list(PARTS)
    assert list(ITEMS) == list(DUTIES)


def test_the_column_opens_with_the_guide(client, office):
    published(office, on=ON, kind=Kind.GUIDE, title="公开指南", body="<p>公开范围如下。</p>")

    assert "公开范围如下。" in words(page_of(client, office))


def test_without_a_guide_the_reader_learns_whom_to_ask(client, office):
    text = words(page_of(client, office))

    assert "指南还没有公布" in text
    assert office.phone in text


def test_rules_stand_in_their_own_section(client, office):
    published(office, on=ON, kind=Kind.RULE, title="审查制度")

    assert "审查制度" in words(page_of(client, office, "rules/"))
    assert "审查制度" not in words(page_of(client, office, "content/"))


def test_statutory_content_is_grouped_by_the_items_that_have_documents(client, office):
    published(office, on=ON, duty="2011", title="停水公告")
    published(office, on=ON, duty="2007", title="部门预算", kind=Kind.BUDGET)

    page = page_of(client, office, "content/")

    assert [words(h) for h in page.xpath("//main//h2")] == [
        "财政预算、决算",
        "扶贫、教育、医疗、社保、就业",
    ]
    assert "第二十条第（七）项" in words(page)


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.GUIDE, Kind.RULE])
def test_the_column_holds_no_news_and_repeats_no_other_section(client, office, kind):
    published(office, on=ON, kind=kind, title="不在这里", duty="2015")

    assert "不在这里" not in words(page_of(client, office, "content/"))


def test_the_column_holds_its_own_organ_only(client, office, other_office):
    published(other_office, on=ON, title="教育局的公告")

    assert "教育局的公告" not in words(page_of(client, office, "content/"))
    assert "教育局的公告" in words(page_of(client, other_office, "content/"))


def test_what_was_withdrawn_leaves_the_column(client, office):
    withdrawn(published(office, on=ON, title="撤下的公告"), on=ON)

    text = words(page_of(client, office, "content/"))

    assert "撤下的公告" not in text
    assert "还没有法定主动公开内容" in text


def test_an_item_shows_its_newest_and_leads_to_all(client, office):
    for days in range(7):
        published(office, on=ON - timedelta(days), title=f"公告甲{days}")

    first = words(page_of(client, office, "content/"))
    every = words(page_of(client, office, "content/2011/"))

    assert "公告甲4" in first
    assert "公告甲5" not in first
    assert "全部 7 条" in first
    assert all(f"公告甲{days}" in every for days in range(7))


@pytest.mark.parametrize(
    "rest", ["news/", "content/9999/", "content/x/", "guide/2011/"], ids=lambda rest: rest
)
def test_what_the_column_does_not_have_does_not_exist(client, office, rest):
    assert client.get(f"/organs/{office.slug}/{rest}").status_code == 404


def test_an_organ_that_there_is_not_has_no_column(client, db):
    assert client.get("/organs/organ-99/").status_code == 404


def test_applying_starts_with_this_organ_chosen(client, office):
    (link,) = page_of(client, office, "apply/").xpath("//a[text()='网上申请']")

    form = html.fromstring(client.get(link.get("href")).content.decode())

    assert form.xpath("//select[@name='organ']/option[@selected]/@value") == [office.slug]


@pytest.mark.parametrize("number", [5, 50])
def test_each_section_costs_a_fixed_number_of_queries(client, office, number):
    for index in range(number):
        published(office, on=ON, kind=(Kind.RULE, Kind.ANNOUNCEMENT)[index % 2])

    costs = {rest: queried(client, f"/organs/{office.slug}/{rest}")[1] for rest in COSTS}

    assert costs == COSTS


def test_the_platform_lists_every_organ_by_its_sort(client, office, other_office):
    published(office, on=ON)

    response, queries = queried(client, "/organs/")
    page = html.fromstring(response.content.decode())

    assert [words(h) for h in page.xpath("//main//h2")] == ["政府及其办公室", "工作部门"]
    assert "示范县人民政府办公室 已公开 1 条" in words(page)
    assert queries == 2
