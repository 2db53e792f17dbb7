"""From a picture to a page: whitened, put straight, its lines and letters found."""

import numpy as np
import pytest
from tests.report.reading_scan import papers
from tests.report.reading_scan.drawings import HEIGHT, WIDTH, blot, paper, ruled, sheet

from gongkai.report.reading.limits import TooLarge
from gongkai.report.reading.pdf.grid import grids
from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.scan.paper import layout as layouts
from gongkai.report.reading.scan.paper.layout import layout_of
from gongkai.report.reading.scan.paper.lettering import (
    USUAL,
    Box,
    letter_height,
    pieces,
    text_lines,
    without_specks,
)
from gongkai.report.reading.scan.paper.rulings import courses, lines_across, lines_down, rules
from gongkai.report.reading.scan.paper.sheet import LONG, SCALE, ink, sheet_of
from gongkai.report.reading.scan.paper.upright import UNCHANGED, straightening, upright

XS, YS = [60, 160, 240, 320, 520], [100, 130, 160, 400, 430]


def coloured(grey):
    return np.repeat(grey[..., None], 3, axis=2)


def found(grey):
    """The edges of the first table on a page."""
    across, down = rules(lines_across(ink(grey)), lines_down(ink(grey)))
    (grid,) = grids(Marks(across=across, down=down))
    return grid


def test_a_picture_of_any_size_becomes_a_page_of_one():
    small, large = np.full((100, 50, 3), 250, np.uint8), np.full((4000, 2000, 3), 250, np.uint8)

    assert {sheet_of(small).grey.shape, sheet_of(large).grey.shape} == {(2358, 1179)}
    assert round(LONG * SCALE) == 2358


def test_shade_and_yellow_paper_become_white_and_the_desk_too():
    page = papers.spoilt(coloured(ruled(paper(), XS, YS)), [papers.shaded(0.5, 0.8)])
    page[:, :200] = (40, 30, 20)

    white = sheet_of(page).grey

    assert np.percentile(white[300:, 400:], 20) > 235
    assert white[1000, 50] == 255


def test_a_red_seal_is_gone_and_the_figure_under_it_stays():
    clean = coloured(blot(paper(), 300, 420, 3, 9))
    clean[1000:1400, 700:1000] = np.minimum(clean[1000:1400, 700:1000], (205, 40, 50))

    page = sheet_of(clean)

    assert page.grey[1020, 720] > 225
    assert page.grey[1180, 843] < 60
    assert page.seal[1020, 720] == 255
    assert page.seal[100, 100] == 0


def test_a_page_turns_with_its_seal():
    page = sheet(blot(paper(), 0, 0, 30, 20))

    turned = page.turned(1)

    assert turned.grey.shape == turned.seal.shape == (WIDTH, HEIGHT)
    assert turned.grey[-1, 0] == 0


@pytest.mark.parametrize("degrees", [-4.0, 0.7])
def test_a_page_laid_askew_is_put_straight(degrees):
    page = papers.askew(degrees)(coloured(ruled(paper(), XS, YS, thick=3)))

    grid = found(upright(sheet_of(page)).grey)

    assert len(grid.xs) == len(XS)
    assert np.diff(grid.xs) == pytest.approx(np.diff(XS), abs=2)
    assert np.diff(grid.ys) == pytest.approx(np.diff(YS), abs=2)


def test_a_photograph_is_pulled_straight():
    flat = ruled(paper(), list(range(60, 541, 40)), list(range(60, 781, 24)), thick=3)
    page = papers.photographed(0.05, 3)(coloured(flat))

    grid = found(upright(sheet_of(page)).grey)

    assert (len(grid.xs), len(grid.ys)) == (13, 31)


def test_a_page_without_lines_stays_as_it_is():
    page = sheet(blot(paper(), 100, 100, 8, 9))

    assert upright(page) is page


def test_lines_of_one_direction_straighten_both():
    lines = np.array([[0, 100 + at, 1000, 150 + at] for at in (0, 20, 40)], float)

    matrix = straightening(lines, (1000, 1400))

    assert matrix[0, 1] == pytest.approx(0.05, abs=0.005)
    assert matrix[1, 0] == pytest.approx(-0.05, abs=0.005)


def test_straight_lines_and_none_and_only_upright_ones_need_nothing():
    straight = np.array([[0, at, 900, at] for at in (10, 500, 1200)], float)
    down = np.array([[at, 0, at, 900] for at in (10, 500, 900)], float)

    for lines in (straight, np.empty((0, 4)), down):
        assert np.array_equal(straightening(lines, (1000, 1400)), UNCHANGED)


def test_a_strong_perspective_takes_every_step():
    fan = [[0, 100 * at, 1000, 100 * at + 15 * at] for at in range(13)]
    lines = np.array([*fan, *([at, 0, at, 1400] for at in range(0, 1000, 90))], float)

    once = straightening(lines[:1], (1000, 1400))
    matrix = straightening(lines, (1000, 1400))

    assert np.array_equal(once, UNCHANGED)
    assert not np.array_equal(matrix, UNCHANGED)


def test_long_lines_tell_how_they_run():
    page = ruled(paper(), XS, YS)
    blot(page, 100, 700, 30, 1)

    found_courses = courses(ink(page))

    assert len(found_courses) == len(XS) + len(YS)
    assert min(np.ptp(found_courses[:, ::2], axis=1).min(), 1) < 1


