"""Guides and rules keep every version that was published, and say what changed since."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from lxml import html
from tests.office.publishing import published, revised, withdrawn

from gongkai.office.disclosure.guides.comparing import changed, passages
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import GuideVersion
from gongkai.office.organs.visibility import visible

FIRST, SECOND = date(2024, 5, 20), date(2026, 3, 2)
OLD = "<p>公开范围如下。</p><p>电话 0000-0000001</p>"
NEW = "<p>公开范围如下。</p><p>电话 0000-0000002</p><p>可以网上申请。</p>"


@pytest.fixture
def guide(office):
    """A guide in two versions."""
    first = published(office, on=FIRST, kind=Kind.GUIDE, title="公开指南", body=OLD)
    return revised(first, on=SECOND, body=NEW)


def words(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_every_publication_is_a_version_and_other_kinds_have_none(guide, office):
    published(office, on=SECOND)

    kept = GuideVersion.objects.values_list("document", "number", "published", "body")
    assert list(kept) == [(guide.pk, 2, SECOND, NEW), (guide.pk, 1, FIRST, OLD)]


def test_a_publication_without_change_is_no_version(guide):
    revised(guide, on=date(2026, 4, 1), keywords="指南")

    assert guide.versions.count() == 2


def test_the_public_reads_every_version_and_what_it_changed(client, guide):
    address = f"/documents/{guide.pk}/versions/"

    assert "公开指南（第 2 版）" in words(client, address)
    assert "新增 2 段、删去 1 段" in words(client, address)
    old = words(client, f"{address}1/")
    assert "这是以前的版本" in old
    assert "0000-0000001" in old
    new = words(client, f"{address}2/")
    assert "新增 可以网上申请。" in new
    assert "删去 电话 0000-0000001" in new
    assert client.get(f"{address}3/").status_code == 404


def test_the_column_shows_the_current_one_and_leads_to_the_others(client, guide, office):
    published(office, on=SECOND, kind=Kind.RULE, title="保密审查制度", body="<p>先审查。</p>")

    shown = client.get("/organs/organ-2/").content.decode()
    assert "可以网上申请。" in shown
    assert "第 2 版，公布日期 2026-03-02" in words(client, "/organs/organ-2/")
    assert f"/documents/{guide.pk}/versions/" in shown
    assert "保密审查制度的历次版本" in words(client, "/organs/organ-2/rules/")


def test_what_was_taken_back_is_hidden_in_all_its_versions(client, guide):
    withdrawn(guide, on=date(2026, 5, 6))

    assert client.get(f"/documents/{guide.pk}/versions/").status_code == 404
    assert not visible(AnonymousUser(), GuideVersion).exists()
    assert guide.versions.filter(withdrawn=date(2026, 5, 6)).count() == 2


def test_a_document_of_another_kind_has_no_versions_page(client, office):
    other = published(office, on=SECOND)

    assert client.get(f"/documents/{other.pk}/versions/").status_code == 404


def test_the_back_office_lists_them_and_misses_a_guide(client, guide, handler, stranger):
    client.force_login(handler)
    assert "现行第 2 版" in words(client, "/office/owing/guides/")

    client.force_login(stranger)
    assert "示范县教育局 本机关还没有政府信息公开指南" in words(client, "/office/owing/guides/")


def test_an_organ_has_one_guide(client, guide, handler):
    client.force_login(handler)

    answer = client.post(
        "/office/disclosure/add/", {"organ": guide.organ_id, "kind": "guide", "title": "又一份"}
    )

    assert "本机关已有《公开指南》，请修改原稿后发布新版" in answer.content.decode()


def test_the_same_text_has_no_change():
    assert changed(passages("甲\n乙", "甲\n\n 乙")) == "文字没有变化"
