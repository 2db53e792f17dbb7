"""How a page is laid out (版面): put straight, its tables found, lines told from letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongkai.report.reading.limits import require
from gongkai.report.reading.pdf.grid import SAME, Grid, grids
from gongkai.report.reading.pdf.marks.page import Marks, Rule
from gongkai.report.reading.scan.paper.lettering import letter_height, without_specks
from gongkai.report.reading.scan.paper.rulings import (
    lines_across,
    lines_down,
    rules,
    without_rulings,
)
from gongkai.report.reading.scan.paper.sheet import SCALE, Grey, Sheet, ink
from gongkai.report.reading.scan.paper.upright import upright

NARROWEST = 100.0
"""Points of the narrowest table; what is narrower is a picture or a stamp."""

BLACKEST = 0.4
"""The share of a table that ink may cover; what is blacker is a photograph."""

MOST_CELLS = 1_500
"""How many cells the tables of one page may have; a whole report has some 350."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page that stands straight, without its ruling lines; `letters` is a mask of its ink.

    `letter` is the height of its letters in pixels, those in its tables may have another;
    `marks` holds the lines of its tables.
    """

    sheet: Sheet
    letters: Grey
    letter: float
    tables: Sequence[Grid]
    marks: Marks

    def letter_in(self, grid: Grid) -> float:
        """The height of the letters in a table, in pixels."""
        left, right, top, bottom = _bounds(grid, 0)
        return letter_height(self.letters[top:bottom, left:right])

    @property
    def outside(self) -> Grey:
        """The letters that stand in no table."""
        rest = self.letters.copy()
        for grid in self.tables:
            left, right, top, bottom = _bounds(grid, SAME)
            rest[top:bottom, left:right] = 0
        return rest


def layout_of(sheet: Sheet) -> Layout:
    """A page laid out; raises `TooLarge` for tables that no report has."""
    sheet = upright(sheet)
    mask = ink(sheet.grey)
    rows, columns = lines_across(mask), lines_down(mask)
    across, down = rules(rows, columns)
    tables = [grid for grid in grids(Marks(across=across, down=down)) if _is_table(grid, mask)]
    count = sum(len(grid.regions) for grid in tables)
    require(count, MOST_CELLS, what=f"图片中的表格超过{MOST_CELLS}格")
    sheet = without_rulings(sheet, np.bitwise_or(rows, columns), tables)
    letters = without_specks(ink(sheet.grey), sheet.seal)
    marks = Marks(
        across=[rule for rule in across if any(_lies_across(rule, grid) for grid in tables)],
        down=[rule for rule in down if any(_lies_down(rule, grid) for grid in tables)],
        has_objects=True,
    )
    return Layout(sheet, letters, letter_height(letters), tables, marks)


def _is_table(grid: Grid, mask: Grey) -> bool:
    left, right, top, bottom = _bounds(grid, 0)
    own = mask[top:bottom, left:right]
    is_wide = grid.xs[-1] - grid.xs[0] >= NARROWEST
    return is_wide and int(np.count_nonzero(own)) <= BLACKEST * own.size


def _bounds(grid: Grid, around: float) -> tuple[int, int, int, int]:
    """The pixels that a table covers, and some points around it: left, right, top, bottom."""
    edges = (grid.xs[0] - around, grid.xs[-1] + around, grid.ys[0] - around, grid.ys[-1] + around)
    left, right, top, bottom = (max(round(value * SCALE), 0) for value in edges)
    return left, right, top, bottom


def _lies_across(rule: Rule, grid: Grid) -> bool:
    middle = (rule.start + rule.end) / 2
    is_beside = grid.xs[0] - SAME <= middle <= grid.xs[-1] + SAME
    return is_beside and grid.ys[0] - SAME <= rule.at <= grid.ys[-1] + SAME


def _lies_down(rule: Rule, grid: Grid) -> bool:
    middle = (rule.start + rule.end) / 2
    is_beside = grid.ys[0] - SAME <= middle <= grid.ys[-1] + SAME
    return is_beside and grid.xs[0] - SAME <= rule.at <= grid.xs[-1] + SAME
