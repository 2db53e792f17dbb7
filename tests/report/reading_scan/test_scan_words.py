"""What is said of a line: a figure only where two readings agree, words as they are."""

import numpy as np
import pytest
from tests.report.reading_scan.drawings import (
    HEIGHT,
    WIDTH,
    Saying,
    blot,
    paper,
    read,
    ruled,
    sheet,
)

from gongkai.report.reading.pdf.grid import grids
from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.scan import prose
from gongkai.report.reading.scan.cells import cell_glyphs
from gongkai.report.reading.scan.engine import ALIKE, Read, decoded
from gongkai.report.reading.scan.page import Leaf, Line, leaf_of
from gongkai.report.reading.scan.paper.layout import layout_of
from gongkai.report.reading.scan.paper.lettering import Box
from gongkai.report.reading.scan.reading import figure, framed, narrowed, words

LETTER = 26.0
CELL = Box(100, 100, 130, 120)


def heard(*answers, box=CELL):
    return figure(paper(), box, Saying(*answers), letter=LETTER)


def test_a_figure_is_taken_where_both_readings_agree_and_are_sure():
    assert heard(read("12")) == "12"
    assert heard(read("１ ２", 0.95), read("12")) == "12"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param((read("12"), read("17")), "12?", id="the readings differ"),
        pytest.param((read("12", 0.8), read("12")), "12?", id="the first is not sure"),
        pytest.param((read("12"), read("12", 0.5)), "12?", id="the second is not sure"),
        pytest.param((read(""), read("")), "?", id="ink that says nothing"),
        pytest.param((read("器", 0.2),), "?", id="dirt"),
        pytest.param((read("规章"),), "规章", id="words"),
    ],
)
def test_what_is_not_sure_is_marked(answers, said):
    assert heard(*answers) == said


WIDE = Box(100, 100, 300, 120)


def test_a_wide_line_of_words_is_read_once_and_narrowed():
    speaker = Saying(read("政府信息公开"))

    assert figure(paper(), WIDE, speaker, letter=LETTER) == "政府信息公开"
    assert speaker.heard == 1
    assert narrowed(paper()[:20, :200]).shape == (20, 120)


@pytest.mark.parametrize(
    "label",
    [
        pytest.param(read("1234567件"), id="a figure"),
        pytest.param(read("器器器器器", 0.3), id="dirt"),
        pytest.param(read("12(其"), id="more figures than words"),
    ],
)
def test_a_wide_line_that_is_no_label_is_read_as_a_figure(label):
    assert heard(label, read("1234567"), read("1234567"), box=WIDE) == "1234567"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        pytest.param("12（其中代", "12(其中伐", "12(其中代", id="the number is the same"),
        pytest.param("12（其中代", "17（其中代", "12(其中代?", id="the number is not"),
        pytest.param("12件(其", "12件（其", "12件(其", id="a unit"),
        pytest.param("12件", "12伴", "12件", id="a unit that was read once"),
        pytest.param("（一）", "（一）", "（一）", id="brackets alone"),
    ],
)
def test_a_number_with_a_note_is_read_twice_and_the_note_is_as_it_is(first, second, said):
    assert heard(read(first), read(second)) == said


def test_an_uncertain_letter_of_a_note_does_not_take_the_number_away():
    noted = Read("3（其中代办1件）", (0.99, 0.5, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9, 0.5))

    assert heard(noted, noted) == "3(其中代办1件)"


def test_two_figures_in_one_cell_are_not_one():
    assert heard(read("1 2"), box=Box(100, 100, 300, 120)) == "12?"


def test_a_stroke_is_a_dash_and_dust_is_nothing():
    assert heard(read("1"), box=Box(100, 100, 126, 104)) == "—"
    assert heard(read("器", 0.1), box=Box(100, 100, 108, 108)) == ""


def slash(page, *, thick=4, lean=0.31):
    """A slash of 22 pixels' height, and the box around it."""
    for y in range(22):
        x = round(120 - lean * y)
        page[100 + y, x : x + thick] = 0
    return page, Box(120 - round(22 * lean), 100, 120 + thick, 122)


def test_a_slash_is_a_slash_whatever_the_recogniser_says():
    page, box = slash(paper())

    assert figure(page, box, Saying(read("1")), letter=LETTER) == "/"


def test_a_figure_one_that_leans_is_not_sure_and_one_that_stands_is():
    leaning, box = slash(paper(), lean=0.15)
    upright, straight = slash(paper(), lean=0.0)

    assert figure(leaning, box, Saying(read("1")), letter=LETTER) == "1?"
    assert figure(upright, straight, Saying(read("1")), letter=LETTER) == "1"


def test_a_space_does_not_make_a_figure_uncertain():
    assert Read("1 2", (1.0, 0.3, 0.9)).certainty == 0.9
    assert Read().certainty == 0.0


def test_a_doubtful_digit_of_prose_is_left_out_and_dirt_is_no_prose():
    line = Read("收到16件", (0.9, 0.9, 1.0, 0.6, 0.6))

    assert words(paper(), Saying(line)) == "收到1□件"
    assert words(paper(), Saying(read("米米", 0.3))) == ""


