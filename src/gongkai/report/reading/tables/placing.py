"""Which figure belongs in which column (归列), where a row prints more or fewer than it should.

Every way to lay the figures out in order is tried; those in which the printed totals hold
remain; a cell is filled only where all that remain agree. Nothing printed is ever changed, and
what is left out, unless it is a blank or a superfluous zero, is told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb

from gongkai.report.reading.numbers import BLANK, Figure

MAX_PLACEMENTS = 8_000
"""How many ways to lay out one row are tried before it counts as undecidable."""

MAX_STEPS = 60_000
"""How many steps the cutting of one run of digits may take."""

LONGEST_RUN = 30
"""Digits of the longest run in which a superfluous zero is looked for."""

LONGEST_FIGURE = 8
"""Digits of the longest figure that is cut out of a run."""


_SPARE = Counter({BLANK: 10**6, Figure(0): 10**6})
"""What may be left out without a word: blanks and superfluous zeros."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row laid out in its columns (归列结果).

    `None` is a column that cannot be decided. `repair` says what was done, `doubt` what is not
    certain about the cells that do have a figure.
    """

    figures: tuple[Figure | None, ...]
    repair: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A row's columns and where its totals stand (行的结构): table 3 is `Shape(7, (6,))`.

    Each total adds up the columns since the total before it.
    """

    width: int
    totals: tuple[int, ...] = ()

    def holds(self, figures: Sequence[Figure]) -> bool:
        """Whether every printed total is the sum of its columns; blanks count as nothing."""
        start = 0
        for at in self.totals:
            total = figures[at].value
            if total is not None and total != _sum(figures[start:at]):
                return False
            start = at + 1
        return True

    def is_proved(self, figures: Sequence[Figure]) -> bool:
        """Whether every total is printed: a sum that is blank proves nothing."""
        return bool(self.totals) and all(figures[at].value is not None for at in self.totals)


def _sum(figures: Sequence[Figure]) -> int | Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), start=0)


def placed(figures: Sequence[Figure], shape: Shape) -> Placed:
    """The figures of a row in its columns; `None` where no certain place is known.

    >>> row = [Figure(value) for value in (11, 1, 0, 0, 0, 0, 0, 12)]
    >>> [figure.value for figure in placed(row, Shape(7, (6,))).figures]
    [11, 1, 0, 0, 0, 0, 12]
    """
    printed = [figure for figure in figures if not figure.is_blank]
    if not printed:
        return Placed((BLANK,) * shape.width)
    if len(printed) == shape.width:
        return _in_order(figures, tuple(printed), shape)
    if len(figures) == shape.width:
        return _with_blanks(tuple(figures), shape)
    if any(figure.doubt for figure in figures):
        return _undecided(figures, shape)
    return _agreed(_layouts(figures, shape), figures, shape)


def _in_order(figures: Sequence[Figure], printed: tuple[Figure, ...], shape: Shape) -> Placed:
    """As many figures as columns; with blanks between or before them the sum must prove it."""
    if len(figures) == shape.width:
        return Placed(printed)
    if shape.totals:
        is_sure = shape.holds(printed) and not any(figure.doubt for figure in printed)
    else:
        first = next(at for at, figure in enumerate(figures) if not figure.is_blank)
        is_sure = tuple(figures[first : first + shape.width]) == printed
    if is_sure:
        return Placed(printed)
    return Placed(printed, doubt="单元格多于列数，又没有合计可以验证，列位可能有错位")


def _with_blanks(figures: tuple[Figure, ...], shape: Shape) -> Placed:
    if shape.holds(figures) or any(figure.doubt for figure in figures):
        return Placed(figures)
    return Placed(figures, doubt="有空白单元格且合计不等于各列之和，列位可能有错位")


def _undecided(figures: Sequence[Figure], shape: Shape) -> Placed:
    seen = "、".join(_shown(figure) for figure in figures if not figure.is_blank)
    what = f"原文依次为“{seen}”，共{_count(figures)}个，应有{shape.width}列，无法确定归列，未取值"
    return Placed((None,) * shape.width, doubt=what)


def _shown(figure: Figure) -> str:
    return figure.printed or str(figure.value)


def _count(figures: Sequence[Figure]) -> int:
    return sum(not figure.is_blank for figure in figures)


def _layouts(figures: Sequence[Figure], shape: Shape) -> Iterator[tuple[Figure, ...]]:
    if len(figures) < shape.width:
        return _spread(figures, shape.width)
    printed = [figure for figure in figures if not figure.is_blank]
    if len(printed) > shape.width:
        return _left_out(printed, shape.width, spare=range(len(printed)))
    blanks = [at for at, figure in enumerate(figures) if figure.is_blank]
    return _left_out(figures, shape.width, spare=blanks)


