"""The rows of a table without rules (无框线表格的行): which label belongs to which figures.

Cells of one row share a band of the page that no other row enters, however they are set in it.
So a label belongs to the figures whose lines it overlaps; where a band is not surely one row, no
figure is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.report.reading.pdf.unruled.stacking import Stack

SLACK = 0.3
"""By how many letters the lines of one row's cells may miss one another."""

LEVEL = 1.0
"""Figures of one row stand on base lines at most so many points apart."""


@dataclass(slots=True)
class Band:
    """One row: its labels, should there be several by mistake, and its figures by column."""

    top: float
    bottom: float
    labels: list[Stack] = field(default_factory=list)
    values: dict[int, list[Stack]] = field(default_factory=dict)

    @property
    def is_certain(self) -> bool:
        """Whether it is surely one row: one label, and its figures on one line."""
        lines = [own.top for found in self.values.values() for own in found if own.is_line]
        is_level = max(lines, default=0.0) - min(lines, default=0.0) < LEVEL
        return len(self.labels) < 2 and is_level


def bands(
    labels: Sequence[Stack], values: Sequence[tuple[int, Stack]], *, size: float
) -> list[Band]:
    """The rows that labels and figures (each with its column) make, from the top."""
    found: list[Band] = []
    items: list[tuple[int | None, Stack]] = [*((None, label) for label in labels), *values]
    for column, stack in sorted(items, key=lambda item: item[1].top):
        if not (found and stack.top <= found[-1].bottom + SLACK * size):
            found.append(Band(stack.top, stack.bottom))
        band = found[-1]
        band.bottom = max(band.bottom, stack.bottom)
        if column is None:
            band.labels.append(stack)
        else:
            band.values.setdefault(column, []).append(stack)
    return found
