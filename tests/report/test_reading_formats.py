"""What each format does to a report: merges, tracked changes, encodings, layout tables."""

import json
import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    document,
    docx_bytes,
    docx_of,
    html_text,
    score,
    tabs_text,
)
from tests.report.strategies import consistent_reports

from gongkai.report.reading import read_bytes
from gongkai.report.schema import as_json

STANDARD = LAYOUTS[0]


def page(seed=1):
    made = document(seed, STANDARD, "html")
    return made, made.data.decode()


def inside_word(change, seed=1):
    """A standard report as DOCX, its body changed."""
    found, report = blocks_of(seed, STANDARD)
    return docx_bytes(found, change=change), report


def assert_read_whole(data, report, name="年报"):
    again = read_bytes(data, name)

    assert score(again, report.cells).right == len(report.cells)
    assert again.reading.doubts == ()
    return again


# --- HTML ---


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ("", "utf-8"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="gb2312">', "utf-8"),
        ('<meta charset="utf-8">', "gb18030"),
        ('<meta charset="nonsense">', "gb18030"),
    ],
)
def test_a_page_is_decoded_whatever_it_declares(head, encoding):
    found, report = blocks_of(2, STANDARD)

    again = assert_read_whole(html_text(found, head=head).encode(encoding), report)

    assert again.organ == report.organ
    assert again.sections == report.sections


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1"])
def test_a_page_once_saved_in_the_wrong_encoding_is_turned_back(wrong):
    made, text = page()
    garbled = text.encode().decode(wrong, "replace")

    again = read_bytes(garbled.encode(), made.name)

    found = score(again, made.cells)
    assert found.silent == ()
    assert found.right > 190
    assert any("编码" in note.what for note in again.reading.doubts)


def test_a_broken_character_does_not_spoil_the_rest():
    made, text = page()
    data = text.encode().replace("群".encode(), b"\xe7\xbe", 1).replace(b"</p>", b"\xff</p>", 1)

    again = read_bytes(data, made.name)

    assert score(again, made.cells).right == len(made.cells)


def test_rows_and_cells_need_not_be_closed():
    made, text = page()

    assert_read_whole(text.replace("</td>", "").replace("</tr>", "").encode(), made.report)


def test_a_page_laid_out_in_tables_and_hidden_text_do_not_matter():
    made, text = page()
    text = text.replace("<body>", "<body><nav>首页 3 条</nav><table><tr><td>栏目</td><td>")
    text = text.replace("</body>", "</td></tr></table><script>var a=1</script></body>")
    text = text.replace("<p>0</p>", '<p>0<span style="display: none">9</span><del>8</del></p>')

    again = assert_read_whole(text.encode(), made.report)

    assert "首页" not in again.sections["overview"]


def test_a_group_cell_broken_in_two_by_a_page_is_read_by_its_labels():
    made, text = page()
    text = text.replace('<td rowspan="22"', '<td rowspan="11"')

    again = read_bytes(text.encode(), made.name)

    assert score(again, made.cells).right == len(made.cells)


def test_spans_without_measure_end_with_their_table():
    made, text = page()
    text = text.replace('rowspan="8"', 'rowspan="1000000000"').replace('colspan="4"', 'colspan="x"')

    again = read_bytes(text.encode(), made.name)

    assert score(again, made.cells).silent == ()


