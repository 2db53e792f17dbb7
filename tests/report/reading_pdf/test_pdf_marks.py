"""What is printed on a page of PDF: odd characters, odd lines, and pages that cannot be read."""

import pikepdf
import pytest
from tests.report.reading_pdf.drawn import PROSE, Drawing, texts
from tests.report.reading_pdf.pages import amended

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes

TWICE = PROSE + PROSE
COLUMNS = [50.0, 100.0, 150.0, 200.0]
ROWS = [["名称", "甲", "乙"], ["规章", "3", "5"]]


def test_characters_without_a_meaning_are_shown_as_unreadable():
    drawing = Drawing(meanings={"坏": "\x01"})
    drawing.prose(60)
    drawing.text(50, 120, "公开坏申请")

    assert texts(drawing)[-1] == "公开\ufffd申请"


def test_a_file_whose_characters_have_no_meaning_is_refused():
    drawing = Drawing(meanings=dict.fromkeys(PROSE, "\x01"))
    drawing.prose(60)

    with pytest.raises(NotAReport, match="“年报.pdf”的文字没有标明是什么字"):
        read_bytes(drawing.bytes(), "年报.pdf")


def test_characters_that_take_no_room_are_left_out():
    drawing = Drawing(meanings={"零": "\u200b"})
    drawing.prose(60)
    drawing.text(50, 120, "零公开零")

    assert texts(drawing)[-1] == "公开"


def test_text_printed_twice_to_look_bold_is_read_once():
    drawing = Drawing()
    for shift in (0, 0.5):
        drawing.text(50 + shift, 60, PROSE)
        drawing.text(50 + shift, 75, PROSE)
        for at in range(6):
            drawing.text(50 + shift, 160 + 30 * at, "主动公开")

    assert texts(drawing) == [TWICE, *["主动公开"] * 6]


def test_a_damaged_page_is_named():
    drawing = Drawing()
    drawing.prose(60)
    file, done = amended(drawing.bytes())
    file.Root.Pages.Kids.append(file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font)))
    file.Root.Pages.Count = 2

    with pytest.raises(NotAReport, match="“年报.pdf”的第2页已损坏"):
        read_bytes(done(), "年报.pdf")


def test_a_picture_beside_a_table_is_passed_over():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table(COLUMNS, 120, ROWS)
    drawing.operate("q 40 0 0 40 300 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")

    assert texts(drawing) == [TWICE, ROWS]


def test_a_curve_of_many_points_is_no_line_of_a_table():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table(COLUMNS, 120, ROWS)
    steps = " ".join(f"{50 + at / 2} {700 - at % 2} l" for at in range(300))
    drawing.operate(f"50 700 m {steps} S")

    assert texts(drawing) == [TWICE, ROWS]


def test_all_lines_of_a_table_may_be_one_path():
    drawing = Drawing()
    drawing.prose(60)
    across = [f"50 {y} m 200 {y} l" for y in (720, 700, 680)]
    down = [f"{x} 720 m {x} 680 l" for x in COLUMNS]
    drawing.operate(" ".join([*across, *down]) + " S")
    for y, row in ((136, ROWS[0]), (156, ROWS[1])):
        for x, words in zip(COLUMNS, row, strict=False):
            drawing.text(x + 2, y, words)

    assert texts(drawing) == [TWICE, ROWS]


def test_lines_of_a_table_may_be_narrow_areas():
    drawing = Drawing()
    drawing.prose(60)
    for y in (120, 140, 160):
        drawing.area((50, y), (200, y), (200, y + 1), (50, y + 1))
    for x in COLUMNS:
        drawing.area((x, 120), (x + 1, 120), (x + 1, 161), (x, 161))
    for y, row in ((134, ROWS[0]), (154, ROWS[1])):
        for x, words in zip(COLUMNS, row, strict=False):
            drawing.text(x + 3, y, words)

    assert texts(drawing) == [TWICE, ROWS]


def test_dots_dashes_and_filled_figures_rule_nothing():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table(COLUMNS, 120, ROWS)
    drawing.area((300, 300), (302, 300), (302, 302), (300, 302))
    drawing.line(320, 300, 322, 300)
    drawing.area(*((300 + 10 * at, 400 + 30 * (at % 2)) for at in range(9)))

    assert texts(drawing) == [TWICE, ROWS]


def test_a_grid_of_more_columns_than_a_table_has_is_a_drawing():
    drawing = Drawing(width=1000)
    drawing.prose(60)
    for y in (200, 220):
        drawing.line(50, y, 950, y)
    for at in range(226):
        drawing.line(50 + 4 * at, 200, 50 + 4 * at, 220)

    assert texts(drawing) == [TWICE]


def test_a_box_with_words_in_one_place_only_is_text():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table([50.0, 250.0, 450.0], 120, [["公开指南见本机关门户网站", ""]])

    assert texts(drawing) == [TWICE, "公开指南见本机关门户网站"]


def test_shaded_cells_within_the_lines_of_a_table_are_its_cells():
    drawing = Drawing()
    drawing.prose(60)
    drawing.operate("0.9 g")
    for x in COLUMNS[:-1]:
        for y in (120, 140):
            drawing.area((x, y), (x + 50, y), (x + 50, y + 20), (x, y + 20))
    drawing.operate("0 g")
    drawing.table(COLUMNS, 120, ROWS)

    assert texts(drawing) == [TWICE, ROWS]


def test_a_seal_over_a_table_rules_nothing():
    drawing = Drawing()
    drawing.prose(60)
    drawing.table(COLUMNS, 120, ROWS)
    drawing.operate("60 680 m 60 720 140 720 140 680 c 140 640 60 640 60 680 c S")

    assert texts(drawing) == [TWICE, ROWS]
