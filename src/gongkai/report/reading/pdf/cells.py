"""Text in the cells of a grid (格内文字): each character to the cell in which its middle lies."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.pdf.grid import Grid
from gongkai.report.reading.pdf.lines import TextLine, joined, lines
from gongkai.report.reading.pdf.marks.page import Glyph

FITS = 1.1
"""By how many letters a line must fall short of its cell for the next to have fitted in."""

MOST_PADDING = 4.0
"""A cell has at most so many points, and a letter, more than its text needs."""

TOUCHING, NEAR = 0.03, 0.15
"""Gaps, in heights of a digit, up to which two digits belong to one number."""

_DIGIT = re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class GridTable:
    """A grid with the text of its cells (带文字的表格网), in the order of `grid.regions`.

    `full` are the cells whose last line is digits as far as its edge, so that more may follow.
    """

    grid: Grid
    texts: Sequence[str]
    full: Collection[int] = ()

    @property
    def filled(self) -> int:
        """How many cells hold text."""
        return sum(bool(text) for text in self.texts)

    def rows(self, columns: Sequence[int]) -> list[Row]:
        """Its rows; `columns` gives each edge of its columns a number in a wider grid."""
        return [self._row(row, columns) for row in range(len(self.grid.ys) - 1)]

    def full_columns(self, columns: Sequence[int]) -> set[int]:
        """Where digits fill the last row's cells, by the columns of a wider grid."""
        last = dict.fromkeys(self.grid.owner[-1])
        return {columns[self.grid.regions[at].column] for at in last if at in self.full}

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
    places = [grid.region_at(glyph.x, glyph.y) for glyph in glyphs]
    for glyph, at in zip(glyphs, places, strict=True):
        (outside if at is None else own[at]).append(glyph)
    split = _split_numbers(grid, glyphs, places)
    laid = [lines(inside) for inside in own]
    padding = _padding(grid, laid)
    room = [_width(grid, at) - padding for at in range(len(own))]
    texts = [
        _text(found, space, is_split=at in split)
        for at, (found, space) in enumerate(zip(laid, room, strict=True))
    ]
    full = [at for at, found in enumerate(laid) if found and _ends_full(found[-1], room[at])]
    return GridTable(grid, texts, full), outside


def _width(grid: Grid, at: int) -> float:
    region = grid.regions[at]
    return grid.xs[region.column_end] - grid.xs[region.column]


def _text(found: Sequence[TextLine], room: float, *, is_split: bool) -> str:
    """A cell's text, its lines joined.

    Digits over two lines are one number only where the first line fills the cell; else, and
    where a number runs over the cell's edge, they are kept apart, so that no value is taken.
    """
    if not found:
        return ""
    text = found[0].text
    for before, line in zip(found, found[1:], strict=False):
        text = _with_line(text, before, line, room=room)
    return _apart(text) if is_split else text


def _with_line(text: str, before: TextLine, line: TextLine, *, room: float) -> str:
    is_number = _DIGIT.search(text[-1:]) and _DIGIT.match(line.text)
    if not is_number:
        return joined(text, line.text)
    return text + line.text if _is_full(before, room) else f"{text} {line.text}"


def _is_full(line: TextLine, room: float) -> bool:
    """Whether a line of digits leaves no room for another one in its cell."""
    digit = max(glyph.right - glyph.left for glyph in line.glyphs)
    return line.right - line.left + FITS * digit > room


def _padding(grid: Grid, laid: Sequence[Sequence[TextLine]]) -> float:
    """How much broader this table's cells are than their text at least, on both sides together."""
    left, right, size = [], [], 0.0
    for region, found in zip(grid.regions, laid, strict=True):
        for line in found:
            left.append(line.left - grid.xs[region.column])
            right.append(grid.xs[region.column_end] - line.right)
            size = max(size, line.size)
    measured = max(min(left, default=0.0), 0.0) + max(min(right, default=0.0), 0.0)
    return min(measured, MOST_PADDING + size)


def _ends_full(line: TextLine, room: float) -> bool:
    return bool(_DIGIT.search(line.text[-1:])) and _is_full(line, room)


def _apart(text: str) -> str:
    """A text that stands among figures and cannot be taken for one."""
    return f"{text} -"


def _split_numbers(grid: Grid, glyphs: Sequence[Glyph], places: Sequence[int | None]) -> set[int]:
    """The cells between which a run of digits is printed without a gap (数字跨格)."""
    pairs = zip(glyphs, places, strict=True)
    digits = [(glyph, at) for glyph, at in pairs if _DIGIT.match(glyph.text)]
    digits.sort(key=lambda pair: (round(pair[0].base), pair[0].left))
    split: set[int] = set()
    for (one, first), (two, second) in zip(digits, digits[1:], strict=False):
        if first != second and abs(one.base - two.base) < 1 and _is_run(one, two, grid.xs):
            split |= {at for at in (first, second) if at is not None}
    return split


def _is_run(one: Glyph, two: Glyph, edges: Sequence[float]) -> bool:
    """Whether two digits touch, or nearly so with no line of the table between them."""
    gap, size = two.left - one.right, two.bottom - two.top
    has_line = any(one.right <= x <= two.left for x in edges)
    return abs(gap) < (TOUCHING if has_line else NEAR) * size