def test_a_figure_that_spans_columns_or_rows_is_not_taken():
    found, report = blocks_of(3, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    row = table.rows[3]
    row[1:3] = [("7", 1, 2)]

    again = read_bytes(html_text(found).encode(), "年报")

    assert again["applications.received.natural_person"] is None
    assert again["applications.received.business"] is None
    assert score(again, report.cells).silent == ()


def test_a_caption_stands_before_its_table():
    made, text = page()

    again = read_bytes(text.replace("<table>", "<table><caption>表</caption>").encode(), made.name)

    assert score(again, made.cells).right == len(made.cells)


# --- DOCX ---


def test_a_document_of_word_keeps_what_was_inserted_and_drops_what_was_deleted():
    def track(text):
        new = f"<w:ins><w:r><w:t>{text}</w:t></w:r></w:ins>"
        return f"<w:p>{new}<w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>"

    data, report = inside_word({"paragraph": track})

    assert_read_whole(data, report)


def test_content_controls_round_rows_and_tables_are_looked_through():
    def wrap(xml):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"

    data, report = inside_word({"row": wrap, "table": wrap})

    assert_read_whole(data, report)


def test_a_table_inside_a_layout_table_is_read():
    def nest(xml):
        return f"<w:tbl><w:tr><w:tc><w:p/>{xml}<w:p/></w:tc></w:tr></w:tbl>"

    data, report = inside_word({"table": nest})

    assert_read_whole(data, report)


def test_deleted_rows_hidden_runs_and_fallbacks_are_not_printed():
    ghost = (
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>2.重复申请</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr>"
    )

    def add(text):
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
        field = "<w:r><w:instrText>PAGE 7</w:instrText></w:r>"
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>'
        return f"<w:p>{hidden}{field}{shown}{text}</w:t></w:r></w:p>"

    data, report = inside_word({"paragraph": add, "row": lambda xml: xml + ghost})

    assert_read_whole(data, report)


def test_the_strict_namespace_and_another_main_part_are_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    found, report = blocks_of(4, STANDARD)

    data = docx_bytes(found, namespace=strict, main="word/document2.xml")

    assert_read_whole(data, report)


def test_a_number_broken_over_two_lines_is_joined_only_where_its_commas_prove_it():
    found, report = blocks_of(5, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows[3][1:3] = [("3,52\n5", 1, 1), ("12\n3", 1, 1)]

    again = read_bytes(docx_bytes(found), "年报")

    assert again["applications.received.natural_person"] == 3525
    assert again["applications.received.business"] is None
    assert any("received.business" in note.where for note in again.reading.doubts)


def test_a_report_whose_tables_are_pictures_says_so():
    found, _ = blocks_of(6, STANDARD)
    data = docx_bytes([block for block in found if isinstance(block, str)])

    again = read_bytes(data, "年报")

    assert set(again.cells.values()) == {None}
    assert any("图片" in note.what for note in again.reading.doubts)
    assert again.sections["problems"]


# --- text ---


def test_lines_that_a_page_broke_are_joined_and_links_left_out():
    found, report = blocks_of(7, STANDARD)
    at = found.index("二、主动公开政府信息情况")
    broken = [
        "本机关办理的各类申请均在法定期限内答复，其中当面答复群众提出的政策咨询共计一百二十余",
        "次。",
    ]
    found[at:at] = [*broken, "[分享](#)", "-----"]

    again = read_bytes(tabs_text(found).encode(), "年报.txt")

    assert again.sections["overview"].endswith("一百二十余次。")


def test_a_table_of_contents_is_not_taken_for_the_parts():
    found, report = blocks_of(8, STANDARD)
    titles = [block for block in found if isinstance(block, str) and block[1:2] == "、"]
    found[2:2] = ["目录", *[f"{title}……{page}" for page, title in enumerate(titles, start=1)]]

    again = read_bytes(html_text(found).encode(), "年报")

    assert again.sections == report.sections
    assert score(again, report.cells).right == len(report.cells)


def test_a_row_printed_twice_with_other_figures_is_not_taken():
    found, report = blocks_of(9, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows.append(
        [("四、结转下年度继续办理", 1, 3), *[(str(at), 1, 1) for at in range(90, 97)]]
    )

    again = read_bytes(html_text(found).encode(), "年报")

    assert again["applications.carried_over.natural_person"] is None
    assert any("出现两次" in note.what for note in again.reading.doubts)


def test_a_row_of_the_offices_own_is_told_of():
    found, report = blocks_of(10, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows.insert(4, [("其中：网上申请", 1, 3), *[("8", 1, 1)] * 7])

    again = read_bytes(html_text(found).encode(), "年报")

    assert "其中：网上申请" in again.reading.strangers
    assert score(again, report.cells).silent == ()
    assert any("其中：网上申请" in note.what for note in again.reading.doubts)


# --- JSON and round trips ---


@settings(max_examples=10)
@given(report=consistent_reports())
def test_json_is_read_as_it_was_written(report):
    data = json.dumps(as_json(report), ensure_ascii=False).encode()

    again = read_bytes(data, "年报.json")

    assert {path: again[path] for path in report.form.paths} == {
        path: report[path] for path in report.form.paths
    }
    assert again.reading.source == "年报.json"


@settings(max_examples=10)
@given(seed=st.integers(0, 10**9))
def test_any_invented_report_is_read_whole_from_a_page(seed):
    made = document(seed, random.Random(seed).choice(LAYOUTS[:8]), "html")

    again = read_bytes(made.data, made.name)

    assert score(again, made.cells).right == len(made.cells)


# --- cells ---


@pytest.mark.parametrize(
    ("words", "value", "is_doubted"),
    [
        ("１２", 12, False),
        ("1,234", 1234, False),
        ("+43", 43, False),
        ("-3", -3, False),
        ("－3", -3, False),
        ("22（其中修订16件）", 22, False),
        ("7 件", 7, False),
        ("／", None, False),
        ("——", None, False),
        ("无", None, False),
        ("251000元", None, True),
        ("007", None, True),
        ("1.5", None, True),
        ("1,23", None, True),
        ("12 34", None, True),
        ("1234567890123", None, True),
        ("见附件", None, True),
        ("约5件左右", None, True),
        ("1" * 5000, None, True),
    ],
)
def test_what_stands_in_a_cell(words, value, is_doubted):
    found, _ = blocks_of(12, STANDARD)
    table = next(block for block in found if isinstance(block, Grid) and len(block.rows) > 20)
    table.rows[3][2] = (words, 1, 1)

    again = read_bytes(html_text(found).encode(), "年报")

    path = "applications.received.business"
    assert again[path] == value
    assert any(note.where == path for note in again.reading.doubts) == is_doubted


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14722.49", Decimal("14722.49")),
        ("１,234.5万元", Decimal("1234.5")),
        ("251000元", None),
        ("0", Decimal(0)),
    ],
)
def test_fees_are_read_in_ten_thousand_yuan_and_never_converted(words, value):
    found, _ = blocks_of(13, STANDARD)
    table = next(block for block in found if isinstance(block, Grid))
    table.rows[-1][1] = (words, 1, 3)

    again = read_bytes(html_text(found).encode(), "年报")

    assert again["proactive.fees.fees_10k_yuan"] == value


def test_a_bare_document_of_headings_only_is_read_as_blank():
    body = "".join(
        f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p>"
        for title in (
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
        )
    )

    again = read_bytes(docx_of(body), "年报")

    assert set(again.cells.values()) == {None}
    assert again.reading.labels["sections.other"] == ""
