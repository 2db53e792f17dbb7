"""ODT, ODS, RTF, web archives and Word's XML in one file, as offices and browsers save them."""

import io
import zipfile

import pytest
from tests.report.documents import LAYOUTS, blocks_of, html_text, score
from tests.report.packing_open import (
    flat_word,
    mht_bytes,
    odf_of,
    ods_bytes,
    odt_bytes,
    paragraph,
    rtf_bytes,
    rtf_of,
    word_2003,
)

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Cell, Paragraph, Table
from gongkai.report.reading.files import html, odf, rtf, rtf_words

FORMATS = {
    "odt": odt_bytes,
    "ods": ods_bytes,
    "rtf": rtf_bytes,
    "mht": mht_bytes,
    "word-xml": word_2003,
    "flat": flat_word,
}
LAYOUT = {layout.name: layout for layout in LAYOUTS}


@pytest.mark.parametrize(
    "layout", ["std", "blank zeros", "totals blank", "split", "remarks and gutter"]
)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_report_is_read_cell_for_cell(kind, layout):
    found, report = blocks_of(61, LAYOUT[layout])

    again = read_bytes(FORMATS[kind](found), "年报")

    assert score(again, report.cells).right == len(report.cells)
    assert (again.title, again.sections) == (report.title, report.sections)
    assert again.reading.format == {"flat": "word-xml"}.get(kind, kind)


def blocks_in_odt(body):
    return odf.document_of(odf_of(body), "年报.odt").blocks


def odt_rows(*rows):
    cells = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{cells}</table:table>"


def test_of_an_odt_only_what_is_printed_is_read():
    deleted = "<text:tracked-changes><text:p>删去的9</text:p></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note>"
    line = (
        f"<text:p>收到<text:span>申<text:s/>请</text:span>{note}<!-- x -->3件<text:tab/>整</text:p>"
    )

    assert blocks_in_odt(deleted + line) == (Paragraph("收到申 请3件 整"),)


def test_what_a_style_hides_in_an_odt_is_not_read():
    hides = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    )
    shows = '<style:style style:name="T2"><style:text-properties/></style:style>'
    line = (
        '<text:span text:style-name="T1">9</text:span><text:span text:style-name="T2">3</text:span>'
    )
    data = odf_of(f"<text:p>{line}件</text:p>", styles=hides + shows)

    assert odf.document_of(data, "年报.odt").blocks == (Paragraph("3件"),)


def test_headings_sections_lists_and_text_boxes_of_an_odt_are_read():
    box = f"<draw:frame><draw:text-box>{paragraph('框内')}</draw:text-box></draw:frame>"
    items = f"<text:list><text:list-item>{paragraph('一项')}</text:list-item></text:list>"
    body = (
        f"<text:h>标题</text:h><text:section>{items}</text:section><!-- x --><text:p>{box}</text:p>"
    )

    found = blocks_in_odt(body)

    assert found == (Paragraph("标题", heading=True), Paragraph("一项"), Paragraph("框内"))


def test_a_table_inside_a_layout_table_of_an_odt_is_read():
    cell = f"<table:table-cell>{paragraph('3')}</table:table-cell>"
    inner = odt_rows(cell * 2)
    outer = odt_rows(f"<table:table-cell>{inner}</table:table-cell>")

    assert blocks_in_odt(outer) == (Table(((Cell("3", 0), Cell("3", 1)),)),)


def test_header_rows_and_repeated_cells_of_an_odt_are_written_out():
    head = f"<table:table-header-rows><table:table-row><table:table-cell>{paragraph('新收')}"
    head += "</table:table-cell></table:table-row></table:table-header-rows><table:table-column/>"
    cell = '<table:table-cell table:number-columns-repeated="2" table:number-rows-spanned="x">'
    row = f"<table:table-row>{cell}{paragraph('3')}</table:table-cell></table:table-row>"
    body = f"<table:table>{head}{row}</table:table>"

    assert blocks_in_odt(body) == (Table(((Cell("新收", 0),), (Cell("3", 0), Cell("3", 1)))),)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (odf_of("", kind="presentation"), "不是文字文档或表格"),
        (odf_of("", manifest="<encryption-data/>"), "密码"),
        (odf_of("<text:section>" * 50 + "</text:section>" * 50), "嵌套层数过多"),
        (rtf_of("{" * 3000), "嵌套层数过多"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\ntext/html", "没有网页"),
        (b"From: x\nContent-Type: text/html\n\n", "没有网页"),
        (b"MIME-Version: 1.0\n" + b"Content-Type: text/html; boundary=a\n" * 30, "嵌套层数过多"),
        (b"MIME-Version: 1.0\nX: text/html\n" + b"\n--a" * 6000, "超过5000个部件"),
        (b'<pkg:package xmlns:pkg="x"/>', "没有Word正文"),
        (
            b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            b"<pkg:part/></pkg:package>",
            "没有Word正文",
        ),
        (b'<?mso-application progid="Word.Document"?><w:wordDocument>', "损坏"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><w:wordDocument xmlns:w="x">&b;</w:wordDocument>', "实体"),
    ],
)
def test_what_holds_no_report_is_refused_in_one_sentence(data, word):
    with pytest.raises(NotAReport, match=word):
        read_bytes(data, "年报")


