"""Pages on which two reports stand side by side (左右对照): parted along the gutter.

The left halves of all pages come first, then the right ones, so that each report is read as if it
stood alone (ADR 0126). What serves both at once, a table across the gutter, is given to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.report.reading.labels import words
from gongkai.report.reading.pdf.grid import SAME, Grid, grids
from gongkai.report.reading.pdf.lines import TextLine, lines
from gongkai.report.reading.pdf.marks.page import Glyph, Marks, Rule
from gongkai.report.reading.sections import NAMES

FEWEST_TWICE = 4
"""So many of the six headings must stand twice, left and right, on pages parted in two."""

APART = 1.5
"""From which gap, in heights of a line, the words of a line are two pieces."""

MOST_COLUMNS_OF_A_FRAME = 3
"""A grid with more edges than this across the gutter is a table, not a frame around the two."""

SHARED = "有横跨左右两份报告的表格，分不清属于哪一份，没有读取；请提供各份报告单独的文件"

_KEYS = {words(name): key for key, names in NAMES.items() for name in names}

Spot = tuple[float, float]
"""Where a heading begins and ends, across."""


def halves(pages: Sequence[Marks]) -> tuple[list[Sequence[Marks]], list[str]]:
    """The pages of each report, and what is to be said of them; the pages as they are for one."""
    edges = _edges(pages)
    if edges is None:
        return [pages], []
    at = _gutter(pages, *edges)
    shared = [_shared(page, at) for page in pages]
    parted: list[Sequence[Marks]] = [
        [_half(page, at, across, side) for page, across in zip(pages, shared, strict=True)]
        for side in (-1, 1)
    ]
    return parted, [SHARED] if any(shared) else []


def _edges(pages: Sequence[Marks]) -> Spot | None:
    """Where the left headings end and the right ones begin; None for pages of one column."""
    if not _is_likely(pages):
        return None
    spots: defaultdict[str, list[Spot]] = defaultdict(list)
    for page in pages:
        for line in lines(page.glyphs):
            for piece in _pieces(line):
                key = _KEYS.get(words("".join(glyph.text for glyph in piece)))
                if key is not None:
                    spots[key].append((piece[0].left, piece[-1].right))
    pairs = [sorted(found) for found in spots.values() if len(found) == 2]
    if len(pairs) < FEWEST_TWICE:
        return None
    end, start = max(one[1] for one, _ in pairs), min(two[0] for _, two in pairs)
    return (end, start) if end < start else None


def _is_likely(pages: Sequence[Marks]) -> bool:
    """Whether most headings come twice at all: a look at the characters alone, which is cheap."""
    text = "".join(glyph.text for page in pages for glyph in page.glyphs)
    twice = (any(text.count(name) > 1 for name in names) for names in NAMES.values())
    return sum(twice) >= FEWEST_TWICE


def _pieces(line: TextLine) -> Iterator[list[Glyph]]:
    """The stretches of a line that stand apart from one another."""
    piece: list[Glyph] = []
    for glyph in sorted(line.glyphs, key=lambda glyph: glyph.left):
        if piece and glyph.left - piece[-1].right > APART * line.size:
            yield piece
            piece = []
        piece.append(glyph)
    yield piece


def _gutter(pages: Sequence[Marks], end: float, start: float) -> float:
    """The place between two bounds that the fewest characters touch; the middle of the widest."""
    inner = [
        (glyph.left, glyph.right)
        for page in pages
        for glyph in page.glyphs
        if glyph.right > end and glyph.left < start
    ]
    places = [end + (start - end) * step / 100 for step in range(101)]
    touched = [sum(left <= x <= right for left, right in inner) for x in places]
    least = min(touched)
    best: list[float] = []
    run: list[float] = []
    for x, count in zip(places, touched, strict=True):
        run = [*run, x] if count == least else []
        best = max(best, run, key=len)
    return best[len(best) // 2]


def _shared(page: Marks, at: float) -> list[Grid]:
    """The tables of a page that lie across the gutter."""
    return [
        grid
        for grid in grids(page)
        if grid.xs[0] < at - SAME < at + SAME < grid.xs[-1]
        and len(grid.xs) > MOST_COLUMNS_OF_A_FRAME
    ]


def _half(page: Marks, at: float, shared: Sequence[Grid], side: int) -> Marks:
    """What of a page stands on one side of the gutter, without what both share."""
    return replace(
        page,
        glyphs=[
            glyph
            for glyph in page.glyphs
            if (glyph.x - at) * side > 0 and not _is_held(shared, glyph.y)
        ],
        across=_clipped(page.across, at, shared, side),
        down=_beside(page.down, at, shared, side),
        shades_across=_clipped(page.shades_across, at, shared, side),
        shades_down=_beside(page.shades_down, at, shared, side),
    )


def _is_held(shared: Sequence[Grid], y: float) -> bool:
    """Whether a height lies within a table that both reports share."""
    return any(grid.ys[0] - SAME <= y <= grid.ys[-1] + SAME for grid in shared)


def _clipped(rules: Sequence[Rule], at: float, shared: Sequence[Grid], side: int) -> list[Rule]:
    """Lines across, cut off at the gutter."""
    kept = [rule for rule in rules if not _is_held(shared, rule.at)]
    if side < 0:
        return [Rule(rule.at, rule.start, min(rule.end, at)) for rule in kept if rule.start < at]
    return [Rule(rule.at, max(rule.start, at), rule.end) for rule in kept if rule.end > at]


def _beside(rules: Sequence[Rule], at: float, shared: Sequence[Grid], side: int) -> list[Rule]:
    """Lines down on one side of the gutter; one in it closes both sides."""
    return [
        rule
        for rule in rules
        if (rule.at - at) * side >= -SAME and not _is_held(shared, (rule.start + rule.end) / 2)
    ]
