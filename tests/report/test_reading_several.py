"""Two reports in one file: each can be read, the other is named, and no figure is mixed."""

from itertools import zip_longest

import pytest
from tests.report.documents import LAYOUTS, blocks_of, docx_bytes, html_text, xlsx_bytes
from tests.report.packing import markdown_text, tabs_text

from gongkai.report.form import FORM_2021
from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes

STANDARD = LAYOUTS[0]
HEADINGS = [line.label for line in FORM_2021.sections]
FILES = {
    "html": lambda found: html_text(found).encode(),
    "docx": docx_bytes,
    "xlsx": xlsx_bytes,
    "txt": lambda found: tabs_text(found).encode(),
    "md": lambda found: markdown_text(found).encode(),
}


def two():
    """The blocks of two reports of different years, and the reports."""
    (first, one), (second, other) = blocks_of(1, STANDARD), blocks_of(2, STANDARD)
    assert one.year != other.year
    return (first, one), (second, other)


def parts(found):
    """Blocks, cut at the headings of the parts."""
    cut = [[]]
    for block in found:
        if block in HEADINGS:
            cut.append([])
        cut[-1].append(block)
    return cut


def side_by_side(left, right):
    """A page that puts the parts of two reports into the two columns of a table."""
    rows = zip_longest(parts(left), parts(right), fillvalue=())
    cells = (f"<tr><td>{html_text(a)}</td><td>{html_text(b)}</td></tr>" for a, b in rows)
    return f"<meta charset='utf-8'><table>{''.join(cells)}</table>".encode()


def doubts(report):
    return " ".join(note.what for note in report.reading.doubts)


@pytest.mark.parametrize("suffix", FILES)
def test_of_two_reports_behind_one_another_each_can_be_read(suffix):
    (first, one), (second, other) = two()
    data = FILES[suffix]([*first, *second])

    reports = {year: read_bytes(data, f"a.{suffix}", year=year) for year in (one.year, other.year)}

    for made in (one, other):
        read = reports[made.year]
        assert (read.organ, read.year, read.cells) == (made.organ, made.year, made.cells)
        assert read.sections == made.sections
    assert f"《{other.title}》" in doubts(reports[one.year])


def test_two_reports_side_by_side_are_not_mixed():
    (left, one), (right, other) = two()
    data = side_by_side(left, right)

    assert read_bytes(data, "a.html").cells == one.cells
    assert read_bytes(data, "a.html", year=other.year).cells == other.cells


def test_without_a_year_the_first_is_read_and_the_other_named():
    (first, one), (second, other) = two()

    read = read_bytes(FILES["html"]([*first, *second]), "a.html")

    assert read.year == one.year
    assert "文件里有2份报告" in doubts(read)
    assert f"--year {other.year}" in doubts(read)


def test_a_title_on_two_lines_begins_the_second_report():
    (first, one), (second, other) = two()
    year = f"{other.year}年政府信息公开工作年度报告"
    data = FILES["html"]([*first, other.organ, year, *second[1:]])

    read = read_bytes(data, "a.html", year=other.year)

    assert (read.organ, read.cells) == (other.organ, other.cells)
    assert other.organ not in read_bytes(data, "a.html").sections["other"]


def test_two_reports_of_one_year_are_told_of_without_a_way_to_choose():
    found, made = blocks_of(1, STANDARD)

    read = read_bytes(FILES["html"]([*found, *found[1:]]), "a.html")

    assert read.cells == made.cells
    assert "没有标题的一份" in doubts(read)
    assert "--year" not in doubts(read)


def test_a_year_that_is_not_in_the_file_is_refused_with_those_that_are():
    (first, one), (second, other) = two()

    with pytest.raises(NotAReport, match=f"只有{one.year}年、{other.year}年的"):
        read_bytes(FILES["html"]([*first, *second]), "a.html", year=1999)


def test_one_report_without_a_year_is_the_one_that_was_asked_for():
    found, made = blocks_of(1, STANDARD)

    assert read_bytes(FILES["html"](found[1:]), "a.html", year=2022).cells == made.cells


def test_a_chapter_that_only_repeats_headings_is_no_second_report():
    found, made = blocks_of(1, STANDARD)

    read = read_bytes(
        FILES["html"]([*found, "附：填报说明", *HEADINGS[:5], "按照格式填写。"]), "a.html"
    )

    assert read.cells == made.cells
    assert "份报告" not in doubts(read)
