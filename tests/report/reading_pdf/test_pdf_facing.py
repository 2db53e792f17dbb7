"""Two reports side by side on the pages of one PDF: each is read by itself, or said not to be."""

import pytest
from tests.report.documents import LAYOUTS, blocks_of, html_text
from tests.report.reading_pdf.drawn import Drawing, texts
from tests.report.reading_pdf.pages import facing, printed
from tests.report.reading_pdf.test_pdf_layouts import judged

from gongkai.report.form import FORM_2021
from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Table
from gongkai.report.reading.pdf import document_of
from gongkai.report.reading.pdf.facing import SHARED

STANDARD = LAYOUTS[0]
HEADINGS = [line.label for line in FORM_2021.sections]


def made(seed):
    """A report, and its page of HTML."""
    found, report = blocks_of(seed, STANDARD)
    return report, html_text(found).encode()


def doubts(report):
    return " ".join(note.what for note in report.reading.doubts)


@pytest.mark.parametrize(
    "style",
    [{}, {"stroke": "none"}, {"frame": "0.5pt"}],
    ids=["ruled tables", "tables without rules", "a frame around the two"],
)
def test_each_of_two_reports_side_by_side_is_read(style):
    (one, left), (other, right) = made(1), made(2)
    data = facing(left, right, size=8, inset=3, **style)

    for report in (one, other):
        read = read_bytes(data, "对照.pdf", year=report.year)

        assert (read.organ, read.year) == (report.organ, report.year)
        assert judged(read, report.cells) == {"right": len(report.cells)}
        assert "文件里有2份报告" in doubts(read)


def test_one_report_in_two_columns_is_not_parted_though_its_contents_repeat_its_headings():
    found, report = blocks_of(1, STANDARD)
    page = html_text([found[0], "目录", *HEADINGS, *found[1:]]).encode()

    read = read_bytes(printed(page, columns=2, width=1190, size=8, inset=3), "两栏.pdf")

    assert judged(read, report.cells)["silent"] == 0
    assert "份报告" not in doubts(read)


def drawn(*, headings=4):
    """A page with so many headings on either side of a gutter at 300."""
    drawing = Drawing()
    for at, heading in enumerate(HEADINGS[:headings]):
        drawing.text(40, 60 + 80 * at, heading)
        drawing.text(310, 60 + 80 * at, heading)
        drawing.text(40, 80 + 80 * at, "左边的报告写了这些话")
        drawing.text(310, 80 + 80 * at, "右边的报告写了那些话")
    return drawing


def test_a_table_across_the_gutter_is_given_to_neither_and_that_is_said():
    drawing = drawn()
    drawing.table([40, 150, 260, 370, 480], 400, [["行政复议", "1", "2", "3"], ["诉讼", *"456"]])
    drawing.table([40, 120, 200], 500, [["规章", "7"], ["许可", "8"]])

    document = document_of(drawing.bytes(), "对照.pdf")

    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert SHARED in document.doubts
    assert [[cell.text for cell in row] for table in tables for row in table.rows] == [
        ["规章", "7"],
        ["许可", "8"],
    ]


@pytest.mark.parametrize("words", ["", "详见本报告"], ids=["once", "named in the text again"])
def test_headings_of_one_report_part_no_page(words):
    drawing = Drawing()
    for at, heading in enumerate(HEADINGS[:4]):
        drawing.text(40, 60 + 80 * at, heading)
        drawing.text(40, 100 + 80 * at, f"{words}{words and heading}此处是左边的报告写了的话")

    assert [text[-6:] for text in texts(drawing) if text.endswith("话")] == ["报告写了的话"] * 4


def test_headings_that_overlap_across_part_no_page():
    drawing = Drawing()
    for at, heading in enumerate(HEADINGS[:4]):
        drawing.text(40 + 60 * at, 60 + 80 * at, heading)
        drawing.text(300, 100 + 80 * at, heading)

    assert len(texts(drawing)) == 8


def test_left_and_right_are_read_one_after_the_other():
    found = [text[-10:] for text in texts(drawn()) if text.endswith("话")]

    assert found == ["左边的报告写了这些话"] * 4 + ["右边的报告写了那些话"] * 4
