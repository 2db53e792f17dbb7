"""Pages that a table runs over, made as wide as one another (跨页对齐).

Each page of a photographed or a badly fed report has a size of its own; the columns of a table
stand in one place only after that is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from gongkai.report.reading.pdf.grid import SAME, grids
from gongkai.report.reading.pdf.marks.page import Marks, Rule

FEWEST_EDGES = 5
"""So many edges of columns in the same places show that a table goes on."""

MOST_WIDER = 0.15
"""By which share one page may be wider than the one before."""


class _Fit(NamedTuple):
    """Where a place across a page goes: `at * scale + shift`."""

    scale: float
    shift: float

    def of(self, at: float) -> float:
        """Where a place goes."""
        return at * self.scale + self.shift


def aligned(pages: Iterable[Marks]) -> list[Marks]:
    """Pages whose first table has the columns of the last one before, moved to stand under it."""
    done: list[Marks] = []
    above: Sequence[float] = ()
    for marks in pages:
        found = grids(marks)
        fit = _fit(found[0].xs, above) if found and above else None
        if fit is not None:
            marks = _moved(marks, fit)
            found = grids(marks)
        above = found[-1].xs if found else ()
        done.append(marks)
    return done


def _fit(own: Sequence[float], above: Sequence[float]) -> _Fit | None:
    """What brings a table's edges under those of another; None where they are not the same."""
    scale = (above[-1] - above[0]) / (own[-1] - own[0])
    fit = _Fit(scale, above[0] - own[0] * scale)
    few, many = sorted(([fit.of(x) for x in own], above), key=len)
    is_same = all(min(abs(x - other) for other in many) <= SAME for x in few)
    return fit if is_same and len(few) >= FEWEST_EDGES and abs(scale - 1) <= MOST_WIDER else None


def _moved(marks: Marks, fit: _Fit) -> Marks:
    return replace(
        marks,
        glyphs=[
            glyph._replace(left=fit.of(glyph.left), right=fit.of(glyph.right))
            for glyph in marks.glyphs
        ],
        across=[Rule(rule.at, fit.of(rule.start), fit.of(rule.end)) for rule in marks.across],
        down=[rule._replace(at=fit.of(rule.at)) for rule in marks.down],
    )
