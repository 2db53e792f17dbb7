"""The columns of a table without rules (无框线表格的列): figures and names below one another.

A column is what stands below one another with a gap on both sides, over all pages of a table.
Words over several columns are no column's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.labels import COLUMN_NAMES, RESULT_NAMES, TABLE_2_COLUMNS, words
from gongkai.report.reading.pdf.unruled.words import Token
from gongkai.report.reading.pdf.unruled.zones import OVER, Zone

_NAMES = {*COLUMN_NAMES, *RESULT_NAMES, *TABLE_2_COLUMNS}

Span = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """The columns of figures of one table, and what its header prints above them."""

    spans: list[Span]
    heads: list[list[Token]] = field(default_factory=list)
    over: list[Token] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """Whether a header names any of the columns."""
        return any(_is_named(head) for head in self.heads if head)

    @property
    def are_results(self) -> bool:
        """Whether they are the columns of table 4, which has a single row of figures."""
        names = [words(_name([piece.text for piece in head])[1]) for head in self.heads]
        return bool(names) and all(name in RESULT_NAMES for name in names)

    @property
    def step(self) -> float:
        """The step between the lines of a column's name; 0 where all names are one line."""
        found = [
            two.base - one.base
            for head in self.heads
            for one, two in zip(head, head[1:], strict=False)
        ]
        return median(found) if found else 0.0

    @property
    def left(self) -> float:
        """Where the first column of figures begins; labels stand before it."""
        return self.spans[0][0]

    def places(self, token: Token) -> list[int]:
        """The columns below or above which some words stand."""
        return [at for at, span in enumerate(self.spans) if token.meets(*span)]

    def is_label(self, token: Token) -> bool:
        """Whether some words stand before the first column."""
        return token.middle < self.left


def columns(zone: Zone) -> Columns | None:
    """The columns of a zone; None where its figures do not stand below one another."""
    start = next(at for at, strip in enumerate(zone) if strip.figures)
    first = min(token.left for strip in zone for token in strip.figures)
    head = [token for strip in zone[:start] for token in strip.tokens]
    named = [stack for stack in _stacks(head) if stack[-1].right < first and _is_named(stack)]
    first = min([first, *(token.left for stack in named for token in stack)])
    data = [token for strip in zone[start:] for token in strip.tokens if token.middle > first]
    own = Columns(_spans(data))
    if not _is_sound(zone, own):
        return None
    return _with_heads(own, [token for token in head if token.middle > first])


def _is_named(stack: Sequence[Token]) -> bool:
    """Whether the lowest pieces of a stack are a column's name."""
    return words(_name([token.text for token in stack])[1]) in _NAMES


def _spans(found: Iterable[Token]) -> list[Span]:
    """The spans that some words take, those that overlap as one."""
    spans: list[Span] = []
    for token in sorted(found, key=lambda token: token.left):
        if spans and token.left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], token.right))
        else:
            spans.append((token.left, token.right))
    return spans


def _is_sound(zone: Zone, own: Columns) -> bool:
    """Whether no line has two figures in one column."""
    for strip in zone:
        places = [place for token in strip.figures for place in own.places(token)]
        if len(places) != len(set(places)):
            return False
    return True


def _with_heads(own: Columns, head: Sequence[Token]) -> Columns:
    """The columns with the names above them; names beside all figures make columns too."""
    lonely = _spans(token for token in head if not own.places(token) and _is_name(token))
    own.spans = sorted([*own.spans, *lonely])
    own.heads = [[] for _ in own.spans]
    for token in head:
        places = own.places(token)
        if len(places) == 1:
            own.heads[places[0]].append(token)
        else:
            own.over.append(token)
    return own


def _is_name(token: Token) -> bool:
    """Whether some words may be one column's name, or a piece of it."""
    return words(token.text) not in OVER


def header_rows(own: Columns, *, shift: int) -> list[Row]:
    """The header as rows: names over several columns, then a name for each column.

    `shift` is the number of columns that labels take before those of figures.
    """
    names: list[Cell] = []
    over: list[Cell] = []
    for at, pieces in enumerate(own.heads):
        above, name = _name([piece.text for piece in pieces])
        names.append(Cell(name, at + shift))
        over += [Cell(above, at + shift)] if above else []
    for stack in _stacks(own.over):
        middle = median(token.middle for token in stack)
        text = "".join(token.text for token in stack)
        over.append(Cell(text, _nearest(own.spans, middle) + shift))
    rows = [tuple(sorted(over, key=lambda cell: cell.column)), tuple(names)]
    return [row for row in rows if any(cell.text for cell in row)]


def _name(pieces: Sequence[str]) -> tuple[str, str]:
    """The lowest pieces that are together a column's name, and what stands above them."""
    for start in range(len(pieces)):
        name = "".join(pieces[start:])
        if words(name) in _NAMES:
            return "".join(pieces[:start]), name
    return "", "".join(pieces)


def _stacks(found: Sequence[Token]) -> list[list[Token]]:
    """Words over several columns, those below one another together."""
    stacks: list[list[Token]] = []
    for token in found:
        own = next(
            (stack for stack in stacks if token.meets(stack[-1].left, stack[-1].right)), None
        )
        if own is None:
            stacks.append([token])
        else:
            own.append(token)
    return stacks


def _nearest(spans: Sequence[Span], at: float) -> int:
    return min(range(len(spans)), key=lambda place: abs(sum(spans[place]) / 2 - at))
