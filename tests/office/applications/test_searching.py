"""Finding cases by their words: exact, newest first, and nothing that one may not see."""

from datetime import date

import pytest
from django.db import connection
from tests.office.applications.conftest import WANG
from tests.office.applications.pages import LIST, words
from tests.office.applications.test_worklists import copies
from tests.office.querying import queried

from gongkai.office.applications import actions
from gongkai.office.applications.models import Application, Posting
from gongkai.office.applications.searching.actions import index_anew
from gongkai.office.applications.searching.found import hits, snippets_of
from gongkai.office.applications.searching.texts import Text
from gongkai.office.applications.searching.words import grams, name_grams, wanted

NAMED = f"{LIST}applicant/"
ON = date(2026, 3, 9)
MOST_QUERIES = 30


def found(client, query, **more):
    page = client.get(LIST, {"list": "all", "q": query, **more})
    return words(page)


@pytest.fixture
def lamp(registered):
    return registered(title="路灯采购合同", description="2024 年中山路路灯的采购合同及验收单")


@pytest.mark.parametrize(
    "query",
    [
        "灯",
        "路灯",
        "中山路路灯",
        "采购合同及验收单",
        "验收 路灯",
        "２０２４年",
        "单",
        "登记号 路灯",
    ],
)
def test_a_case_is_found_by_any_words_that_stand_in_it(client, handler, lamp, query):
    client.force_login(handler)
    expected = "登记号" not in query

    assert (lamp.register_number in found(client, query)) is expected


@pytest.mark.parametrize("query", ["路采", "合同采购", "灯具", "中山 公园", "19"])
def test_words_that_do_not_stand_together_are_not_found(client, handler, lamp, query):
    client.force_login(handler)

    assert lamp.register_number not in found(client, query)


def test_the_number_of_a_case_is_found_however_its_brackets_are_written(client, handler, lamp):
    client.force_login(handler)
    year, serial = lamp.year, lamp.serial

    for written in (f"〔{year}〕{serial}号", f"[{year}]{serial}号", f"{year} {serial}号"):
        assert lamp.register_number in found(client, written)


def test_what_was_replied_and_noted_is_found_along_with_the_act(
    client, handler, reviewer, head, lamp
):
    who = {"application": lamp, "on": ON}
    actions.record_search(
        systems="综合档案室", keywords="路灯", result="存有原件", by=handler, **who
    )
    actions.draft(
        outcome="granted", sub_kind="supplied", reasons="复印件随函附送", by=handler, **who
    )
    client.force_login(handler)

    assert lamp.register_number in found(client, "综合档案室")
    assert lamp.register_number in found(client, "随函附送")
    assert lamp.register_number in found(client, "附送 存有原件")


def test_a_hit_is_marked_in_its_words_and_the_page_escapes_them(client, handler, registered):
    registered(title="<b>路灯</b>采购合同")
    client.force_login(handler)

    page = client.get(LIST, {"list": "all", "q": "采购合同"}).content.decode()

    assert "<mark>采购合同</mark>" in page
    assert "&lt;b&gt;路灯" in page


def test_search_and_filters_work_together(client, handler, lamp):
    client.force_login(handler)

    assert lamp.register_number in found(client, "路灯", category="natural_person")
    assert lamp.register_number not in found(client, "路灯", category="business")


def test_what_one_may_not_see_is_not_found(client, stranger, colleague, member, handler, lamp):
    for outsider in (stranger, colleague, member):
        client.force_login(outsider)
        assert "路灯采购合同" not in found(client, "路灯")

    unit = member.units.get().unit
    give = {"unit": unit, "task": "检索", "due": ON, "on": ON}
    actions.assign(application=lamp, by=handler, **give)
    client.force_login(member)

    assert lamp.register_number in found(client, "路灯")


def test_the_applicants_name_is_found_by_those_alone_who_may_see_it(
    client, handler, reviewer, stranger, lamp
):
    client.force_login(handler)
    by_clerk = words(client.post(NAMED, {"sought": "王小满"}))
    by_part = words(client.post(NAMED, {"sought": "小满"}))
    by_number = words(client.post(NAMED, {"sought": WANG.id_number}))
    as_words = found(client, "王小满")

    client.force_login(reviewer)
    by_reviewer = client.post(NAMED, {"sought": "王小满"})
    client.force_login(stranger)
    by_stranger = words(client.post(NAMED, {"sought": "王小满"}))

    for page in (by_clerk, by_part, by_number):
        assert lamp.register_number in page
    assert lamp.register_number not in as_words
    assert by_reviewer.status_code == 404
    assert lamp.register_number not in by_stranger


def test_a_name_of_another_is_not_found_and_one_character_is_asked_for_more(client, handler, lamp):
    client.force_login(handler)

    assert "没有找到" in words(client.post(NAMED, {"sought": "李小满"}))
    assert client.post(NAMED, {"sought": "王"}).status_code == 422


def test_no_name_stands_in_the_index_in_the_clear(lamp):
    kept = set(Posting.objects.values_list("gram", flat=True))

    assert not grams(["王小满"]) & kept
    assert name_grams("王小满", organ_id=lamp.organ_id) <= kept


def test_the_index_is_made_anew_with_the_same_words(lamp, handler):
    actions.record_search(
        application=lamp, systems="档案室", keywords="路灯", result="有", by=handler, on=ON
    )
    before = set(Posting.objects.values_list("gram", flat=True))
    Posting.objects.all().delete()

    assert index_anew() == 1
    assert set(Posting.objects.values_list("gram", flat=True)) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of a small table differs")
def test_the_words_of_a_case_are_dropped_without_a_walk_through_those_of_all_cases(lamp):
    plan = Posting.objects.filter(application__in=[lamp.pk, lamp.pk + 1]).explain()

    assert "USING INDEX postings_by_case" in plan
    assert "SCAN" not in plan


def test_a_refused_act_leaves_nothing_in_the_index(lamp, handler):
    before = Posting.objects.count()

    with pytest.raises(actions.Refused):
        actions.request_extension(
            application=lamp, days=5, reason=" ", by=handler, on=date(2026, 3, 9)
        )

    assert Posting.objects.count() == before


def test_a_search_is_turned_page_by_page_without_a_case_twice(lamp, registered):
    copies(lamp, 60)
    index_anew()
    rows, organs = Application.objects.all(), {lamp.organ_id}

    seen, before = [], None
    for _ in range(3):
        page = hits(("路灯",), rows, organs=organs, before=before)
        seen += [one.key for one in page.found]
        before = page.before

    assert before is None
    assert len(seen) == len(set(seen)) == 61
    assert seen == sorted(seen, reverse=True)


def test_a_search_costs_the_same_for_ten_cases_and_for_a_thousand(client, handler, lamp):
    copies(lamp, 9)
    index_anew()
    client.force_login(handler)
    address = f"{LIST}?list=all&q=路灯采购"
    client.get(address)
    _, few = queried(client, address)
    copies(lamp, 990, start=2000)
    index_anew()

    _, many = queried(client, address)

    assert few == many <= MOST_QUERIES


def test_words_without_a_letter_or_figure_are_no_words():
    assert wanted(" ，。 路灯 ") == ("路灯",)


def test_a_snippet_names_its_text_and_shows_what_is_around():
    (one,) = snippets_of([Text("拟稿", "一" * 60 + "路灯" + "二" * 60)], ("路灯",))

    assert one.label == "拟稿"
    assert [text for text, is_hit in one.parts if is_hit] == ["路灯"]
    assert one.parts[0][0].startswith("…")
