"""Text in the cells of a grid (格内文字): each character to the cell in which its middle lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.pdf.grid import Grid
from gongkai.report.reading.pdf.lines import TextLine, joined, lines
from gongkai.report.reading.pdf.marks.page import Glyph

FITS = 1.1
"""By how many letters a line must fall short of its cell for the next to have fitted in."""

TOUCHING, NEAR = 0.03, 0.15
"""Gaps, in heights of a digit, up to which two digits belong to one number."""

_DIGIT = re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class GridTable:
    """A grid with the text of its cells (带文字的表格网), in the order of `grid.regions`."""

    grid: Grid
    texts: Sequence[str]

    @property
    def filled(self) -> int:
        """How many cells hold text."""
        return sum(bool(text) for text in self.texts)

    def rows(self, columns: Sequence[int]) -> list[Row]:
        """Its rows; `columns` gives each edge of its columns a number in a wider grid."""
        return [self._row(row, columns) for row in range(len(self.grid.ys) - 1)]

    def _row(self, row: int, columns: Sequence[int]) -> Row:
        cells: list[Cell] = []
        for number in dict.fromkeys(self.grid.owner[row]):
            region = self.grid.regions[number]
            first, end = columns[region.column], columns[region.column_end]
            is_below = region.row < row
            cells.append(Cell(self.texts[number], first, end - first, inherited=is_below))
        return tuple(cells)


def filled(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[GridTable, list[Glyph]]:
    """A grid with its text, and the characters that lie outside of it."""
    own: list[list[Glyph]] = [[] for _ in grid.regions]
    outside: list[Glyph] = []
    for glyph in glyphs:
        at = grid.region_at(glyph.x, glyph.y)
        (outside if at is None else own[at]).append(glyph)
    split = _split_numbers(grid, glyphs)
    texts = [_text(inside, _width(grid, at), is_split=at in split) for at, inside in enumerate(own)]
    return GridTable(grid, texts), outside


def _width(grid: Grid, at: int) -> float:
    region = grid.regions[at]
    return grid.xs[region.column_end] - grid.xs[region.column]


def _text(glyphs: Sequence[Glyph], width: float, *, is_split: bool) -> str:
    """A cell's text, its lines joined.

    Digits over two lines are one number only where the first line fills the cell; else, and
    where a number runs over the cell's edge, they are kept apart, so that no value is taken.
    """
    found = lines(glyphs)
    if not found:
        return ""
    text = found[0].text
    for before, line in zip(found, found[1:], strict=False):
        text = _with_line(text, before, line, width=width)
    return _apart(text) if is_split else text


def _with_line(text: str, before: TextLine, line: TextLine, *, width: float) -> str:
    is_number = _DIGIT.search(text[-1:]) and _DIGIT.match(line.text)
    if not is_number:
        return joined(text, line.text)
    letter = max(glyph.right - glyph.left for glyph in (*before.glyphs, *line.glyphs))
    is_full = before.right - before.left + FITS * letter > width - _padding(before, line, width)
    return text + line.text if is_full else f"{text} {line.text}"


def _padding(before: TextLine, line: TextLine, width: float) -> float:
    """The least that a cell is wider than its text; both of its sides have it."""
    return min(width * 0.5, 2 * 2.0 + (line.size + before.size) * 0.25)


def _apart(text: str) -> str:
    """A text that stands among figures and cannot be taken for one."""
    return f"{text} -"


def _split_numbers(grid: Grid, glyphs: Sequence[Glyph]) -> set[int]:
    """The cells between which a run of digits is printed without a gap (数字跨格)."""
    digits = [glyph for glyph in glyphs if _DIGIT.match(glyph.text)]
    digits.sort(key=lambda glyph: (round(glyph.base), glyph.left))
    split: set[int] = set()
    for one, two in zip(digits, digits[1:], strict=False):
        first, second = grid.region_at(one.x, one.y), grid.region_at(two.x, two.y)
        if first != second and abs(one.base - two.base) < 1 and _is_run(one, two, grid.xs):
            split |= {at for at in (first, second) if at is not None}
    return split


def _is_run(one: Glyph, two: Glyph, edges: Sequence[float]) -> bool:
    """Whether two digits touch, or nearly so with no line of the table between them."""
    gap, size = two.left - one.right, two.bottom - two.top
    has_line = any(one.right <= x <= two.left for x in edges)
    return abs(gap) < (TOUCHING if has_line else NEAR) * size
