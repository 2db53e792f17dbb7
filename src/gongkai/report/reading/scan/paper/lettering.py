"""Where text stands (字行): the lines of letters inside a cell or a column, as boxes of pixels.

Only boxes are found here; what they say is the recogniser's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.reading.scan.paper.sheet import SCALE, Grey, spots

SPECK = round(1.2 * SCALE)
"""What is no larger than so many pixels each way is dust."""

REMAINS = round(2.5 * SCALE)
"""Under and beside a seal; no figure is so small."""

SMALLEST, LARGEST = 4 * SCALE, 30 * SCALE
"""Heights between which a spot of ink can be a letter."""

USUAL = 10 * SCALE
"""The height of letters on a page that shows none."""

WITHIN = 1.15
"""Strokes that together are no higher than so many letters are one line's."""

HIGHEST = 3.0
"""So many letters high a line of text may be; the edge of a photographed page is higher."""

APART = 1.5
"""From which gap, in heights of a letter, two words of a line are read apart."""


MOST_PIECES = 800
"""A page with more spots is a picture, not text; a full page of prose has a hundred."""


class Box(NamedTuple):
    """A rectangle of pixels, ends not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top

    def within(self, picture: Grey) -> Grey:
        """What of a picture lies in the box."""
        return picture[self.top : self.bottom, self.left : self.right]

    def around(self, other: Box) -> Box:
        """The box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def moved(self, x: int, y: int) -> Box:
        """The same box elsewhere."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)


def letter_height(mask: Grey) -> float:
    """How high the letters on a page are (字高): most of its spots of ink that can be letters."""
    _, _, stats = spots(mask)
    width, height = stats[1:, 2], stats[1:, 3]
    fits = (height >= SMALLEST) & (height <= LARGEST) & (width <= LARGEST) & (width >= SPECK)
    heights = height[fits]
    return float(np.percentile(heights, 75)) if len(heights) else USUAL


def without_specks(mask: Grey, seal: Grey) -> Grey:
    """A mask of ink without dust (去噪点), and without what a seal leaves around itself."""
    count, labels, stats = spots(mask)
    near = cv2.dilate(seal, np.ones((REMAINS, REMAINS), np.uint8)) > 0
    dust = np.full(count, SPECK)
    dust[labels[near]] = REMAINS
    shade = np.where((stats[:, 2] > dust) | (stats[:, 3] > dust), 255, 0).astype(np.uint8)
    shade[0] = 0
    return shade[labels]


def text_lines(mask: Grey, letter: float) -> list[Box]:
    """The lines of text in a mask of ink, from the top, each as wide as its ink."""
    bands = _merged(_runs(np.any(mask, axis=1), least=1), letter)
    return [box for top, bottom in bands for box in [_box(mask, top, bottom)] if box.height > 1]


def pieces(mask: Grey, letter: float) -> list[Box]:
    """The pieces of text on a page, wherever they stand: letters with no wide gap between them."""
    reach = max(round(APART * letter), 1)
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    _, _, stats = spots(np.asarray(joined, np.uint8))
    boxes = [Box(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist()]
    boxes = [box for box in boxes if box.height <= HIGHEST * letter]
    if len(boxes) > MOST_PIECES:
        return []
    return [box for box in _stacked(boxes, letter) if _is_line(box, letter)]


def _stacked(boxes: Sequence[Box], letter: float) -> list[Box]:
    """Boxes, those of strokes above or below others of the same line joined to them."""
    lines: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.width):
        for at, line in enumerate(lines):
            if _is_part(box, line, letter):
                lines[at] = line.around(box)
                break
        else:
            lines.append(box)
    return sorted(lines, key=lambda box: (box.bottom, box.left))


def _is_part(box: Box, line: Box, letter: float) -> bool:
    is_beside = box.left < line.right + letter and line.left - letter < box.right
    both = line.around(box)
    return is_beside and both.height <= WITHIN * max(letter, line.height)


def _is_line(box: Box, letter: float) -> bool:
    return box.height >= 0.4 * letter and box.width >= 0.3 * letter


def _box(mask: Grey, top: int, bottom: int) -> Box:
    columns = np.nonzero(np.any(mask[top:bottom], axis=0))[0]
    return Box(int(columns[0]), top, int(columns[-1]) + 1, bottom)


def _runs(inked: npt.NDArray[np.bool_], *, least: int) -> list[tuple[int, int]]:
    """Runs of True; gaps of fewer than `least` do not part them."""
    at = np.nonzero(inked)[0]
    if not len(at):
        return []
    breaks = np.nonzero(np.diff(at) > least)[0]
    starts, ends = at[np.r_[0, breaks + 1]], at[np.r_[breaks, len(at) - 1]] + 1
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def _merged(bands: Sequence[tuple[int, int]], letter: float) -> list[tuple[int, int]]:
    """Bands of ink as lines: strokes of one letter, such as 三, belong together."""
    merged: list[tuple[int, int]] = []
    for top, bottom in bands:
        if merged and bottom - merged[-1][0] <= WITHIN * letter:
            merged[-1] = (merged[-1][0], bottom)
        else:
            merged.append((top, bottom))
    return merged