def _spread(figures: Sequence[Figure], width: int) -> Iterator[tuple[Figure, ...]]:
    for columns in combinations(range(width), len(figures)):
        row = [BLANK] * width
        for column, figure in zip(columns, figures, strict=True):
            row[column] = figure
        yield tuple(row)


def _left_out(
    figures: Sequence[Figure], width: int, *, spare: Sequence[int]
) -> Iterator[tuple[Figure, ...]]:
    surplus = len(figures) - width
    if len(spare) < surplus or comb(len(spare), surplus) > MAX_PLACEMENTS:
        return
    for gone in combinations(spare, surplus):
        yield tuple(figure for at, figure in enumerate(figures) if at not in gone)


def _agreed(
    layouts: Iterator[tuple[Figure, ...]], figures: Sequence[Figure], shape: Shape
) -> Placed:
    fitting = {layout for layout in layouts if shape.holds(layout)}
    if not any(shape.is_proved(layout) for layout in fitting):
        return _undecided(figures, shape)
    cells = tuple(_common({layout[at] for layout in fitting}) for at in range(shape.width))
    if all(cell is None for cell in cells):
        return _undecided(figures, shape)
    seen = "、".join(_shown(figure) for figure in figures if not figure.is_blank)
    how = f"原文依次为“{seen}”，与{shape.width}列不符，按顺序和行内合计归列"
    if None in cells:
        return Placed(cells, repair=how, doubt=how + "；部分单元格无法确定，未取值")
    lost = Counter(figures) - Counter(figure for figure in cells if figure) - _SPARE
    if lost:
        return Placed(cells, repair=how, doubt=how + f"；“{_shown(next(iter(lost)))}”未能归列")
    return Placed(cells, repair=how)


def _common(candidates: set[Figure]) -> Figure | None:
    return next(iter(candidates)) if len(candidates) == 1 else None


def cut(digits: str, shape: Shape) -> Placed:
    """Figures that were run together, cut where the totals make it certain (连排数字切分).

    Spaces are cuts already made. Every column is taken to hold a figure; where there are more
    digits than columns, that can be wrong although the sums hold, and the row carries a doubt.

    >>> [figure.value for figure in cut("640020470", Shape(7, (6,))).figures]
    [64, 0, 0, 2, 0, 4, 70]
    """
    ways = _Cutter(digits.split(), shape).ways()
    if ways and len(digits) <= LONGEST_RUN:
        ways += [way for fewer in _one_zero_less(digits) for way in _Cutter(fewer, shape).ways()]
    if not ways:
        return Placed((None,) * shape.width, doubt=f"原文连排为“{digits}”，无法切分，未取值")
    columns = zip(*ways, strict=True)
    cells = tuple(_common({Figure(value) for value in column}) for column in columns)
    if None in cells:
        what = f"原文连排为“{digits}”，有不止一种切分，不能确定的单元格未取值"
        return Placed(cells, doubt=what)
    how = f"原文连排为“{digits}”，按列数和行内合计切分"
    is_plain = len("".join(digits.split())) == shape.width
    return Placed(cells, repair=how, doubt="" if is_plain else f"{how}，请与原件核对")


def _one_zero_less(digits: str) -> list[list[str]]:
    """The runs without one of their zeros, which may be superfluous."""
    zeros = [at for at, digit in enumerate(digits) if digit == "0"]
    return [text.split() for text in {digits[:at] + digits[at + 1 :] for at in zeros}]


class _Cutter:
    """All ways to cut runs of digits into the figures of a row (切分)."""

    def __init__(self, runs: Sequence[str], shape: Shape) -> None:
        self.text = "".join(runs)
        self.shape = shape
        self.steps = 0
        edges, at = set(), 0
        for run in runs:
            at += len(run)
            edges.add(at)
        self.edges = edges

    def ways(self) -> list[tuple[int, ...]]:
        """Every way, or none where there are too many to try."""
        found = list(self._ways(0, (), 0))
        return [] if self.steps > MAX_STEPS else found

    def _ways(self, at: int, row: tuple[int, ...], subtotal: int) -> Iterator[tuple[int, ...]]:
        if len(row) == self.shape.width:
            if at == len(self.text):
                yield row
            return
        is_total = len(row) in self.shape.totals
        for end in self._ends(at, self.shape.width - len(row)):
            value = int(self.text[at:end])
            if is_total and value != subtotal:
                continue
            yield from self._ways(end, (*row, value), 0 if is_total else subtotal + value)

    def _ends(self, at: int, wanted: int) -> Iterator[int]:
        last = min(len(self.text) - wanted + 1, at + LONGEST_FIGURE)
        if at < len(self.text) and self.text[at] == "0":
            last = min(last, at + 1)
        for end in range(at + 1, last + 1):
            self.steps += 1
            if self.steps > MAX_STEPS:
                return
            yield end
            if end in self.edges:
                return