def test_an_odf_without_a_body_is_refused():
    with pytest.raises(NotAReport, match="不是文字文档或表格"):
        read_bytes(odf_without_body(), "年报")


def odf_without_body():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("content.xml", "<a/>")
    return packed.getvalue()


def blocks_in_rtf(body, **said):
    return rtf.document_of(rtf_of(body, **said), "年报.rtf").blocks


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\pard 总体情况\par", "总体情况"),
        (r"{\fldinst PAGE}{\fldrslt 3}件", "3件"),
        (r"3{\deleted 5}{\v 9}件{\v 9\v0 整}", "3件整"),
        (r"\v 9\plain 3件", "3件"),
        (r"{\*\bkmkstart 甲}3件", "3件"),
        (r"{\pict\bin4 {{}}ffff}3件", "3件"),
        (r"\'ca\'d5期", "收期"),
        (r"{\f0 \'ca\'d5}{\f1 \'a4\'e9}", "收日"),
        ("{\n}3件", "3件"),
        (r"\{3\}\~件\emdash 整\line 完", "{3} 件—整"),
        (r"{\uc0\u20214}整", "件整"),
        (r"\uc2\u20214??整", "件整"),
        (r"\u20214\'3f整", "件整"),
        (r"\u20214整", "件整"),
        (r"3件}整", "3件整"),
        ("3\\\n", "3"),
    ],
)
def test_words_of_an_rtf_are_followed(body, text):
    assert blocks_in_rtf(body)[0] == Paragraph(text)


def test_an_rtf_says_its_own_code_page():
    data = rb"{\rtf1\ansi\ansicpg950 \'a4\'e9}"

    assert rtf.document_of(data, "年报.rtf").blocks == (Paragraph("日"),)


def test_a_code_page_that_nobody_knows_does_not_stop_the_reader():
    data = rb"{\rtf1\ansi\ansicpg99999 \'41}"

    assert rtf.document_of(data, "年报.rtf").blocks == (Paragraph("A"),)


def test_cells_of_an_rtf_merged_sideways_and_downwards():
    first = r"\trowd\cellx800\clmgf\cellx1600\clmrg\cellx2400 \intbl 新收\cell 3\cell\cell\row"
    second = r"\trowd\clvmrg\cellx800\cellx1600\cellx2400 \intbl\cell 4\cell 5\cell\row"

    (table,) = blocks_in_rtf(first + second)

    assert table.rows[0] == (Cell("新收", 0), Cell("3", 1, 2))
    assert table.rows[1] == (Cell("新收", 0, inherited=True), Cell("4", 1), Cell("5", 2))


def test_a_table_inside_a_layout_table_of_an_rtf_is_read():
    inner = (
        r"\itap2\intbl 3\nestcell 4\nestcell{\*\nesttableprops\trowd\cellx800\cellx1600\nestrow}"
    )
    outer = rf"\trowd\cellx2400 \intbl {inner}{{\nonesttables\par}}\pard\intbl\itap1 \cell\row"

    assert blocks_in_rtf(outer) == (Table(((Cell("3", 0), Cell("4", 1)),)),)


def test_an_rtf_of_too_many_words_is_refused(monkeypatch):
    monkeypatch.setattr(rtf_words, "MAX_WORDS", 10)

    with pytest.raises(NotAReport, match="控制字"):
        read_bytes(rtf_bytes(["总体情况"]), "年报.rtf")


def test_a_page_in_big5_is_read_whatever_it_declares():
    found, report = blocks_of(62, LAYOUT["traditional"])
    found[0] = "雲溪縣人民政府2025年政府信息公開工作年度報告"
    text = html_text([block for block in found if not isinstance(block, str)] + [found[0]], head="")

    again = read_bytes(text.encode("big5hkscs", "replace"), "年报.html")

    assert score(again, report.cells).silent == ()
    assert again["applications.received.total"] == report["applications.received.total"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gb18030"])
def test_a_page_that_declares_another_encoding_is_read(encoding):
    found, report = blocks_of(63, LAYOUT["std"])
    page = html_text(found, head='<meta charset="iso-8859-1">')

    again = read_bytes(page.encode(encoding), "年报.html")

    assert score(again, report.cells).right == len(report.cells)


def test_what_word_hides_in_its_pages_is_not_read():
    hidden = '<span style="mso-hide:all">9</span><!--[if gte mso 9]><p>8</p><![endif]-->'
    page = f"<html><body><p>3{hidden}<![if !x]>件<![endif]><o:p></o:p></p></body></html>"

    assert html.document_of(page.encode(), "年报.doc").blocks == (Paragraph("3件"),)
