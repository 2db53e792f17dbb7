"""A page of pixels as marks (页面识读): lines and characters, as a PDF with text has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.scan.cells import cell_glyphs
from gongkai.report.reading.scan.engine import Recogniser
from gongkai.report.reading.scan.paper.layout import Layout, layout_of
from gongkai.report.reading.scan.paper.lettering import Box, pieces
from gongkai.report.reading.scan.paper.sheet import Grey, Sheet
from gongkai.report.reading.scan.reading import framed

SHORT = 0.5
"""A line narrower than so much of the page may be a heading or the title."""

SAMPLES = 3
"""How many words are read to see which way up a page lies."""

LEGIBLE = 0.75
"""From which certainty for each letter words stand the right way up."""

FIRST_HAN = "\u3400"
"""The first of the Han characters."""

WORD = 3, 25
"""A word to try is so many letters long, at least and at most."""


class Line(NamedTuple):
    """A line of text outside of tables that has not been read yet (待识读的文字行)."""

    box: Box
    picture: Grey
    is_short: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its rulings, the characters in its cells, and the lines around its tables."""

    marks: Marks
    lines: list[Line]


def leaf_of(sheet: Sheet, recogniser: Recogniser) -> Leaf:
    """A page with its tables read."""
    layout = _facing_up(sheet, recogniser)
    marks = layout.marks
    for grid in layout.tables:
        letter = layout.letter_in(grid)
        marks.glyphs += cell_glyphs(
            grid, layout.sheet, layout.letters, recogniser=recogniser, letter=letter
        )
    return Leaf(marks, list(_lines(layout)))


def _lines(layout: Layout) -> Iterator[Line]:
    picture = layout.sheet.grey
    for box in pieces(layout.outside, layout.letter):
        is_short = box.width < SHORT * picture.shape[1]
        yield Line(box, framed(picture, box, layout.letter), is_short)


def _facing_up(sheet: Sheet, recogniser: Recogniser) -> Layout:
    """A page the right way up: as it lies, or as it reads best after quarter turns (方向)."""
    layout = layout_of(sheet)
    legible = _legibility(layout, recogniser)
    for quarters in (1, 3, 2) if legible < LEGIBLE else ():
        other = layout_of(sheet.turned(quarters))
        found = _legibility(other, recogniser)
        if found > legible:
            layout, legible = other, found
    return layout


def _legibility(layout: Layout, recogniser: Recogniser) -> float:
    """How certain the Han characters of a page's best words are for each letter of their length.

    Figures do not count: a column of them is read on its side too. 1 where there are no words.
    """
    found = pieces(layout.letters, layout.letter)
    least, most = (count * layout.letter for count in WORD)
    words = [box for box in found if least <= box.width <= most]
    best = 0.0 if found else 1.0
    for box in sorted(words, key=lambda box: box.width, reverse=True)[:SAMPLES]:
        read = recogniser.read(framed(layout.sheet.grey, box, layout.letter))
        pairs = zip(read.text, read.certainties, strict=True)
        certain = sum(sure for character, sure in pairs if character >= FIRST_HAN)
        best = max(best, certain * layout.letter / box.width)
    return best
