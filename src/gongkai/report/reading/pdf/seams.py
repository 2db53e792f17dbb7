"""Where a page ends inside a table (跨页): repeated headers left out, cut rows made whole.

A row is made whole only where its halves complete one another. Where both halves print digits in
one cell, they are one number only if the upper ones fill the cell; else they are kept apart, so
that no value is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.labels import (
    BLOCKS_OF_TABLE_4,
    COLUMN_NAMES,
    RESULT_NAMES,
    ROW_WORDS,
    ROWS,
    TABLE_2_COLUMNS,
    TABLE_2_ROWS,
    words,
)
from gongkai.report.reading.numbers import is_value_like
from gongkai.report.reading.pdf.lines import joined

HEADER_ROWS = 6
"""Among so many first rows a row must stand to be a header that a page repeats."""

LIKE = 75
"""Likeness in percent from which two halves are a label of the form, misspelt."""

_KNOWN = {
    *ROWS,
    *COLUMN_NAMES,
    *RESULT_NAMES,
    *TABLE_2_ROWS,
    *TABLE_2_COLUMNS,
    *(words(name) for names in BLOCKS_OF_TABLE_4.values() for name in names),
}
_NOTE = re.compile(r"[（(][^）)]*[）)]?")
_OPEN_NOTE = re.compile(r"[+-]?\d[\d,]*\s?[件条]?[（(][^）)]*")

_Pair = tuple[Cell, Cell]


def sewn(above: Sequence[Row], below: Sequence[Row], *, full: Collection[int] = ()) -> list[Row]:
    """The rows of a table that goes on on the next page.

    `full` are the columns in which digits fill the last row's cell to its edge.
    """
    rest = _without_header(above, below)
    if not above or not rest:
        return [*above, *rest]
    pairs = _pairs(above[-1], rest[0])
    if _is_cut(pairs, rest[0]):
        whole = {
            one.column: _whole(one.text, two.text, is_full=one.column in full) for one, two in pairs
        }
        return [*above[:-1], _with_texts(above[-1], whole), *rest[1:]]
    return _with_carried(above, rest, pairs)


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
    """The cells of two rows that cover the same columns."""
    at = {(cell.column, cell.width): cell for cell in two}
    return [(cell, at[cell.column, cell.width]) for cell in one if (cell.column, cell.width) in at]


def _is_cut(pairs: Sequence[_Pair], below: Row) -> bool:
    """Whether a row is the lower half of the one above it."""
    if len(pairs) < len(below):
        return False
    own = [(one, two) for one, two in pairs if not one.inherited]
    one, two = _Half([one.text for one, _ in own]), _Half([_rest(*pair) for pair in own])
    if two.is_blank:
        return True
    if not two.label:
        return not (one.has_values and two.is_full) and (one.has_values or one.labels == 1)
    if not one.label:
        return one.has_values and not two.has_values
    if not two.has_values and _is_more_like(one.label, two.label):
        return True
    return _known_together(own) and (
        not two.has_values or two.depth < one.depth or words(two.label) not in _KNOWN
    )


def _is_more_like(one: str, two: str) -> bool:
    """Whether two halves together are more like a label of the form than each alone (错字)."""
    together = _likeness(one + two)
    return together >= LIKE and together > max(_likeness(one), _likeness(two))


def _likeness(text: str) -> float:
    own = words(text)
    return max(ratio(own, name) for names in ROW_WORDS.values() for name in names)


def _rest(one: Cell, two: Cell) -> str:
    """A lower half's text; "" for a note, or its end, to a figure of the upper half."""
    is_note = is_value_like(one.text) and _NOTE.fullmatch(two.text)
    return "" if is_note or _OPEN_NOTE.fullmatch(one.text) else two.text


class _Half:
    """One of two rows that may be one: its label, how far in it stands, and its figures."""

    def __init__(self, texts: Sequence[str]) -> None:
        values = [text for text in texts if is_value_like(text) or _OPEN_NOTE.fullmatch(text)]
        labels = [text for text in texts if text and text not in values]
        self.label = labels[-1] if labels else ""
        self.depth = max((at for at, text in enumerate(texts) if text in labels), default=-1)
        self.labels = len(labels)
        self.has_values = bool(values)
        self.is_blank = not any(texts)
        self.is_full = len(values) == len(texts)


def _known_together(pairs: Sequence[_Pair]) -> bool:
    """Whether every label of the lower row ends a label of the form begun in the upper one."""
    both = [(one.text, _rest(one, two)) for one, two in pairs]
    both = [(one, two) for one, two in both if two and not is_value_like(two)]
    return all(one and words(joined(one, two)) in _KNOWN for one, two in both)


def _whole(one: str, two: str, *, is_full: bool) -> str:
    if is_value_like(one) and is_value_like(two):
        return one + two if is_full else f"{one} {two}"
    return joined(one, two) if one and two else one or two


def _with_texts(row: Row, texts: dict[int, str]) -> Row:
    return tuple(replace(cell, text=texts.get(cell.column, cell.text)) for cell in row)


def _is_known(one: str, two: str) -> bool:
    """Whether two texts, neither of them a figure, make words of the form."""
    has_values = is_value_like(one) or is_value_like(two)
    return not has_values and words(joined(one, two)) in _KNOWN


def _with_carried(above: Sequence[Row], below: Sequence[Row], pairs: Sequence[_Pair]) -> list[Row]:
    """The rows, where cells that reach over the page's end have their whole words on both sides."""
    whole = {
        one.column: joined(one.text, two.text)
        for one, two in pairs
        if one.text and two.text and _is_known(one.text, two.text)
    }
    if not whole:
        return [*above, *below]
    first = tuple(
        replace(cell, text=whole[cell.column], inherited=True) if cell.column in whole else cell
        for cell in below[0]
    )
    return [*above[:-1], _with_texts(above[-1], whole), first, *below[1:]]
