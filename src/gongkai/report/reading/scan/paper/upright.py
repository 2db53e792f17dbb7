"""A page put straight (摆正): turned and pulled until its ruling lines run across and down.

A scan lies askew, a photograph is wider at one end: the lines of its tables show how much.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.reading.scan.paper.rulings import courses
from gongkai.report.reading.scan.paper.sheet import Grey, Sheet, ink

STEEPEST = math.tan(math.radians(20))
"""Lines further off than this are not taken for a table's."""

LONGEST_SIDE = 1000
"""Lines are sought in a picture no longer than this; a degree is seen as well there."""

SHORTEST = 0.04
"""The share of the page's long side that a line must have to be counted."""

STRAIGHT = 0.0005
"""Slopes below this, a pixel in two thousand, are left alone."""

STEPS = 2
"""How often the lines are looked at."""

Lines: TypeAlias = npt.NDArray[np.float64]
"""Rows of x1, y1, x2, y2."""

Matrix: TypeAlias = npt.NDArray[np.float64]
"""Three by three: where a point of the picture goes."""

UNCHANGED: Matrix = np.eye(3)


def upright(sheet: Sheet) -> Sheet:
    """A page whose lines run across and down; the page itself where it has no lines.

    Its segments show the way; once it is nearly straight, whole lines are seen and tell the rest.
    """
    size = sheet.grey.shape[1], sheet.grey.shape[0]
    rough = straightening(_segments(sheet.grey), size)
    seen = sheet.grey
    if not np.array_equal(rough, UNCHANGED):
        seen = _pulled(sheet.grey, rough, 255, way=cv2.INTER_LINEAR)
    fine = straightening(courses(ink(seen)), size)
    matrix = fine @ rough
    if np.array_equal(matrix, UNCHANGED):
        return sheet
    return Sheet(
        _pulled(sheet.grey, matrix, 255, way=cv2.INTER_CUBIC),
        _pulled(sheet.seal, matrix, 0, way=cv2.INTER_NEAREST),
    )


def _pulled(grey: Grey, matrix: Matrix, ground: int, *, way: int) -> Grey:
    height, width = grey.shape
    return np.asarray(
        cv2.warpPerspective(grey, matrix, (width, height), flags=way, borderValue=ground), np.uint8
    )


def straightening(lines: Lines, size: tuple[int, int]) -> Matrix:
    """The projection that puts a page's lines straight.

    The lines are looked at again as they would then lie: a strong perspective takes two steps.
    """
    matrix = UNCHANGED
    for _ in range(STEPS):
        matrix = _step(_moved(lines, matrix), size) @ matrix
    return matrix


def _moved(lines: Lines, matrix: Matrix) -> Lines:
    """Lines as a projection lays them."""
    if not len(lines):
        return lines
    ends = cv2.perspectiveTransform(lines.reshape(1, -1, 2), matrix)
    return np.asarray(ends, np.float64).reshape(-1, 4)


def _step(lines: Lines, size: tuple[int, int]) -> Matrix:
    """The projection that makes lines nearly straight; `UNCHANGED` where nothing needs it."""
    width, height = size
    dx, dy = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    across = lines[np.abs(dy) <= np.abs(dx) * STEEPEST]
    down = lines[np.abs(dx) <= np.abs(dy) * STEEPEST]
    rows, columns = _slopes(across, height), _slopes(down[:, [1, 0, 3, 2]], width)
    if rows is None:
        return UNCHANGED
    if columns is None:
        columns = (-rows[0], -rows[1])
    if max(map(abs, (*rows, *columns))) < STRAIGHT:
        return UNCHANGED
    wanted = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    found = cv2.getPerspectiveTransform(_corners(rows, columns, size), wanted)
    return np.asarray(found, np.float64)


def _segments(grey: Grey) -> Lines:
    """The long straight segments on a page, as steep as they may be."""
    longest = max(grey.shape)
    factor = min(1.0, LONGEST_SIDE / longest)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, 1.0).detect(small)[0]
    lines = np.empty((0, 4)) if found is None else found.reshape(-1, 4).astype(float) / factor
    return np.asarray(lines[np.hypot(*(lines[:, 2:] - lines[:, :2]).T) >= SHORTEST * longest])


def _slopes(lines: Lines, height: int) -> tuple[float, float] | None:
    """The slope that lines have at the top and at the bottom of a page; None without lines.

    Where they lie too close together to tell a change, one slope is taken for all.
    """
    if not len(lines):
        return None
    dx, dy = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    slope, weight = dy / dx, np.sqrt(np.abs(dx))
    usual = _weighted_median(slope, weight)
    near = np.abs(slope - usual) < 0.06
    slope, weight, middle = slope[near], weight[near], ((lines[:, 1] + lines[:, 3]) / 2)[near]
    if np.ptp(middle) < 0.25 * height or len(slope) < 4:
        return usual, usual
    full = weight
    for _ in range(5):
        change, start = np.polyfit(middle, slope, 1, w=weight)
        off = np.abs(slope - (start + change * middle))
        weight = np.where(off > 3 * np.median(off) + 1e-4, 0.02, 1.0) * full
    return float(start), float(start + change * height)


def _weighted_median(values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])


def _corners(
    rows: tuple[float, float], columns: tuple[float, float], size: tuple[int, int]
) -> npt.NDArray[np.float32]:
    """The four points of the picture that belong into the corners of the straight page."""
    width, height = size
    (top, bottom), (left, right) = rows, columns
    points = [
        _crossing(top, 0.0, left, 0.0, size),
        _crossing(top, 0.0, right, float(width), size),
        _crossing(bottom, float(height), right, float(width), size),
        _crossing(bottom, float(height), left, 0.0, size),
    ]
    return np.array(points, np.float32)


def _crossing(
    slope: float, y: float, lean: float, x: float, size: tuple[int, int]
) -> tuple[float, float]:
    """Where a line across through the middle of an edge crosses one down through its own."""
    width, height = size
    # y' = y + slope * (x' - width / 2),  x' = x + lean * (y' - height / 2)
    ahead = (x + lean * (y - slope * width / 2 - height / 2)) / (1 - lean * slope)
    return ahead, y + slope * (ahead - width / 2)
