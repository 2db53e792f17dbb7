"""The catalogue for the public: what must be published, what was, what changed, to take along."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pytest
from lxml import html
from openpyxl import load_workbook
from tests.office.catalogue.conftest import ADOPTED, fields
from tests.office.publishing import published, withdrawn
from tests.office.querying import queried

from gongkai.office.catalogue import actions
from gongkai.office.catalogue.kinds import Kind
from gongkai.office.catalogue.reading import current_rows

ON = date(2026, 10, 12)
LATER = date(2026, 11, 2)


@pytest.fixture
def catalogue(office, handler, head):
    """Two rows, adopted in January; in November one reads otherwise and one is new."""
    found = actions.found(organ=office, kind=Kind.BASIC, by=handler, on=ADOPTED)
    who = {"catalogue": found, "by": handler}
    first = actions.put_row(**who, on=ADOPTED, **fields())
    actions.put_row(**who, on=ADOPTED, **fields(item="财政预算", responsible="人民政府办公室"))
    actions.adopt(edition=found.editions.get(), reason="首次公布", by=head, on=ADOPTED)
    actions.put_row(**who, on=LATER, entry=first.entry, **fields(content="增加网址"))
    actions.put_row(**who, on=LATER, **fields(item="应急预案", duty="2012"))
    draft = found.editions.get(adopted=None)
    actions.adopt(edition=draft, reason="年度更新", by=head, on=LATER)
    return found


@pytest.fixture
def document(catalogue, office):
    return published(office, on=ON, entry=current_rows()[0].entry, title="本机关的职能")


def words(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_all_catalogues_are_listed_and_the_fields_that_lack_one(client, catalogue):
    text = words(client, "/catalogue/")

    assert "示范县人民政府办公室主动公开基本目录" in text
    assert "还没有公布标准目录的试点领域：重大建设项目" in text


def test_a_catalogue_says_of_each_row_how_much_was_published(client, catalogue, document):
    text = words(client, f"/catalogue/{catalogue.pk}/")

    assert "第 2 版，2026 年 11 月 2 日公布，共 3 项" in text
    assert "机关简介 已公开 1 条 · 自信息形成或者变更之日起20个工作日内 · 每月" in text


def test_the_history_says_what_changed_when_and_why(client, catalogue):
    text = words(client, f"/catalogue/{catalogue.pk}/history/")

    assert "新增 1 项、调整 1 项。年度更新" in text
    assert "公开内容（要素）：由“职能、地址、电话”改为“增加网址”" in text
    old = words(client, f"/catalogue/{catalogue.pk}/1/")
    assert "这是以前的版本" in old
    assert "应急预案" not in old


def test_an_entry_leads_to_its_documents_and_says_who_owes_it(client, catalogue, document):
    entry = document.entry_id

    text = words(client, f"/catalogue/entry/{entry}/")

    assert "本机关的职能" in text
    assert "示范县人民政府办公室 已公开 1 条" in text
    budget = words(client, f"/catalogue/entry/{current_rows()[1].entry_id}/")
    assert "示范县人民政府：公开主体是人民政府办公室" in budget
    assert "这一项还没有公开的信息" in budget
    assert "本机关的职能" not in words(client, f"/catalogue/entry/{entry}/?organ=organ-1")


def test_an_organ_s_own_rows_stand_in_its_column(client, catalogue, document, other_office):
    assert "机关简介 已公开 1 条" in words(client, "/organs/organ-2/catalogue/")
    other = words(client, "/organs/organ-3/catalogue/")
    assert "机关简介 已公开 0 条" in other
    assert "不适用于本机关的事项（1 个）" not in other
    assert "机构职能——财政预算：公开主体是人民政府办公室" in other
    assert "按公开目录查看" in words(client, "/organs/organ-2/content/")


def test_the_page_of_a_document_names_its_entry(client, document):
    assert "公开目录 机构职能——机关简介" in words(client, document.get_absolute_url())


def test_what_was_taken_back_counts_no_more(client, catalogue, document):
    withdrawn(document, on=LATER)

    assert "机关简介 已公开 0 条" in words(client, f"/catalogue/{catalogue.pk}/")


def test_a_draft_is_not_there_for_the_public(client, office, handler):
    hidden = actions.found(organ=office, kind=Kind.BASIC, by=handler, on=ADOPTED)
    row = actions.put_row(catalogue=hidden, by=handler, on=ADOPTED, **fields())

    pages = (f"{hidden.pk}/", f"{hidden.pk}/history/", f"{hidden.pk}.csv", f"entry/{row.entry_id}/")
    assert {client.get(f"/catalogue/{page}").status_code for page in pages} == {404}


def test_the_catalogue_can_be_taken_along(client, catalogue, document):
    address = f"/catalogue/{catalogue.pk}"

    data = json.loads(client.get(f"{address}.json").content)
    table = list(csv.DictReader(StringIO(client.get(f"{address}.csv").content.decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(client.get(f"{address}.xlsx").content)).active

    assert (data["schema"], data["edition"], data["adopted"]) == (
        "gongkai/catalogue/1",
        2,
        "2026-11-02",
    )
    assert [row["二级事项"] for row in data["rows"]] == ["机关简介", "财政预算", "应急预案"]
    assert table == data["rows"]
    assert table[0]["已公开条数"] == "1"
    assert [cell.value for cell in sheet[1]] == list(table[0])
    assert client.get(f"{address}.pdf").status_code == 404


def test_the_pages_cost_the_same_queries_for_few_and_for_many(
    client, catalogue, document, office, handler, head
):
    pages = (f"/catalogue/{catalogue.pk}/", "/organs/organ-2/catalogue/")
    few = [queried(client, page)[1] for page in pages]
    for number in range(5):
        actions.put_row(catalogue=catalogue, by=handler, on=LATER, **fields(item=f"事项{number}"))
    draft = catalogue.editions.get(adopted=None)
    actions.adopt(edition=draft, reason="增加", by=head, on=LATER)
    for row in current_rows():
        published(office, on=LATER, entry=row.entry)

    assert [queried(client, page)[1] for page in pages] == few
