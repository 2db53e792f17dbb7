"""Rows of a Word table (表格行): where the cells of a row lie, and rows put below one another."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.reading.blocks import Cell, Row, Table
from gongkai.report.reading.limits import MAX_CELLS, MAX_SPAN, require

SAME = 40
"""Edges at most so many twentieths of a point apart are one column's."""

_CELL = 20
"""Bytes of a cell's description (TC80, 2.9.330)."""

_MERGED_DOWN, _FIRST_OF_MERGED = 0x20, 0x40
_MERGED_INTO_LEFT = 0x3


@dataclass(frozen=True, slots=True)
class RowEnd:
    """What the end of a row says (行定义): the edges of its cells, which of them go on from above.

    `swallowed` are cells that were merged into the one on their left.
    """

    edges: Sequence[int] = ()
    continued: frozenset[int] = frozenset()
    swallowed: frozenset[int] = frozenset()


def row_end(operand: bytes) -> RowEnd:
    """The definition of a row (TDefTableOperand, 2.9.326); empty where it says nothing."""
    if len(operand) < 3:
        return RowEnd()
    count = operand[2]
    if len(operand) < 3 + 2 * (count + 1):
        return RowEnd()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    flags = [
        int.from_bytes(operand[at : at + 2], "little")
        for at in range(3 + 2 * (count + 1), len(operand) - 1, _CELL)
    ][:count]
    down = (_MERGED_DOWN, _MERGED_DOWN | _FIRST_OF_MERGED)
    return RowEnd(
        edges,
        frozenset(at for at, flag in enumerate(flags) if flag & (0x60) == down[0]),
        frozenset(at for at, flag in enumerate(flags) if flag & _MERGED_INTO_LEFT == 1),
    )


def table(rows: Sequence[tuple[Sequence[str], RowEnd]]) -> Table:
    """A table out of its rows: cells at the columns that all rows together have."""
    require(sum(len(texts) for texts, _ in rows), MAX_CELLS, what=f"表格超过{MAX_CELLS}个单元格")
    edges = _columns([end.edges for texts, end in rows if len(end.edges) > len(texts)])
    laid: list[Row] = []
    above: dict[int, str] = {}
    for texts, end in rows:
        row = _row(texts, end, edges=edges, above=above)
        above = {cell.column: cell.text for cell in row}
        laid.append(row)
    return Table(tuple(laid))


def _columns(rows: Sequence[Sequence[int]]) -> list[int]:
    columns: list[int] = []
    for edge in sorted({edge for edges in rows for edge in edges}):
        if not columns or edge - columns[-1] > SAME:
            columns.append(edge)
    return columns


def _row(texts: Sequence[str], end: RowEnd, *, edges: Sequence[int], above: dict[int, str]) -> Row:
    places = [_place(edge, edges) for edge in end.edges]
    if len(places) != len(texts) + 1 or len(set(places)) != len(places):
        return tuple(Cell(text, at) for at, text in enumerate(texts))
    cells: list[Cell] = []
    for at, text in enumerate(texts):
        first, width = places[at], min(places[at + 1] - places[at], MAX_SPAN)
        if at in end.swallowed and cells:
            last = cells.pop()
            cells.append(Cell(last.text, last.column, last.width + width, last.inherited))
        elif at in end.continued and first in above:
            cells.append(Cell(above[first], first, width, inherited=True))
        else:
            cells.append(Cell(text, first, width))
    return tuple(cells)


def _place(edge: int, edges: Sequence[int]) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge), default=0)
