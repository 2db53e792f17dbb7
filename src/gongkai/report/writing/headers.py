"""Which header cells speak for a figure (表头关联): by row to its left, by column above it."""

from __future__ import annotations

from gongkai.report.writing.layout import COL, COLGROUP, Placed, Table


def identifier(table: Table, placed: Placed) -> str:
    """The name of a header cell, unique on a page that holds one report."""
    return f"{table.key}-{placed.row}-{placed.column}"


def identifiers_of(table: Table, placed: Placed) -> tuple[str, ...]:
    """The names of the headers of a figure, column heads first, outermost first."""
    return tuple(identifier(table, header) for header in headers_of(table, placed))


def headers_of(table: Table, placed: Placed) -> tuple[Placed, ...]:
    """The header cells of a figure: the nearest heads above it, then those of its row."""
    heads = [head for head in table.placed if head.cell.scope]
    top = _nearest(table, placed.row)
    above = [head for head in heads if _is_above(head, placed, top=top)]
    beside = [head for head in heads if _is_beside(head, placed)]
    return (*above, *beside)


def _nearest(table: Table, row: int) -> int:
    """The first row of the block of header rows that stands nearest above a row."""
    while row > 0 and not _is_header_row(table, row):
        row -= 1
    while row > 0 and _is_header_row(table, row - 1):
        row -= 1
    return row


def _is_header_row(table: Table, row: int) -> bool:
    return all(cell.scope for cell in table.rows[row])


def _is_above(head: Placed, placed: Placed, *, top: int) -> bool:
    return (
        head.cell.scope in (COL, COLGROUP)
        and top <= head.row < placed.row
        and head.column < placed.column + placed.cell.colspan
        and placed.column < head.column + head.cell.colspan
    )


def _is_beside(head: Placed, placed: Placed) -> bool:
    return (
        head.cell.scope not in (COL, COLGROUP)
        and head.row <= placed.row < head.row + head.cell.rowspan
        and head.column < placed.column
    )
