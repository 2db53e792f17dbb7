"""Where a page ends inside a table (跨页): repeated headers left out, cut rows made whole.

A row is made whole only where its halves complete one another; where both halves print digits in
one cell, the digits are kept apart, so that no value is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.labels import (
    COLUMN_NAMES,
    RESULT_NAMES,
    ROWS,
    TABLE_2_COLUMNS,
    TABLE_2_ROWS,
    words,
)
from gongkai.report.reading.numbers import is_value_like
from gongkai.report.reading.pdf.lines import joined

HEADER_ROWS = 6
"""Among so many first rows a row must stand to be a header that a page repeats."""

_KNOWN = {*ROWS, *COLUMN_NAMES, *RESULT_NAMES, *TABLE_2_ROWS, *TABLE_2_COLUMNS}

_Pair = tuple[Cell, Cell]


def sewn(above: Sequence[Row], below: Sequence[Row]) -> list[Row]:
    """The rows of a table that goes on on the next page."""
    rest = _without_header(above, below)
    pairs = _pairs(above[-1], rest[0]) if above and rest else []
    if not pairs or not _is_cut(pairs):
        return [*above, *rest]
    halves = {one.column: two for one, two in pairs}
    whole = tuple(
        replace(cell, text=_whole(cell.text, halves[cell.column].text))
        if cell.column in halves
        else cell
        for cell in above[-1]
    )
    return [*above[:-1], whole, *rest[1:]]


def _without_header(above: Sequence[Row], below: Sequence[Row]) -> Sequence[Row]:
    """The rows below, without those that repeat the table's header."""
    heads = [_printed(row) for row in above[:HEADER_ROWS] if not _has_values(row)]
    start = 0
    while start < len(below) and (printed := _printed(below[start])) and printed in heads:
        start += 1
    return below[start:]


def _printed(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row if cell.text]


def _has_values(row: Row) -> bool:
    return any(is_value_like(cell.text) for cell in row)


def _pairs(one: Row, two: Row) -> list[_Pair]:
    """The cells of two rows that stand below one another; none where the columns differ."""
    at = {(cell.column, cell.width): cell for cell in two}
    own = [cell for cell in one if not cell.inherited]
    if any((cell.column, cell.width) not in at for cell in own):
        return []
    return [(cell, at[cell.column, cell.width]) for cell in own]


def _is_cut(pairs: Sequence[_Pair]) -> bool:
    """Whether two rows are the halves of one."""
    one, two = _Half(cell for cell, _ in pairs), _Half(cell for _, cell in pairs)
    if two.is_blank:
        return True
    if one.has_values and two.has_values:
        return not two.label and not two.is_full
    if not two.label or not one.label:
        return one.has_values != two.has_values or not two.label
    is_whole = _known_together(pairs)
    return is_whole and (not two.has_values or words(two.label) not in _KNOWN)


class _Half:
    """One of two rows that may be one: its label, and whether it prints figures."""

    def __init__(self, cells: Iterator[Cell]) -> None:
        texts = [cell.text for cell in cells]
        values = [text for text in texts if is_value_like(text)]
        labels = [text for text in texts if text and not is_value_like(text)]
        self.label = labels[-1] if labels else ""
        self.has_values = bool(values)
        self.is_blank = not any(texts)
        self.is_full = len(values) == len(texts)


def _known_together(pairs: Sequence[_Pair]) -> bool:
    """Whether every label of the lower row ends a label of the form begun in the upper one."""
    both = [(one.text, two.text) for one, two in pairs if two.text and not is_value_like(two.text)]
    return all(one and words(joined(one, two)) in _KNOWN for one, two in both)


def _whole(one: str, two: str) -> str:
    if is_value_like(one) and is_value_like(two):
        return f"{one} {two}"
    return joined(one, two) if one and two else one or two
