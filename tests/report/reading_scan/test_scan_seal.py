"""What a red seal leaves on a page once it is taken off: nothing that looks like a figure."""

import numpy as np
from tests.report.reading_scan.drawings import paper

from gongkai.report.reading.scan.paper.lettering import without_specks
from gongkai.report.reading.scan.paper.sheet import ink, sheet_of


def test_what_a_seal_leaves_around_itself_is_no_letter_and_a_figure_beside_it_is_one():
    page = paper()
    page[100:106, 100:106] = page[100:106, 600:606] = page[120:145, 110:125] = 0
    seal = np.zeros_like(page)
    seal[90:130, 90:120] = 255

    mask = without_specks(ink(page), seal)

    assert mask[103, 103] == 0
    assert mask[103, 603] == mask[130, 115] == 255


def test_the_rim_of_red_ink_is_paper_and_black_ink_beside_it_stays():
    colours = np.full((800, 600, 3), 255, np.uint8)
    colours[300:400, 200:400] = 215, 40, 50
    colours[298:300, 200:400] = 225, 205, 205
    colours[340:360, 250:280] = colours[405:425, 250:280] = 0

    found = ink(sheet_of(colours).grey)

    factor = found.shape[0] / 800
    assert not found[round(290 * factor) : round(335 * factor)].any()
    assert found[round(350 * factor), round(265 * factor)] == 255
    assert found[round(415 * factor), round(265 * factor)] == 255
