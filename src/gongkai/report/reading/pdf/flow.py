"""Pages as blocks (版面): tables that run over pages made one, text around them in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongkai.report.reading.blocks import Block, Paragraph, Row, Table
from gongkai.report.reading.pdf.cells import GridTable, filled
from gongkai.report.reading.pdf.charts import without_charts
from gongkai.report.reading.pdf.grid import SAME, Grid, as_one, grids
from gongkai.report.reading.pdf.lines import TextLine, lines
from gongkai.report.reading.pdf.margins import body
from gongkai.report.reading.pdf.marks.page import Glyph, Marks
from gongkai.report.reading.pdf.paragraphs import Column, column, paragraphs
from gongkai.report.reading.pdf.seams import sewn
from gongkai.report.reading.pdf.unruled import Sheet, sheets

FEWEST_EDGES = 5
"""So many edges of columns in the same places make two tables one, though one is narrower."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table, or what of it stands on one page."""

    page: int
    table: GridTable

    @property
    def grid(self) -> Grid:
        return self.table.grid


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One page: its tables, and the lines outside of them."""

    page: int
    tables: list[_Part]
    lines: list[TextLine]


Item = TextLine | Sheet | _Part


def blocks(pages: Sequence[Marks]) -> list[Block]:
    """The blocks of some pages, in reading order."""
    leaves = [_leaf(number, marks) for number, marks in enumerate(pages)]
    texts = [without_charts(text) for text in body([leaf.lines for leaf in leaves])]
    unruled = sheets(texts)
    taken = {id(line) for sheet in unruled for line in sheet.lines}
    items = [
        item
        for leaf, text in zip(leaves, texts, strict=True)
        for item in _in_order(leaf, [line for line in text if id(line) not in taken], unruled)
    ]
    edges = [x for leaf in leaves for part in leaf.tables for x in part.grid.xs]
    frame = column([line for text in texts for line in text], edges)
    return list(_blocks(items, frame))


def _leaf(number: int, marks: Marks) -> _Leaf:
    glyphs: Sequence[Glyph] = marks.glyphs
    tables: list[_Part] = []
    for grid in grids(marks):
        table, outside = filled(grid, glyphs)
        if table.filled > 1:
            tables.append(_Part(number, table))
            glyphs = outside
    return _Leaf(number, tables, lines(glyphs))


def _in_order(leaf: _Leaf, text: Sequence[TextLine], unruled: Sequence[Sheet]) -> list[Item]:
    own = [sheet for sheet in unruled if sheet.page == leaf.page]
    items: list[Item] = [*leaf.tables, *own, *text]
    return sorted(items, key=_top)


def _top(item: Item) -> float:
    if isinstance(item, Sheet):
        return item.top
    return item.grid.ys[0] if isinstance(item, _Part) else item.base - item.size


def _blocks(items: Sequence[Item], frame: Column) -> Iterator[Block]:
    for _, run in groupby(items, key=type):
        found = list(run)
        yield from map(Paragraph, paragraphs([x for x in found if isinstance(x, TextLine)], frame))
        yield from _unruled([x for x in found if isinstance(x, Sheet)])
        yield from _tables([x for x in found if isinstance(x, _Part)])


def _unruled(found: Sequence[Sheet]) -> Iterator[Table]:
    """Tables without rules, their pages put together."""
    rows: list[Row] = []
    for sheet in found:
        if rows and not sheet.goes_on:
            yield Table(tuple(rows))
            rows = []
        rows = sewn(rows, sheet.rows)
    if rows:
        yield Table(tuple(rows))


def _tables(parts: Sequence[_Part]) -> Iterator[Table]:
    """Tables with no text between them; those of one width are one."""
    same: list[_Part] = []
    for part in parts:
        if same and not _goes_on(same, part):
            yield _table(same)
            same = []
        same.append(part)
    if same:
        yield _table(same)


def _goes_on(parts: Sequence[_Part], part: _Part) -> bool:
    """Whether a table goes on on the next page: with the same columns, and no column lost.

    An outermost column may be missing on a page on which nothing is ruled around it.
    """
    before = parts[-1]
    if part.page != before.page + 1:
        return False
    few, many = sorted((before.grid.xs, part.grid.xs), key=len)
    ends = (abs(few[0] - many[0]), abs(few[-1] - many[-1]))
    if min(ends) > 2 * SAME or (max(ends) > 2 * SAME and not _are_among(few, many)):
        return False
    edges = _edges([*parts, part])
    return all(len(set(_columns(each, edges))) == len(each.grid.xs) for each in [*parts, part])


def _are_among(few: Sequence[float], many: Sequence[float]) -> bool:
    """Whether the edges of a table are all edges of another one, and enough to tell."""
    at_one = all(min(abs(x - other) for other in many) <= SAME for x in few)
    return at_one and len(few) >= FEWEST_EDGES


def _table(parts: Sequence[_Part]) -> Table:
    edges = _edges(parts)
    rows: list[Row] = []
    full: set[int] = set()
    for part in parts:
        columns = _columns(part, edges)
        rows = sewn(rows, part.table.rows(columns), full=full)
        full = part.table.full_columns(columns)
    return Table(tuple(rows))


def _edges(parts: Sequence[_Part]) -> list[float]:
    """The edges of the columns of all parts of a table."""
    return as_one(x for part in parts for x in part.grid.xs)


def _columns(part: _Part, edges: Sequence[float]) -> list[int]:
    """The number that each edge of a part has among all."""
    return [min(range(len(edges)), key=lambda at: abs(edges[at] - x)) for x in part.grid.xs]
