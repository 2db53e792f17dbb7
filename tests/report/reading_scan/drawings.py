"""Pages drawn in arrays, and a recogniser that says what a test wants to hear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongkai.report.reading.scan.engine import Read
from gongkai.report.reading.scan.paper.sheet import SCALE, Grey, Sheet

HEIGHT, WIDTH = 2358, 1668
"""Pixels of an upright page of A4 at the reader's own scale."""


def paper() -> Grey:
    """An empty page."""
    return np.full((HEIGHT, WIDTH), 255, np.uint8)


def sheet(grey: Grey) -> Sheet:
    """A page without any red on it."""
    return Sheet(grey, np.zeros_like(grey))


def ruled(
    page: Grey, xs: Sequence[float], ys: Sequence[float], *, ink: int = 0, thick: int = 2
) -> Grey:
    """A table ruled on a page; places are points."""
    left, right = round(xs[0] * SCALE), round(xs[-1] * SCALE)
    top, bottom = round(ys[0] * SCALE), round(ys[-1] * SCALE)
    for x in xs:
        at = round(x * SCALE)
        page[top : bottom + thick, at : at + thick] = ink
    for y in ys:
        at = round(y * SCALE)
        page[at : at + thick, left : right + thick] = ink
    return page


def blot(page: Grey, x: float, y: float, width: float, height: float) -> Grey:
    """A spot of ink at a place in points, as a letter or a word leaves one."""
    left, top = round(x * SCALE), round(y * SCALE)
    page[top : top + round(height * SCALE), left : left + round(width * SCALE)] = 0
    return page


def read(text: str, certainty: float = 1.0) -> Read:
    """A line read with one certainty for all its characters."""
    return Read(text, (certainty,) * len(text))


class Saying:
    """A recogniser that says one thing after another, the last one for ever."""

    def __init__(self, *answers: Read) -> None:
        self.answers = list(answers)
        self.heard = 0

    def read(self, line: Grey, *, cell: bool = False) -> Read:
        """The next answer."""
        self.heard += 1
        return self.answers[min(self.heard, len(self.answers)) - 1]
