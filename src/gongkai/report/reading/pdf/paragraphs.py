"""Lines as paragraphs (成段): a paragraph ends where the next words would still have fitted.

A line that starts further in begins a paragraph too, and so does one after a gap or in another
size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from gongkai.report.reading.pdf.lines import TextLine, joined

INDENT = 0.8
"""From how many letters further in a line begins a paragraph."""

SLACK = 0.3
"""By how many letters a full line may fall short of the margin."""

ROOMY = 1.5
"""A gap so many times the usual one stands between paragraphs."""

FULL_LINES = 4
"""So many lines that end at one place show the right edge of the text."""

SAME_PLACE = 3.0
"""Lines that start or end so many points apart do so at one place."""

LONGEST_HEADING = 30
"""A line of no more characters that begins with 「一、」 is a heading."""

_HEADING = re.compile(r"[一二三四五六七八九十]\s?[、.．]")
_FIGURES = re.compile(r"(?:(?:^|\s)(?:[\d.,]+|[-—/])){2}$")
"""A line that ends in figures apart from one another is a row of a table without rules."""

STACKED = 1.7
"""Lines nearer than so many heights may be one row of a table whose digits were wrapped."""

_ONLY_FIGURES = re.compile(r"[\d.,，．\s/—-]*\d[\d.,，．\s/—-]*(?:分行)?")
_CLOSING = "，。、；：！？）〕】》〉”’…—·,.;:!?)]}%"
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/@_%+-]*")


@dataclass(frozen=True, slots=True)
class Column:
    """The column of text (版心): its edges, the usual step from line to line."""

    left: float
    right: float
    step: float


def column(lines: Sequence[TextLine], edges: Sequence[float] = ()) -> Column:
    """The column in which most lines of a document stand.

    Its edges are where most lines start and end. Where no paragraph begins further in than its
    other lines, every line may be a paragraph of its own; then the tables' edges count too.
    """
    lefts = [at for at, count in _places(line.left for line in lines) if count > 1]
    far = max((line.right - 1.5 * line.size for line in lines), default=0.0)
    ends = _places(line.right for line in lines)
    rights = [at for at, count in ends if count >= FULL_LINES and at >= far]
    is_indented = any(_is_indent(at - lefts[0], lines) for at in lefts)
    if not (is_indented and rights):
        lefts = sorted([*(lefts or [line.left for line in lines]), *edges])
        rights = sorted([*(line.right for line in lines), *edges])
    if not lefts:
        return Column(0.0, 0.0, 0.0)
    return Column(lefts[0], rights[-1], _step(lines))


def _is_indent(gap: float, lines: Sequence[TextLine]) -> bool:
    """Whether a line that starts so much further in begins a paragraph: by two letters."""
    size = median(line.size for line in lines)
    return 1.5 * size < gap < 2.6 * size


def _step(lines: Sequence[TextLine]) -> float:
    steps = Counter(
        round(below.base - line.base)
        for line, below in zip(lines, lines[1:], strict=False)
        if 0 < below.base - line.base < 6 * line.size
    )
    return float(steps.most_common(1)[0][0]) if steps else 0.0


def _places(found: Iterable[float]) -> list[tuple[float, int]]:
    """Where lines start or end, in order, with how many do; three points are one place."""
    places: list[list[float]] = []
    for at in sorted(found):
        if places and at - places[-1][0] <= SAME_PLACE:
            places[-1].append(at)
        else:
            places.append([at])
    return [(max(place), len(place)) for place in places]


def paragraphs(lines: Sequence[TextLine], frame: Column) -> list[str]:
    """Some lines without a table between them, as paragraphs; pages follow one another."""
    found: list[str] = []
    before: TextLine | None = None
    for line in lines:
        if before is not None and _is_stacked(before, line):
            found[-1] = f"{found[-1]}／{line.text}分行"
        elif before is not None and _goes_on(before, line, frame):
            found[-1] = joined(found[-1], line.text)
        else:
            found.append(line.text)
        before = line
    return found


def _is_stacked(before: TextLine, line: TextLine) -> bool:
    """Whether two lines of nothing but figures are so close that they may be one row's.

    Without rules nothing tells which digits belong together; no figure is taken from them.
    """
    gap = line.base - before.base
    is_close = 0 < gap < STACKED * max(before.size, line.size)
    return is_close and is_figures(before) and is_figures(line)


def is_figures(line: TextLine) -> bool:
    """Whether nothing but figures stands on a line."""
    return bool(_ONLY_FIGURES.fullmatch(line.text))


def _goes_on(before: TextLine, line: TextLine, frame: Column) -> bool:
    size = max(before.size, line.size)
    if _HEADING.match(line.text) and len(line.text) <= LONGEST_HEADING:
        return False
    if _FIGURES.search(before.text) or _FIGURES.search(line.text):
        return False
    if abs(before.size - line.size) > 0.12 * size:
        return False
    gap = line.base - before.base
    if gap > max(ROOMY * frame.step, 1.2 * size) and gap > ROOMY * size:
        return False
    room = frame.right - before.right
    if line.left - frame.left > INDENT * size:
        if not (_is_centred(before, frame) and _is_centred(line, frame)):
            return False
        room += before.left - frame.left
    return _first_width(line) > room - SLACK * size


def _is_centred(line: TextLine, frame: Column) -> bool:
    left, right = line.left - frame.left, frame.right - line.right
    return abs(left - right) < 1.2 * line.size


def _first_width(line: TextLine) -> float:
    """The width of what a line may not begin without: a word, a character with its comma."""
    first = line.glyphs[0]
    text = "".join(glyph.text for glyph in line.glyphs)
    found = _LATIN.match(text)
    end = found.end() if found else 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return line.glyphs[min(end, len(line.glyphs)) - 1].right - first.left
