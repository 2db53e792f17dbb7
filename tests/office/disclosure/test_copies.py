"""The text of a document to take along: as Word and PDF, of what is public."""

from datetime import date
from io import BytesIO
from threading import BoundedSemaphore

import pytest
from django.core.cache import cache
from docx import Document as opened
from tests.office.publishing import published, withdrawn

from gongkai.office.disclosure import actions
from gongkai.office.disclosure.copies import views
from gongkai.office.disclosure.copies.pieces import Grid, Spot, Words, pieces
from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.reading.page import MOST_CHARACTERS

ON = date(2026, 11, 20)
TABLE = (
    "<table><thead><tr><th>乡镇</th><th colspan='2'>资金</th></tr></thead>"
    "<tr><td rowspan='2'>青山镇</td><td>省</td><td>10</td></tr>"
    "<tr><td>县</td><td>5</td></tr></table>"
)
BODY = f"<h2>一、要求</h2><p>每一条路都有人管。</p>{TABLE}<p style='text-align: right'>2026 年</p>"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def notice(office):
    return published(
        office,
        on=ON,
        kind=Kind.NORMATIVE,
        title="关于养护农村公路的通知",
        document_number="示政办发〔2026〕18号",
        duty="2001",
        body=BODY,
    )


def copy_address(document, suffix: str) -> str:
    return f"{document.get_absolute_url()}text.{suffix}"


@pytest.mark.parametrize(
    ("body", "made"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("一行\n\n又一行", [Words("一行"), Words("又一行")], id="without markup"),
        pytest.param("<h1>甲</h1><h5>乙</h5>", [Words("甲", 1), Words("乙", 2)], id="headings"),
        pytest.param("<h3>甲</h3><h2>乙</h2>", [Words("甲", 1), Words("乙", 1)], id="a gap"),
        pytest.param("<p>甲<br>乙</p>", [Words("甲"), Words("乙")], id="a broken line"),
        pytest.param("散<p>甲</p>尾", [Words("散"), Words("甲"), Words("尾")], id="loose words"),
        pytest.param(
            "<p style='text-align:center'>甲</p>", [Words("甲", side="centre")], id="aligned"
        ),
        pytest.param(
            "<ol><li>甲</li><li><p>乙</p><ul><li>丙</li></ul></li></ol>",
            [Words("1. 甲"), Words("2. 乙"), Words("• 丙")],
            id="lists",
        ),
        pytest.param(
            "<p>见<a href='https://www.example.gov.cn/'>原<b>文</b></a>。</p>",
            [Words("见原文（https://www.example.gov.cn/）。")],
            id="a link",
        ),
        pytest.param(
            "<p><img src='/a.png' alt='路线'></p>", [Words("［图片：路线］")], id="a picture"
        ),
        pytest.param("<script>x</script><p>甲</p>", [Words("甲")], id="a script"),
    ],
)
def test_a_body_is_taken_apart(body, made):
    assert pieces(body) == made


def test_a_table_keeps_its_spans_and_its_head():
    (grid,) = pieces(TABLE)

    assert grid == Grid(
        3,
        3,
        1,
        (
            Spot(0, 0, 1, 1, "乡镇", True),
            Spot(0, 1, 1, 2, "资金", True),
            Spot(1, 0, 2, 1, "青山镇", False),
            Spot(1, 1, 1, 1, "省", False),
            Spot(1, 2, 1, 1, "10", False),
            Spot(2, 1, 1, 1, "县", False),
            Spot(2, 2, 1, 1, "5", False),
        ),
    )


def test_spans_that_leave_a_table_or_meet_others_are_cut():
    (grid,) = pieces(
        "<table><tr><td>甲</td><td rowspan='9'>乙</td></tr>"
        "<tr><td colspan='99999'>丙</td></tr><tr><td colspan='3'>丁</td></tr></table>"
    )

    assert [(s.row, s.column, s.rowspan, s.colspan) for s in grid.spots] == [
        (0, 0, 1, 1),
        (0, 1, 3, 1),
        (1, 0, 1, 1),
        (2, 0, 1, 1),
    ]


def test_the_word_file_says_what_the_page_says(client, notice):
    response = client.get(copy_address(notice, "docx"))
    paper = opened(BytesIO(response.content))

    said = [paragraph.text for paragraph in paper.paragraphs]
    facts, table = paper.tables

    assert said[0] == "关于养护农村公路的通知"
    assert "一、要求" in said
    assert "每一条路都有人管。" in said
    assert f"下载自 http://testserver/documents/{notice.pk}/" in said[-1]
    assert ("发文字号", "示政办发〔2026〕18号") in [
        (row.cells[0].text, row.cells[1].text) for row in facts.rows
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["乡镇", "资金", "资金"],
        ["青山镇", "省", "10"],
        ["青山镇", "县", "5"],
    ]
    assert "attachment" in response["Content-Disposition"]


def test_the_file_of_a_repealed_document_says_so_first(client, notice):
    by = notice.latest_revision.user
    actions.change_validity(
        document=notice, validity=Validity.REPEALED, basis="废止决定", by=by, on=ON
    )

    paper = opened(BytesIO(client.get(copy_address(notice, "docx")).content))

    assert paper.paragraphs[1].text.startswith("本文件已废止")


def test_the_pdf_is_set_once_and_not_sent_again(client, notice, monkeypatch):
    first = client.get(copy_address(notice, "pdf"))
    monkeypatch.setattr(views, "WRITERS", {"pdf": None})  # nothing is made any more

    second = client.get(copy_address(notice, "pdf"))
    third = client.get(copy_address(notice, "pdf"), headers={"If-None-Match": first["ETag"]})

    assert first.content.startswith(b"%PDF-")
    assert second.content == first.content
    assert third.status_code == 304


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_what_is_not_public_has_no_file(client, office, handler, notice, suffix):
    draft = actions.draft(
        by=handler, on=ON, organ=office, kind=Kind.NEWS, title="草稿", formed=ON, duty="2015"
    )
    withdrawn(notice, on=ON)

    assert client.get(copy_address(draft, suffix)).status_code == 404
    assert client.get(copy_address(notice, suffix)).status_code == 404


def test_there_is_no_file_of_another_kind_nor_of_an_empty_or_endless_text(client, office, notice):
    empty = published(office, on=ON, body="")
    endless = published(office, on=ON, body="路" * (MOST_CHARACTERS + 1))

    assert client.get(copy_address(notice, "exe")).status_code == 404
    assert client.get(copy_address(empty, "docx")).status_code == 404
    assert client.get(copy_address(endless, "docx")).status_code == 404
    assert "下载正文" not in client.get(empty.get_absolute_url()).content.decode()
    assert "下载正文" in client.get(notice.get_absolute_url()).content.decode()


def test_who_finds_everybody_waiting_is_asked_to_come_back(client, notice, monkeypatch):
    taken = BoundedSemaphore(1)
    taken.acquire()
    monkeypatch.setattr(views, "_turns", taken)
    monkeypatch.setattr(views, "PATIENCE", 0.01)

    response = client.get(copy_address(notice, "docx"))

    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "请稍后再试" in response.content.decode()


def test_a_character_without_a_font_is_said_and_word_is_offered_still(client, office):
    odd = published(office, on=ON, body="<p>甲\U0010fffd乙</p>")

    refused = client.get(copy_address(odd, "pdf"))

    assert refused.status_code == 422
    assert "U+10FFFD" in refused.content.decode()
    assert client.get(copy_address(odd, "docx")).status_code == 200
