"""Lines of labels as labels (行名成行): which lines are one label, and where the next begins.

Three things tell: lines of one label are evenly apart; a label has the figures of one row beside
it and no more; its words are, or are like, a label of the form. The way of least cost is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from gongkai.report.reading.labels import HEADING, ROW_WORDS, ROWS, TABLE_2_ROWS, ordinal, words
from gongkai.report.reading.pdf.lines import joined
from gongkai.report.reading.pdf.unruled.words import Token

EVEN = 0.8
"""By how many points the steps between lines of one label may differ."""

EXACT = 0.2
"""Lines that are exactly so even are rather one label's."""

FARTHEST = 3.0
"""Lines of one label stand at most so many letters below one another."""

LONGEST = 16
"""So many lines a label may have."""

LONGEST_LABEL = 60
"""The form's longest label has 39 characters."""

SHORTEST = 4
"""Words of fewer characters (其他, 总计) may begin or end other labels."""

STEPS = 8
"""So many of the most frequent steps are tried."""

SLACK = 0.3
"""By how many letters a label's lines may miss those of its figures."""

LONE, STRANGE, LIKENESS, CUT = 0.4, 1.0, 0.6, 0.1
"""What it costs: a label without figures, unknown words, less by likeness; parting even lines."""

Row = tuple[float, float]
"""The base lines of the first and the last line of a row's figures."""


@dataclass(slots=True)
class Stack:
    """Lines of one cell, one below the other (同一单元格的几行)."""

    tokens: list[Token]

    @property
    def top(self) -> float:
        """The base line of its first line."""
        return self.tokens[0].base

    @property
    def bottom(self) -> float:
        """The base line of its last line."""
        return self.tokens[-1].base

    @property
    def is_line(self) -> bool:
        """Whether it is a single line."""
        return len(self.tokens) == 1

    @property
    def text(self) -> str:
        """Its words, the lines joined."""
        text = ""
        for token in self.tokens:
            text = joined(text, token.text)
        return text


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How like a row's label of table 2 or 3 some words are, in percent; 100 for the form's own."""
    own = words(text)
    if own in TABLE_2_ROWS or not ROWS.get(own, HEADING).startswith(HEADING):
        return 100.0
    return max(ratio(own, name) for names in ROW_WORDS.values() for name in names) - 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of labels of a page, from the top, and the rows of figures beside them.

    On a table's first page, what stands above all figures is its header.
    """

    labels: Sequence[Token]
    rows: Sequence[Row]
    is_first: bool = False

    def meets(self, stack: Stack, row: Row) -> bool:
        """Whether a label stands beside a row of figures."""
        slack = SLACK * stack.tokens[0].size
        return row[0] - slack <= stack.bottom and stack.top <= row[1] + slack

    def is_header(self, stack: Stack) -> bool:
        """Whether some lines are the header's."""
        first = self.rows[0][0] if self.rows else float("inf")
        return self.is_first and stack.bottom < first - SLACK * stack.tokens[-1].size


def steps(pages: Sequence[Sequence[Token]]) -> list[float]:
    """The steps that the lines of one label may have: the most frequent, and none at all."""
    found = Counter(
        round(2 * (two.base - one.base)) / 2
        for labels in pages
        for one, two in zip(labels, labels[1:], strict=False)
        if 0 < two.base - one.base < FARTHEST * one.size
    )
    return [0.0, *sorted(step for step, _ in found.most_common(STEPS))]


def cost(page: Page, *, step: float) -> float:
    """How little sense the labels of a page make if their lines are so far apart."""
    total, found = _best(page, step)
    beside = [sum(page.meets(own, row) for own in found) for row in page.rows]
    return total + sum(STRANGE * (labels - 1) if labels else LONE for labels in beside)


def stacks(page: Page, *, step: float) -> list[Stack]:
    """The labels of a page, each with its lines."""
    return _best(page, step)[1]


def _best(page: Page, step: float) -> tuple[float, list[Stack]]:
    """The way of least cost to part the lines, and its cost."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(page.labels) + 1):
        ways = [
            (best[start][0] + _cost(page, start, end, step), start)
            for start in _starts(page.labels, end, step)
        ]
        best.append(min(ways))
    found: list[Stack] = []
    end = len(page.labels)
    while end:
        start = best[end][1]
        found.append(Stack(list(page.labels[start:end])))
        end = start
    return best[-1][0], found[::-1]


def _starts(labels: Sequence[Token], end: int, step: float) -> list[int]:
    """Where a label that ends before a line may begin: as far up as lines are evenly apart.

    A line that begins with a number (1. （一） 二、) begins a label.
    """
    starts = [end - 1]
    while starts[-1] > 0 and len(starts) < LONGEST and ordinal(labels[starts[-1]].text) is None:
        gap = labels[starts[-1]].base - labels[starts[-1] - 1].base
        if abs(gap - step) > EVEN:
            break
        starts.append(starts[-1] - 1)
    return starts


def _cost(page: Page, start: int, end: int, step: float) -> float:
    own = Stack(list(page.labels[start:end]))
    if likeness(own.text) < 100 and page.is_header(own):
        return CUT
    rows = sum(page.meets(own, row) for row in page.rows)
    if rows > 1 or len(own.text) > LONGEST_LABEL:
        return 100.0
    alike = likeness(own.text)
    cost = 0.0 if alike == 100 else STRANGE - LIKENESS * alike / 100
    if rows == 0:
        cost += LONE
    if (alike < 100 and _is_torn(own, alike)) or _may_go_on(page, own, end, step):
        cost += STRANGE
    if start > 0 and abs(own.top - page.labels[start - 1].base - step) <= EXACT:
        cost += CUT
    return cost


def _may_go_on(page: Page, own: Stack, end: int, step: float) -> bool:
    """Whether short words (其他) are rather the beginning of the label that goes on below."""
    if end == len(page.labels) or len(words(own.text)) >= SHORTEST:
        return False
    below = page.labels[end]
    return abs(below.base - own.bottom - step) <= EVEN and ordinal(below.text) is None


def _is_torn(stack: Stack, alike: float) -> bool:
    """Whether its first or last lines alone are more like a label than all of them together."""
    texts = [
        Stack(part).text
        for at in range(1, len(stack.tokens))
        for part in (stack.tokens[:at], stack.tokens[at:])
    ]
    return any(len(words(text)) >= SHORTEST and likeness(text) > alike for text in texts)
