"""The labels of a table without rules (无框线表格的行名): the innermost, which name the rows.

Table 3 has labels of groups beside those of its rows (三、本年度办理结果, （三）不予公开). They run
over many rows and stand between two of them; a gap from top to bottom parts them from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.report.form import FORM_2021
from gongkai.report.reading.labels import ordinal, words
from gongkai.report.reading.pdf.unruled.stacking import EVEN, Row, Stack, likeness
from gongkai.report.reading.pdf.unruled.words import Token

_GROUP = re.compile(r".*(?=[(（][一二三四五六七八九十]{1,2}[)）])")

_GROUPS = {words(group.label) for group in FORM_2021.groups if group.label}

LIKE = 75
"""Likeness in percent from which words beside no inner label are a misspelt row's label."""

FEWEST = 2
"""So many pairs of words must leave a gap between them for it to part two columns of labels."""


LONGEST_RUN = 4
"""So many lines a label outside the innermost column may have."""


def inner_edge(found: Sequence[tuple[int, Token]]) -> float:
    """Where the innermost column of labels begins; `found` are labels with their pages."""
    gaps = list(_gaps(found))
    edge = float("-inf")
    while gaps:
        at = max((right for _, right in gaps), key=lambda at: _hits(gaps, at))
        if _hits(gaps, at) < FEWEST:
            break
        if at > edge and _is_clear(found, at):
            edge = at
        gaps = [gap for gap in gaps if not gap[0] < at <= gap[1]]
    return edge


def _gaps(found: Sequence[tuple[int, Token]]) -> Iterator[tuple[float, float]]:
    """The gaps between labels beside one another."""
    for page, one in found:
        beside = [
            two.left
            for other, two in found
            if other == page and two.left >= one.right and abs(two.base - one.base) < one.size
        ]
        if beside:
            yield one.right, min(beside)


def _hits(gaps: Sequence[tuple[float, float]], at: float) -> int:
    return sum(left < at <= right for left, right in gaps)


def _is_clear(found: Sequence[tuple[int, Token]], at: float) -> bool:
    """Whether more words stand behind a place than run over it."""
    behind = sum(token.left >= at - 0.5 for _, token in found)
    across = sum(token.left < at - 0.5 and token.right > at + 0.5 for _, token in found)
    return behind > across


def is_inner(token: Token, edge: float) -> bool:
    """Whether a label reaches into the innermost column."""
    return token.right > edge + 0.5


def beside(found: Sequence[Token], row: Row, *, step: float) -> list[Stack]:
    """The label of a row that has none in the innermost column, out of the other labels' lines.

    Of all lines below one another that stand beside the row, those that are most like a row's
    label; none where that is not like enough.
    """
    ways = [
        Stack(run)
        for first in found
        for run in _runs(first, found, step)
        if run[0].base <= row[1] + 1.0 and row[0] - 1.0 <= run[-1].base
    ]
    best = max(ways, key=lambda way: (_likeness(way), -len(way.tokens)), default=None)
    return [best] if best is not None and _likeness(best) >= LIKE else []


def is_group(stack: Stack) -> bool:
    """Whether words begin the name of a group of rows (（六）其他处理)."""
    return any(name.startswith(words(stack.text)) for name in _GROUPS)


def _likeness(stack: Stack) -> float:
    """How like a row's label some words are, a group's label printed before it left out."""
    return max(likeness(stack.text), likeness(_GROUP.sub("", stack.text, count=1)))


def _runs(first: Token, found: Sequence[Token], step: float) -> Iterator[list[Token]]:
    """A line and those that may follow it in one label."""
    run = [first]
    yield run
    while len(run) < LONGEST_RUN:
        last = run[-1]
        below = [token for token in found if token.meets(last.left, last.right)]
        below = [token for token in below if abs(token.base - last.base - step) <= EVEN]
        if not below or ordinal(below[0].text) is not None:
            return
        run = [*run, below[0]]
        yield run
