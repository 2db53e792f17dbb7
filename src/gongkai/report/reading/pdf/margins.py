"""Page headers, page footers and page numbers (页眉页脚页码): what is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from gongkai.report.reading.pdf.lines import TextLine

EDGE = 3
"""So many lines from the top and the bottom of a page may belong to its margins."""

OFTEN = 0.5
"""On which share of the pages a line must come again to be a header or footer."""

_PAGE = re.compile(
    r"[-—–―~·.\s]*(?:第\s*)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s*页)?"
    r"(?:\s*[/／]\s*\d{1,3}(?:\s*页)?|\s*[/／,，]?\s*共\s*\d{1,3}\s*页)?[-—–―~·.\s]*"
)
_FIGURES = re.compile(r"(?:(?:^|\s)[\d.,/—-]+(?=\s|$)){3}")


def body(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """The lines of each page without those of its margins; each page's lines from the top."""
    seen = Counter(mark for lines in pages for mark in _marks(lines))
    often = {mark for mark, count in seen.items() if count > max(1, OFTEN * len(pages))}
    kept = [_without(lines, often) for lines in pages]
    steps = Counter(step for page, lines in enumerate(kept) for step in _steps(page, lines))
    return [_without_number(page, lines, steps) for page, lines in enumerate(kept)]


def _marks(lines: Sequence[TextLine]) -> set[tuple[str, int]]:
    return {_mark(line) for line in _edges(lines) if _may_repeat(line)}


def _edges(lines: Sequence[TextLine]) -> list[TextLine]:
    return [*lines[:EDGE], *lines[-EDGE:]]


def _mark(line: TextLine) -> tuple[str, int]:
    """What makes a line the same on every page: its words without figures, and its height."""
    return re.sub(r"\d+", "0", line.text), round(line.base / 3)


def _may_repeat(line: TextLine) -> bool:
    """Whether a line can be a header or footer; figures below others are a table's."""
    return not _FIGURES.search(line.text)


def _without(lines: Sequence[TextLine], often: set[tuple[str, int]]) -> list[TextLine]:
    edges = {id(line) for line in _edges(lines)}
    return [line for line in lines if id(line) not in edges or _mark(line) not in often]


def _steps(page: int, lines: Sequence[TextLine]) -> list[int]:
    """By how much a bare number at a page's end differs from the page's own."""
    ends = {line.text for line in (*lines[:1], *lines[-1:])}
    return [int(text) - page for text in ends if re.fullmatch(r"\d{1,3}", text)]


def _without_number(page: int, lines: list[TextLine], steps: Mapping[int, int]) -> list[TextLine]:
    """A page without its number: one that says so, or that counts on from page to page."""
    for at in (-1, 0):
        if lines and _PAGE.fullmatch(lines[at].text) and _is_number(page, lines[at].text, steps):
            return lines[:-1] if at else lines[1:]
    return lines


def _is_number(page: int, text: str, steps: Mapping[int, int]) -> bool:
    return not text.isdigit() or steps[int(text) - page] > 1