def test_a_frame_reaches_beyond_the_edge_of_the_page():
    page = blot(paper(), 0, 0, 10, 10)

    picture = framed(page, Box(0, 0, 28, 28), LETTER)

    assert picture.shape == (40, 40)
    assert picture[0, 0] == 255
    assert picture[20, 20] == 0
    assert framed(page, Box(WIDTH - 5, HEIGHT - 5, WIDTH, HEIGHT), LETTER)[-1, -1] == 255


def test_repeats_are_one_character_and_nothing_between_makes_two():
    scores = np.zeros((7, 4), np.float32)
    for at, (number, certainty) in enumerate(
        [(1, 0.7), (1, 0.9), (0, 1.0), (1, 0.8), (2, 0.6), (3, 0.5), (0, 1.0)]
    ):
        scores[at, number] = certainty

    found = decoded(scores, ["", "1", "件", " "])

    assert found.text == "11件 "
    assert found.certainties == pytest.approx((0.9, 0.8, 0.6, 0.5))


def test_no_character_stands_for_two_figures():
    every = [other for others in ALIKE.values() for other in others]

    assert len(every) == len(set(every))


def tabled():
    """A page with one row of three cells: two of ink, one empty."""
    page = ruled(paper(), [60, 200, 300, 400], [100, 130, 160])
    blot(page, 90, 108, 40, 9)
    blot(page, 240, 108, 6, 9)
    return page


def test_the_characters_of_a_cell_lie_in_it():
    layout = layout_of(sheet(tabled()))
    speaker = Saying(read("规章"), read("7"), read("7"))

    glyphs = list(
        cell_glyphs(
            layout.tables[0], layout.sheet, layout.letters, recogniser=speaker, letter=LETTER
        )
    )

    assert "".join(glyph.text for glyph in glyphs) == "规章7"
    assert [layout.tables[0].region_at(glyph.x, glyph.y) for glyph in glyphs] == [0, 0, 1]
    assert glyphs[0].right == pytest.approx(glyphs[1].left)


def test_an_empty_cell_under_red_ink_is_doubted():
    page = sheet(tabled())
    page.seal[round(105 * 2.8) : round(125 * 2.8), round(320 * 2.8) : round(380 * 2.8)] = 255
    (grid,) = layout_of(page).tables

    glyphs = cell_glyphs(
        grid, page, np.zeros_like(page.grey), recogniser=Saying(read("7")), letter=LETTER
    )

    assert [glyph.text for glyph in glyphs] == ["?"]


def test_a_page_gives_its_cells_and_keeps_its_prose_for_later():
    page = blot(blot(tabled(), 60, 300, 200, 10), 60, 330, 480, 10)

    leaf = leaf_of(sheet(page), Saying(read("政府信息公开工作年度报告全文全文")))

    (grid,) = grids(leaf.marks)
    assert len(grid.regions) == 6
    assert [line.is_short for line in leaf.lines] == [True, False]


class Upright:
    """A recogniser that reads only what is much wider than high."""

    def read(self, line, *, cell=False):
        height, width = line.shape
        return read("字" * round(width / height)) if width > 3 * height else read("口", 0.1)


@pytest.mark.parametrize("quarters", [0, 3])
def test_a_page_that_lies_on_its_side_is_turned(quarters):
    page = tabled()
    for at in range(40):
        blot(page, 60 + 12 * (at % 8), 300 + 30 * (at // 8), 9, 9)

    leaf = leaf_of(sheet(page).turned(quarters), Upright())

    (grid,) = grids(leaf.marks)
    assert (len(grid.xs), len(grid.ys)) == (4, 3)
    assert len(leaf.lines) == 5


def test_a_column_of_figures_does_not_turn_a_page():
    page = tabled()
    for at in range(40):
        blot(page, 60 + 12 * (at % 8), 300 + 30 * (at // 8), 9, 9)

    leaf = leaf_of(sheet(page), Saying(read("12345678")))

    (grid,) = grids(leaf.marks)
    assert (len(grid.xs), len(grid.ys)) == (4, 3)


def test_a_page_of_letters_too_few_to_tell_stays_as_it_lies():
    leaf = leaf_of(sheet(tabled()), Saying(read("规章", 0.5)))

    (grid,) = grids(leaf.marks)
    assert (len(grid.xs), len(grid.ys)) == (4, 3)


def test_an_empty_page_is_not_turned_about():
    speaker = Saying(read("字"))

    assert leaf_of(sheet(paper()), speaker).lines == []
    assert speaker.heard == 0


def lines(*short):
    picture = paper()[:40, :200]
    return [Line(Box(0, 50 * at, 200, 50 * at + 40), picture, one) for at, one in enumerate(short)]


def test_headings_are_read_before_long_lines_and_the_rest_is_counted(monkeypatch):
    monkeypatch.setattr(prose, "MOST_LINES", 3)
    leaves = [Leaf(Marks(), lines(False, False)), Leaf(Marks(), lines(True, False, True))]

    first, second = prose.marks_of(leaves, Saying(read("字")))

    assert (len(first.glyphs), first.unread) == (1, 1)
    assert (len(second.glyphs), second.unread) == (2, 1)
