"""The cells of a table on a page (单元格识读): each one's lines of text, as glyphs in its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import numpy as np

from gongkai.report.reading.numbers import UNSURE
from gongkai.report.reading.pdf.grid import Grid, Region
from gongkai.report.reading.pdf.marks.page import Glyph
from gongkai.report.reading.scan.engine import Recogniser
from gongkai.report.reading.scan.paper.lettering import Box, text_lines
from gongkai.report.reading.scan.paper.sheet import SCALE, Grey, Sheet
from gongkai.report.reading.scan.reading import figure

INSIDE = 2
"""Pixels by which a cell is smaller than the lines around it."""

STAINED = 0.02
"""The share of an empty cell that red ink must cover for something to be hidden there."""


def glyphs_of(spans: str, box: Box) -> Iterator[Glyph]:
    """A line's characters, laid out evenly over its box; a Han character is twice as wide."""
    widths = [2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in spans]
    step = box.width / max(sum(widths), 1)
    at = float(box.left)
    for character, width in zip(spans, widths, strict=True):
        end = at + width * step
        if not character.isspace():
            yield Glyph(
                character,
                at / SCALE,
                box.top / SCALE,
                end / SCALE,
                box.bottom / SCALE,
                box.bottom / SCALE,
            )
        at = end


def cell_glyphs(
    grid: Grid, sheet: Sheet, ink: Grey, *, recogniser: Recogniser, letter: float
) -> Iterator[Glyph]:
    """The characters in the cells of a grid; `ink` is a mask of the page without its lines."""
    for region in grid.regions:
        box = _box(grid, region)
        found = [line.moved(box.left, box.top) for line in text_lines(box.within(ink), letter)]
        for line in found:
            yield from glyphs_of(figure(sheet.grey, line, recogniser, letter=letter), line)
        if not found and _is_stained(box, sheet.seal):
            yield from glyphs_of(UNSURE, box)


def _box(grid: Grid, region: Region) -> Box:
    left, top, right, bottom = (round(value * SCALE) for value in grid.edges(region))
    return Box(left + INSIDE, top + INSIDE, right - INSIDE, bottom - INSIDE)


def _is_stained(box: Box, seal: Grey) -> bool:
    own = box.within(seal)
    return int(np.count_nonzero(own)) > STAINED * own.size
