"""The text around the tables (正文识读), after them: headings first, then as much as is worth it.

A line of prose takes as long as ten figures. What is left unread is counted and told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.scan.cells import glyphs_of
from gongkai.report.reading.scan.engine import Recogniser
from gongkai.report.reading.scan.page import Leaf
from gongkai.report.reading.scan.reading import words
from gongkai.report.reading.scan.widths import aligned

MOST_LINES = 300
"""How many lines outside of tables are read in a document; about half a minute's work."""


def marks_of(leaves: Iterable[Leaf], recogniser: Recogniser) -> list[Marks]:
    """The marks of some pages, with the text around their tables."""
    leaves = list(leaves)
    wanted = _wanted(leaves)
    for number, leaf in enumerate(leaves):
        for at, line in enumerate(leaf.lines):
            if (number, at) in wanted:
                leaf.marks.glyphs += glyphs_of(words(line.picture, recogniser), line.box)
            else:
                leaf.marks.unread += 1
    return aligned(leaf.marks for leaf in leaves)


def _wanted(leaves: Sequence[Leaf]) -> set[tuple[int, int]]:
    """Which lines to read, as numbers of page and line: short ones, then the first long ones."""
    every = [
        (not line.is_short, number, at)
        for number, leaf in enumerate(leaves)
        for at, line in enumerate(leaf.lines)
    ]
    return {(number, at) for _, number, at in sorted(every)[:MOST_LINES]}
