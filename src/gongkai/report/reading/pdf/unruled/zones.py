"""Where tables without rules stand among the lines (无框线表格的范围).

A zone is a header, if there is one, and the rows below it, over as many pages as they run. It
ends at prose, at a heading of a part, and where the next header begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.reading.labels import (
    BLOCKS_OF_TABLE_4,
    COLUMN_NAMES,
    HEADINGS,
    RESULT_NAMES,
    TABLE_2_COLUMNS,
    words,
)
from gongkai.report.reading.pdf.lines import TextLine
from gongkai.report.reading.pdf.unruled.words import Token, tokens
from gongkai.report.reading.sections import NAMES

BROAD = 0.62
"""A line without gaps that takes so much of the page's breadth is prose."""

WIDE_GAP = 0.5
"""A gap of so many heights of a line does not stand in prose."""

_PARTS = {words(name) for names in NAMES.values() for name in names}
_NAMES = {*COLUMN_NAMES, *RESULT_NAMES, *TABLE_2_COLUMNS}
OVER = {
    *map(words, (*HEADINGS["applicants"], *HEADINGS["organisations"])),
    *(words(name) for names in BLOCKS_OF_TABLE_4.values() for name in names),
    *map(words, ("信息内容", "行政复议", "行政诉讼")),
}
"""What stands above several columns, or above the labels: it begins a header."""

CAPTION = re.compile(r"第二十条第?.{1,4}项$")
_SENTENCE_END = re.compile(r"[。；]")
_NOTE = words(HEADINGS["note"][0])


@dataclass(frozen=True, slots=True)
class Strip:
    """A line that may be a table's (行): its page, and its words."""

    page: int
    line: TextLine
    tokens: tuple[Token, ...]

    @property
    def figures(self) -> list[Token]:
        """The words that are figures."""
        return [token for token in self.tokens if token.is_figure]


Zone = list[Strip]


def zones(pages: Sequence[Sequence[TextLine]]) -> list[Zone]:
    """The zones of some pages that hold figures, in reading order."""
    found: list[Zone] = [[]]
    edges = _edges(pages)
    for page, lines in enumerate(pages):
        for line in lines:
            strip = Strip(page, line, tuple(tokens(line)))
            if _is_break(strip, edges):
                found.append([])
                continue
            if _is_header(strip) and any(before.figures for before in found[-1]):
                found.append([])
            found[-1].append(strip)
    return [zone for zone in found if any(strip.figures for strip in zone)]


def _edges(pages: Sequence[Sequence[TextLine]]) -> tuple[float, float]:
    lefts = [line.left for lines in pages for line in lines]
    rights = [line.right for lines in pages for line in lines]
    return min(lefts, default=0.0), max(rights, default=0.0)


def _is_break(strip: Strip, edges: tuple[float, float]) -> bool:
    """Whether a line is prose or the heading of a part."""
    line = strip.line
    if words(line.text) in _PARTS:
        return True
    if _has_wide_gap(strip.tokens) or words(line.text) in _NOTE or _is_header(strip):
        return False
    breadth = (line.right - line.left) / max(edges[1] - edges[0], 1.0)
    return breadth > BROAD or bool(_SENTENCE_END.search(line.text))


def _has_wide_gap(found: Sequence[Token]) -> bool:
    return any(
        two.left - one.right > WIDE_GAP * one.size
        for one, two in zip(found, found[1:], strict=False)
    )


def _is_header(strip: Strip) -> bool:
    """Whether a line begins a table's header: the name of several columns, or of columns."""
    if strip.figures:
        return False
    texts = [words(token.text) for token in strip.tokens]
    if any(text in OVER or CAPTION.search(text) for text in texts):
        return True
    return sum(text in _NAMES for text in texts) > 1
