"""Pages as blocks (版面): tables that run over pages made one, text around them in paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.report.reading.blocks import Block, Paragraph, Row, Table
from gongkai.report.reading.pdf.cells import GridTable, filled
from gongkai.report.reading.pdf.charts import without_charts
from gongkai.report.reading.pdf.columns import Sheet, sheets
from gongkai.report.reading.pdf.grid import SAME, Grid, as_one, grids
from gongkai.report.reading.pdf.lines import TextLine, lines
from gongkai.report.reading.pdf.margins import body
from gongkai.report.reading.pdf.marks.page import Glyph, Marks
from gongkai.report.reading.pdf.paragraphs import Column, column, paragraphs
from gongkai.report.reading.pdf.seams import sewn


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

    tables: list[_Part]
    lines: list[TextLine]


Item = TextLine | Sheet | _Part


def blocks(pages: Sequence[Marks]) -> list[Block]:
    """The blocks of some pages, in reading order."""
    leaves = [_leaf(number, marks) for number, marks in enumerate(pages)]
    texts = [without_charts(text) for text in body([leaf.lines for leaf in leaves])]
    items = [
        item
        for leaf, text in zip(leaves, texts, strict=True)
        for item in _in_order(leaf.tables, text)
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
    return _Leaf(tables, lines(glyphs))


def _in_order(tables: Sequence[_Part], text: Sequence[TextLine]) -> list[Item]:
    without_rules, rest = sheets(text)
    items: list[Item] = [*tables, *without_rules, *rest]
    return sorted(items, key=_top)


def _top(item: Item) -> float:
    if isinstance(item, Sheet):
        return item.top
    return item.grid.ys[0] if isinstance(item, _Part) else item.base - item.size


def _blocks(items: Sequence[Item], frame: Column) -> Iterator[Block]:
    run: list[TextLine] = []
    parts: list[_Part] = []
    for item in items:
        if isinstance(item, TextLine):
            yield from _tables(parts)
            parts = []
            run.append(item)
        else:
            yield from map(Paragraph, paragraphs(run, frame))
            run = []
            if isinstance(item, Sheet):
                yield from _tables(parts)
                parts = []
                yield item.table
            else:
                parts.append(item)
    yield from map(Paragraph, paragraphs(run, frame))
    yield from _tables(parts)


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
    """Whether a table goes on on the next page: of the same width, and no column lost."""
    before = parts[-1]
    if part.page != before.page + 1:
        return False
    ends = ((before.grid.xs[0], part.grid.xs[0]), (before.grid.xs[-1], part.grid.xs[-1]))
    if any(abs(one - two) > 2 * SAME for one, two in ends):
        return False
    edges = _edges([*parts, part])
    return all(len(set(_columns(each, edges))) == len(each.grid.xs) for each in [*parts, part])


def _table(parts: Sequence[_Part]) -> Table:
    edges = _edges(parts)
    rows: list[Row] = []
    for part in parts:
        rows = sewn(rows, part.table.rows(_columns(part, edges)))
    return Table(tuple(rows))


def _edges(parts: Sequence[_Part]) -> list[float]:
    """The edges of the columns of all parts of a table."""
    return as_one(x for part in parts for x in part.grid.xs)


def _columns(part: _Part, edges: Sequence[float]) -> list[int]:
    """The number that each edge of a part has among all."""
    return [min(range(len(edges)), key=lambda at: abs(edges[at] - x)) for x in part.grid.xs]