def test_a_stroke_of_a_letter_is_no_ruling_line():
    page = ruled(paper(), XS, YS)
    blot(page, 180, 250, 2, 20)

    grid = found(page)

    assert grid.xs == pytest.approx(XS, abs=1)
    assert grid.ys == pytest.approx(YS, abs=1)


def test_a_line_that_bends_is_taken_in_pieces():
    page = ruled(paper(), XS, YS)
    for x in range(round(60 * SCALE), round(520 * SCALE)):
        y = round(500 * SCALE + 12 * np.sin(x / 400))
        page[y : y + 3, x] = 0

    across, _ = rules(lines_across(ink(page)), lines_down(ink(page)))

    bent = [rule for rule in across if 490 < rule.at < 510]
    assert len(bent) > 4
    assert max(rule.at for rule in bent) - min(rule.at for rule in bent) > 3


def test_a_filled_area_is_no_line_and_a_step_is_left_out():
    page = ruled(paper(), XS, YS)
    blot(page, 300, 600, 100, 40)
    page[1700:1703, 300:700] = 0
    page[1702:1713, 690:1000] = 0
    page[1700:1713, 690:700] = 0

    across, _ = rules(lines_across(ink(page)), lines_down(ink(page)))

    assert all(rule.at < 440 or rule.end - rule.start < 300 for rule in across)


def test_stairs_are_no_line():
    page = paper()
    for step in range(4):
        page[1700 + 3 * step : 1703 + 3 * step, 300 + 30 * step : 345 + 30 * step] = 0

    assert rules(lines_across(ink(page)), lines_down(ink(page))) == ([], [])


def test_a_page_is_laid_out_in_tables_and_what_stands_outside():
    page = ruled(paper(), XS, YS)
    for row in (110, 140, 200):
        blot(page, 180, row, 6, 8)
    blot(page, 80, 600, 8, 9)

    layout = layout_of(sheet(page))

    assert len(layout.tables) == 1
    assert len(layout.marks.across) == len(YS)
    assert len(layout.marks.down) == len(XS)
    assert layout.sheet.grey[round(130 * SCALE) + 1, 700] == 255
    assert [box.top for box in pieces(layout.outside, layout.letter)] == [round(600 * SCALE)]


def test_a_stamp_or_a_black_picture_is_no_table():
    page = ruled(paper(), [60, 90, 120], [100, 130, 160])
    ruled(page, [200, 300, 400], [300, 400, 500])
    blot(page, 205, 305, 190, 190)

    layout = layout_of(sheet(page))

    assert layout.tables == []
    assert layout.marks.across == []


def test_a_table_of_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(layouts, "MOST_CELLS", 5)

    with pytest.raises(TooLarge, match="超过5格"):
        layout_of(sheet(ruled(paper(), XS, YS)))


def test_dust_is_no_letter():
    page = paper()
    page[100:102, 100:102] = page[200:225, 200:220] = 0

    mask = without_specks(ink(page), np.zeros_like(page))

    assert mask[101, 101] == 0
    assert mask[210, 210] == 255
    assert not without_specks(np.zeros((5, 5), np.uint8), np.zeros((5, 5), np.uint8)).any()


def test_the_height_of_letters_is_that_of_most_of_them():
    page = paper()
    for at in range(10):
        page[100:126, 100 + 40 * at : 120 + 40 * at] = 0

    assert letter_height(ink(page)) == 26
    assert letter_height(ink(paper())) == USUAL


def test_the_strokes_of_one_letter_are_one_line_and_two_lines_are_two():
    mask = np.zeros((100, 60), np.uint8)
    for top in (5, 15, 25):  # 三
        mask[top : top + 3, 10:40] = 255
    mask[60:86, 12:30] = 255

    assert text_lines(mask, 26.0) == [Box(10, 5, 40, 28), Box(12, 60, 30, 86)]
    assert text_lines(np.zeros((9, 9), np.uint8), 26.0) == []


def test_pieces_are_letters_without_a_wide_gap_each_with_its_strokes():
    mask = np.zeros((300, 900), np.uint8)
    mask[100:126, 50:300] = mask[100:126, 500:700] = 255
    mask[97:98, 60:80] = 255
    mask[200:203, 100:110] = 255

    assert pieces(mask, 26.0) == [Box(50, 97, 300, 126), Box(500, 100, 700, 126)]


def test_the_strokes_of_a_first_letter_belong_to_its_line():
    mask = np.zeros((300, 900), np.uint8)
    mask[100:126, 90:300] = 255
    for top in (101, 112, 122):  # 三
        mask[top : top + 3, 52:74] = 255
    mask[101:125, 75:89] = 0

    assert pieces(mask, 26.0) == [Box(52, 100, 300, 126)]


def test_the_edge_of_a_photographed_page_is_no_text_and_hides_none():
    mask = np.zeros((900, 900), np.uint8)
    mask[10:890, 10:14] = mask[10:14, 10:890] = 255
    mask[400:426, 90:300] = 255

    assert pieces(mask, 26.0) == [Box(90, 400, 300, 426)]


def test_a_page_of_a_thousand_spots_is_a_picture():
    mask = np.zeros((2000, 2000), np.uint8)
    mask[::60, ::60] = 255

    assert pieces(mask, 26.0) == []
