"""Tables without ruling lines (无框线表格): rows of figures that stand below one another.

Only rows of several figures are taken for a table, and only where every figure stands in one
column; everything else stays text, which is read with more doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.report.reading.blocks import Cell, Row, Table
from gongkai.report.reading.numbers import is_value_like
from gongkai.report.reading.pdf.lines import TextLine, joined, line_of
from gongkai.report.reading.pdf.marks.page import Glyph

FIGURES = 5
"""So many figures on a line begin or end a table."""

MOST_FIGURES = 9
"""A row of more is table 4's, which has no label to hold on to; it is read as text."""

FEWEST_ROWS = 3
"""So many such lines make one."""

HEADER_LINES = 6
"""So many lines above the first row may name the columns."""

APART = 0.3
"""From which gap, in heights of a line, two words of a line are two cells."""

SAME_START = 3.0
"""Pieces of one label start at most so many points apart."""


_PART = re.compile(r"[四五六]\s?[、.．]\s?[^结]")


@dataclass(slots=True)
class _Token:
    """Words of a line that stand together."""

    text: str
    left: float
    right: float
    base: float

    @property
    def is_value(self) -> bool:
        return is_value_like(self.text)


@dataclass(slots=True)
class _Row:
    """A line with figures, and the pieces of its label from the lines around it."""

    base: float
    values: list[_Token]
    pieces: list[_Token] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table found among lines (无框线表格): where it starts, and its rows."""

    top: float
    table: Table


def sheets(lines: Sequence[TextLine]) -> tuple[list[Sheet], list[TextLine]]:
    """The tables among a page's lines, and the lines that are left."""
    tokens = [_tokens(line) for line in lines]
    strong = _strong(lines, tokens)
    if len(strong) < FEWEST_ROWS:
        return [], list(lines)
    first, last = strong[0], strong[-1]
    columns = _columns([_values(found) for found in tokens[first : last + 1]])
    if not columns:
        return [], list(lines)
    while last + 1 < len(lines) and _fits(_values(tokens[last + 1]), columns):
        last += 1
    while first > 0 and _fits(_values(tokens[first - 1]), columns):
        first -= 1
    start = _label_start(tokens, first, columns)
    header = _header(tokens[max(0, start - HEADER_LINES) : start], columns)
    rows = _rows(tokens[start : last + 1], columns)
    laid = [header, *rows] if header else rows
    own = Sheet(lines[start].base - lines[start].size, Table(tuple(laid)))
    return [own], [*lines[:start], *lines[last + 1 :]]


def _strong(lines: Sequence[TextLine], tokens: Sequence[Sequence[_Token]]) -> list[int]:
    """The lines of several figures, as far as the next heading after the first of them."""
    found: list[int] = []
    for at, own in enumerate(tokens):
        count = len(_values(own))
        if FIGURES <= count <= MOST_FIGURES:
            found.append(at)
        elif len(found) >= FEWEST_ROWS and not count and _PART.match(lines[at].text):
            break
    return found


def _tokens(line: TextLine) -> list[_Token]:
    found: list[list[Glyph]] = []
    for glyph in line.glyphs:
        gap = glyph.left - found[-1][-1].right if found else 0.0
        if found and gap <= APART * line.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_Token(line_of(part).text, part[0].left, part[-1].right, line.base) for part in found]


def _values(tokens: Sequence[_Token]) -> list[_Token]:
    """The figures at the end of a line."""
    start = len(tokens)
    while start > 0 and tokens[start - 1].is_value:
        start -= 1
    return list(tokens[start:])


def _columns(rows: Sequence[Sequence[_Token]]) -> list[tuple[float, float]]:
    """The columns of some rows of figures; none where a row has two figures in one of them."""
    spans = sorted((token.left, token.right) for values in rows for token in values)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns if all(_fits(values, columns) for values in rows if values) else []


def _fits(values: Sequence[_Token], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether there are figures, and each stands in a column of its own."""
    places = [_place(token, columns) for token in values]
    return bool(places) and None not in places and len(set(places)) == len(places)


def _place(token: _Token, columns: Sequence[tuple[float, float]]) -> int | None:
    hits = [
        at for at, (left, right) in enumerate(columns) if token.left < right and left < token.right
    ]
    return hits[0] if len(hits) == 1 else None


def _label_start(
    tokens: Sequence[Sequence[_Token]], first: int, columns: Sequence[tuple[float, float]]
) -> int:
    """The line at which the first row's label begins: its own, or one that it was broken from."""
    own = [token for token in tokens[first] if not token.is_value]
    above = tokens[first - 1] if first else ()
    is_broken = not own and above and all(token.right <= columns[0][0] for token in above)
    return first - 1 if is_broken else first


def _rows(lines: Sequence[Sequence[_Token]], columns: Sequence[tuple[float, float]]) -> list[Row]:
    rows = [_Row(_values(found)[0].base, _values(found)) for found in lines if _values(found)]
    for found in lines:
        pieces = found[: len(found) - len(_values(found))]
        for piece in pieces:
            nearest = min(rows, key=lambda row: abs(row.base - piece.base))
            nearest.pieces.append(piece)
    return [_row(row, columns) for row in rows]


def _row(row: _Row, columns: Sequence[tuple[float, float]]) -> Row:
    """A row's label and its figures, each in its column."""
    cells = [Cell(_label(row), 0)]
    texts = {_place(token, columns): token.text for token in row.values}
    return (*cells, *(Cell(texts.get(at, ""), at + 1) for at in range(len(columns))))


def _label(row: _Row) -> str:
    """The words next to the figures: pieces that start where the last of them does."""
    if not row.pieces:
        return ""
    start = max(piece.left for piece in row.pieces)
    own = [piece for piece in row.pieces if start - piece.left <= SAME_START]
    text = ""
    for piece in sorted(own, key=lambda piece: piece.base):
        text = joined(text, piece.text)
    return text


def _header(
    lines: Sequence[Sequence[_Token]], columns: Sequence[tuple[float, float]]
) -> Row | None:
    """The names above the columns, their pieces put together; None where there are none."""
    names = [""] * len(columns)
    for found in lines:
        for token in found:
            place = _place(token, columns)
            if place is not None and not token.is_value:
                names[place] += token.text
    if not any(names):
        return None
    return (Cell("", 0), *(Cell(name, at + 1) for at, name in enumerate(names)))
