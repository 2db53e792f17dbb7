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
from gongkai.report.reading.scan.paper.sheet import Grey, Sheet, turned
from gongkai.report.reading.scan.reading import FIRST_HAN, framed, narrowed

SHORT = 0.5
"""A line narrower than so much of the page may be a heading or the title."""

SAMPLES = 6
"""How many words are read to see which way up a page lies."""

WORD = 2, 14
"""A word to try is so many letters long, at least and at most."""

LEGIBLE, ENOUGH = 0.6, 6.0
"""A page stands the right way up where so much of its words is read, and so many letters."""

BETTER = 2.0
"""By how many times as many letters another way must show to be the right one."""


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
    """A page the right way up: as it lies, or as it reads far better after quarter turns (方向).

    What is read to see that is turned as it was laid out; only the way that is taken is laid out.
    """
    layout = layout_of(sheet)
    seen = _legibility(layout, 0, recogniser)
    if seen.is_enough:
        return layout
    way, best = 0, max(BETTER * seen.letters, ENOUGH)
    for quarters in (1, 3, 2):
        found = _legibility(layout, quarters, recogniser)
        if found.letters > best:
            way, best = quarters, found.letters
    return layout_of(sheet.turned(way)) if way else layout


class _Legibility(NamedTuple):
    """How many Han letters of a page's longest words were read, and of how many (可读程度)."""

    letters: float
    length: float

    @property
    def is_enough(self) -> bool:
        """Whether no other way up need be tried."""
        return self.letters >= max(ENOUGH, LEGIBLE * self.length)


def _legibility(layout: Layout, quarters: int, recogniser: Recogniser) -> _Legibility:
    """What is read of a page's longest words after quarter turns; uncertain letters count less.

    Figures and signs do not count: a column of them is read on its side too. A page without any
    text is as it should be.
    """
    picture = turned(layout.sheet.grey, quarters)
    found = pieces(turned(layout.letters, quarters), layout.letter)
    if not found:
        return _Legibility(ENOUGH, 0.0)
    least, most = (count * layout.letter for count in WORD)
    words = [box for box in found if least <= box.width <= most]
    letters = length = 0.0
    for box in sorted(words, key=lambda box: box.width, reverse=True)[:SAMPLES]:
        read = recogniser.read(narrowed(framed(picture, box, layout.letter)))
        pairs = list(zip(read.text, read.certainties, strict=True))
        certain = [sure for character, sure in pairs if character >= FIRST_HAN]
        letters += sum(certain)
        length += box.width / layout.letter - (len(pairs) - len(certain)) / 2
    return _Legibility(letters, length)
