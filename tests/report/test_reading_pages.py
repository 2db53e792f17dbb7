"""What a web page does to a report: encodings, layout tables, spans without measure."""

import pytest
from tests.report.documents import (
    LAYOUTS,
    Grid,
    blocks_of,
    document,
    html_text,
    score,
)

from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]


def page(seed=1):
    made = document(seed, STANDARD, "html")
    return made, made.data.decode()


def assert_read_whole(data, report, name="年报"):
    again = read_bytes(data, name)

    assert score(again, report.cells).right == len(report.cells)
    assert again.reading.doubts == ()
    return again


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
