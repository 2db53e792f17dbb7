"""What every format is turned into (版面块): paragraphs and tables, in reading order.

Only the format modules know files; everything after them knows only these shapes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.report.reading.limits import MAX_CELLS, MAX_COLUMNS, MAX_SPAN, require


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading (段落); `heading` is True where the format says so."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its column in the grid (单元格).

    `width` is the columns it covers; `inherited` says that it was printed in a row above and
    reaches down into this one.
    """

    text: str
    column: int
    width: int = 1
    inherited: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table (表格); `ruled` is False where columns are only what text editors kept."""

    rows: tuple[Row, ...]
    ruled: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks (文档): what stands in it, and titles that stand outside its text.

    `is_scan` says that characters were recognised from pixels and may have been misread.
    """

    blocks: tuple[Block, ...]
    format: str
    titles: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A cell as it is written in a file: text, rows and columns that it covers."""

    text: str
    rows: int = 1
    columns: int = 1


def grid(rows: Iterable[Iterable[Span]]) -> Table:
    """A ruled table out of rows of spans, as a browser would lay them out (合并单元格展开).

    Spans that reach beyond the table end with it; raises `TooLarge` for a table of more cells
    than a report can have.
    """
    reaching: dict[int, tuple[int, Cell]] = {}
    laid: list[Row] = []
    count = 0
    for spans in rows:
        row, reaching = _laid_row(spans, reaching)
        count += len(row)
        require(count, MAX_CELLS, what=f"表格超过{MAX_CELLS}个单元格")
        laid.append(row)
    return Table(tuple(laid))


def _laid_row(
    spans: Iterable[Span], reaching: dict[int, tuple[int, Cell]]
) -> tuple[Row, dict[int, tuple[int, Cell]]]:
    cells: list[Cell] = [cell for _, cell in reaching.values()]
    taken = {cell.column + step for cell in cells for step in range(cell.width)}
    below = {at: (left - 1, cell) for at, (left, cell) in reaching.items() if left > 1}
    column = 0
    for span in spans:
        while column in taken:
            column += 1
        cell = Cell(span.text, column, min(max(span.columns, 1), MAX_SPAN))
        cells.append(cell)
        if span.rows > 1:
            down = Cell(cell.text, column, cell.width, inherited=True)
            below[column] = (span.rows - 1, down)
        column += cell.width
        require(column, MAX_COLUMNS, what=f"表格超过{MAX_COLUMNS}列")
    return tuple(sorted(cells, key=lambda cell: cell.column)), below
