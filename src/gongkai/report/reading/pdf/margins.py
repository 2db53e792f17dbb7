"""Page headers, page footers and page numbers (页眉页脚页码): what is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.report.reading.pdf.lines import TextLine

EDGE = 3
"""So many lines from the top and the bottom of a page may belong to its margins."""

OFTEN = 0.5
"""On which share of the pages a line must come again to be a header or footer."""

_PAGE = re.compile(
    r"[-—–―~·.\s]*(?:第\s*)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s*页)?"
    r"(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,3}(?:\s*页)?)?[-—–―~·.\s]*"
)


def body(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """The lines of each page without those of its margins; each page's lines from the top."""
    seen = Counter(mark for lines in pages for mark in {_mark(line) for line in _edges(lines)})
    often = {mark for mark, count in seen.items() if count > max(1, OFTEN * len(pages))}
    return [_body(lines, often) for lines in pages]


def _edges(lines: Sequence[TextLine]) -> list[TextLine]:
    return [*lines[:EDGE], *lines[-EDGE:]]


def _mark(line: TextLine) -> tuple[str, int]:
    """What makes a line the same on every page: its words without figures, and its height."""
    return re.sub(r"\d+", "0", line.text), round(line.base / 3)


def _body(lines: Sequence[TextLine], often: set[tuple[str, int]]) -> list[TextLine]:
    edges = {id(line) for line in _edges(lines)}
    kept = [line for line in lines if id(line) not in edges or _mark(line) not in often]
    if kept and _PAGE.fullmatch(kept[-1].text):
        kept.pop()
    elif kept and _PAGE.fullmatch(kept[0].text):
        kept.pop(0)
    return kept
