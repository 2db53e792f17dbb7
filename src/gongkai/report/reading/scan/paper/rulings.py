"""The ruling lines on a page (表格线), out of its pixels: long thin runs across and down.

A run no longer than a letter is high may be a stroke of one; the grid asks that lines touch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.reading.pdf.grid import Grid
from gongkai.report.reading.pdf.marks.page import Rule
from gongkai.report.reading.scan.paper.sheet import SCALE, Grey, Sheet, spots

SHORTEST = round(14 * SCALE)
"""Pixels of the shortest line: strokes of ordinary letters are shorter."""

BROKEN = 3
"""Pixels that may be missing within a line."""

ANCHORED, ROOTED = 4.0, 1.5
"""By how many points a line may miss those that it ends at; or the only one, torn by a seal."""

NEAR = round(2.5 * SCALE)
"""So many pixels from the edge of a cell a line is the table's, not a letter's."""

FREE = 60.0
"""Points from which a line counts wherever it ends; a page may cut the table off."""

THICKEST = round(3 * SCALE)
"""A line is no thicker; what is, is a filled area or a photograph's shadow."""

STRIDE = round(60 * SCALE)
"""A line that is not quite straight is taken in pieces of so many pixels."""


LONG = round(70 * SCALE)
"""Pixels of a line that shows how the page lies."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, in pixels, and the pieces that it is taken in."""

    whole: Rule
    pieces: tuple[Rule, ...]


def rules(across: Grey, down: Grey) -> tuple[list[Rule], list[Rule]]:
    """The ruling lines across and down in the masks of both, in points."""
    rows, columns = list(_lines(across)), list(_lines(np.ascontiguousarray(down.T)))
    return _anchored(rows, columns), _anchored(columns, rows)


def courses(mask: Grey) -> npt.NDArray[np.float64]:
    """The courses of the long lines in a mask of ink, in pixels: rows of x1, y1, x2, y2."""
    across = list(_courses(lines_across(mask)))
    down = list(_courses(np.ascontiguousarray(lines_down(mask).T)))
    turned = [(y, x, v, u) for x, y, u, v in down]
    return np.array([*across, *turned], np.float64).reshape(-1, 4)


def _courses(lines: Grey) -> Iterator[tuple[float, float, float, float]]:
    """Where each long line across begins and ends, as all its pixels say together."""
    for left, top, own in _spots(lines):
        height, width = own.shape
        if width >= LONG:
            rows, columns = np.nonzero(own)
            slope, start = np.polyfit(columns, rows, 1)
            yield left, top + start, left + width, top + start + slope * width


def without_rulings(sheet: Sheet, lines: Grey, tables: Sequence[Grid]) -> Sheet:
    """A page without the lines of its tables; strokes of letters in the cells stay."""
    near = np.zeros_like(lines)
    for grid in tables:
        for region in grid.regions:
            x, y, u, v = (round(value * SCALE) for value in grid.edges(region))
            cv2.rectangle(near, (x, y), (u, v), 255, 2 * NEAR)
    gone = cv2.bitwise_and(cv2.dilate(lines, np.ones((3, 3), np.uint8)), near)
    return Sheet(np.where(gone > 0, 255, sheet.grey).astype(np.uint8), sheet.seal)


def lines_across(mask: Grey) -> Grey:
    """Where lines run across, as a mask."""
    return _runs(mask, (SHORTEST, 1), (1, 3), (BROKEN, 1))


def lines_down(mask: Grey) -> Grey:
    """Where lines run down, as a mask."""
    return _runs(mask, (1, SHORTEST), (3, 1), (1, BROKEN))


def _runs(
    mask: Grey, length: tuple[int, int], breadth: tuple[int, int], gap: tuple[int, int]
) -> Grey:
    """Long runs; a pixel beside a run belongs to it, so that a slight slope does not break it."""
    wide = cv2.dilate(mask, np.ones(breadth[::-1], np.uint8))
    whole = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones(gap[::-1], np.uint8))
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones(length[::-1], np.uint8)))


def _lines(mask: Grey) -> Iterator[_Line]:
    """The lines across in a mask of them."""
    for left, top, own in _spots(mask):
        height, width = own.shape
        step = width if height <= THICKEST else STRIDE
        spans = ((start, min(start + step, width)) for start in range(0, width, step))
        pieces = [_piece(own, left, top, span) for span in spans]
        straight = tuple(piece for piece in pieces if piece is not None)
        if straight:
            at = sum(piece.at for piece in straight) / len(straight)
            yield _Line(Rule(at, left / SCALE, (left + width) / SCALE), straight)


def _spots(mask: Grey) -> Iterator[tuple[int, int, npt.NDArray[np.bool_]]]:
    """The connected spots of a mask that are thin enough for a line: left, top, their pixels."""
    count, labels, stats = spots(mask)
    for number in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[number])
        if area <= THICKEST * width:
            yield left, top, labels[top : top + height, left : left + width] == number


def _piece(own: npt.NDArray[np.bool_], left: int, top: int, span: tuple[int, int]) -> Rule | None:
    """A piece of a line, in points; None where it is no straight one."""
    start, end = span
    rows = np.nonzero(own[:, start:end])[0]
    if np.ptp(rows) > THICKEST:
        return None
    at = top + float(np.median(rows)) + 0.5
    return Rule(at / SCALE, (left + start) / SCALE, (left + end) / SCALE)


def _anchored(lines: Sequence[_Line], others: Sequence[_Line]) -> list[Rule]:
    """The pieces of the lines that end at others, as a table's do, or are long."""
    places = np.array([other.whole for other in others]).reshape(-1, 3)
    return [piece for line in lines if _is_ruling(line.whole, places) for piece in line.pieces]


def _is_ruling(line: Rule, others: npt.NDArray[np.float64]) -> bool:
    misses = [_miss(others, line.at, end) for end in (line.start, line.end)]
    is_long = line.end - line.start >= FREE
    return is_long or max(misses) <= ANCHORED or min(misses) <= ROOTED


def _miss(others: npt.NDArray[np.float64], at: float, end: float) -> float:
    """How far from the end of a line at `at` the nearest other line is that it could meet."""
    place, start, stop = others.T
    can_meet = (start - ANCHORED <= at) & (at <= stop + ANCHORED)
    return float(np.min(np.abs(place - end), where=can_meet, initial=np.inf))
