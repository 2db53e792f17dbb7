"""The columns of a table that has no header (无表头的列), told by all of its rows together.

Where labels end, which columns hold remarks or nothing, and that the last is the total of the
others: only when all of this leaves one choice are the columns taken for the form's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, groupby

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.numbers import figure, is_value_like, plain_text
from gongkai.report.reading.tables.headers import Header, covered

FEWEST_ROWS = 2
"""One row alone says nothing of its columns."""

MOST_SPARE = 6
"""How many columns may be blank or hold remarks; a table with more is not the form's."""


def headless(rows: Sequence[Row], header: Header) -> Header | None:
    """The header that the rows of a table imply; None where they do not leave one choice."""
    data = _one_table([row for row in rows if any(map(_is_figure, row))])
    if len(data) < FEWEST_ROWS:
        return None
    end = _end(data[0])
    first = max(_labels_end(row) for row in data)
    if any(_is_figure(cell) and cell.column < first for row in data for cell in row):
        return None
    chosen = _chosen(data, range(first, end), len(header.keys))
    if chosen is None:
        return None
    columns = {key: (column, column) for key, column in zip(header.keys, chosen, strict=True)}
    other = dict.fromkeys(set(range(first, end)) - set(chosen), "")
    return Header(
        header.names, header.keys, other=other, end=end, columns=columns, covered=covered(columns)
    )


def _one_table(data: Sequence[Row]) -> Sequence[Row]:
    """The rows of the longest of some tables that run together, each as broad as it is throughout.

    Nothing where rows of another breadth stand between its rows.
    """
    tables = [list(table) for _, table in groupby(data, key=_end)]
    longest = max(tables, key=len, default=[])
    others = [table for table in tables if table is not longest]
    return [] if any(_end(table[0]) == _end(longest[0]) for table in others) else longest


def _end(row: Row) -> int:
    return max(cell.column + cell.width for cell in row)


def _is_figure(cell: Cell) -> bool:
    return not cell.inherited and is_value_like(cell.text)


def _labels_end(row: Row) -> int:
    """The column behind the labels that stand before a row's first figure."""
    first = next(cell.column for cell in row if _is_figure(cell))
    labels = [cell for cell in row if cell.column < first and plain_text(cell.text)]
    return max((cell.column + cell.width for cell in labels), default=0)


def _chosen(data: Sequence[Row], columns: range, width: int) -> Sequence[int] | None:
    """The columns of the figures: all but remarks and blanks, the last the total of the rest."""
    worded = {cell.column for row in data for cell in row if _is_remark(cell, columns)}
    printed = {cell.column for row in data for cell in row if _is_figure(cell)} - worded
    blank = set(columns) - worded - printed
    surplus = len(columns) - width - len(worded)
    if surplus < 0 or len(blank) > MOST_SPARE:
        return None
    kept = [column for column in columns if column not in worded]
    ways = [_without(kept, gone) for gone in combinations(sorted(blank), surplus)]
    proved = [way for way in ways if _adds_up(data, way)]
    return proved[0] if len(proved) == 1 else None


def _is_remark(cell: Cell, columns: range) -> bool:
    return cell.column in columns and bool(plain_text(cell.text)) and not is_value_like(cell.text)


def _without(columns: Sequence[int], gone: Collection[int]) -> list[int]:
    return [column for column in columns if column not in gone]


def _adds_up(data: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether most rows have the total of the other columns in the last; totals can be wrong."""
    failing = 0
    for row in data:
        at = {cell.column: figure(cell.text).value or 0 for cell in row if cell.width == 1}
        failing += sum(at.get(column, 0) for column in columns[:-1]) != at.get(columns[-1], 0)
    return 2 * failing < len(data)
