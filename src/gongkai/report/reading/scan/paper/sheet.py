"""A page as a picture of one size (页面图像): whatever it was scanned or photographed at.

Lengths in points are those of a page whose long side measures `LONG` points, as A4 does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Colours: TypeAlias = npt.NDArray[np.uint8]
"""Rows of pixels, each red, green, blue."""

Grey: TypeAlias = npt.NDArray[np.uint8]
"""Rows of pixels, 0 black to 255 white; as a mask, 255 where something is."""

LONG = 842.0
"""Points of a page's long side."""

SCALE = 2.8
"""Pixels of a point: a page of A4 at 200 dpi."""

BRIGHTEST_INK, DARKEST_PAPER = 190, 110
"""Between these the border of ink and paper is sought."""

COLOURED = 50
"""By how much red must exceed the other colours of a pixel to be a seal's."""

YELLOWISH = 12
"""By so much old paper and lamps are red."""

RIM = 7
"""So many pixels wide is what one of red ink makes darker, itself in the middle."""

PALE = 0.6
"""Of the paper's brightness: what is darker has black ink in it, and only its own red is taken."""

DESK = 0.4
"""Ground so much darker than the paper is what the paper lies on."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its paper white, its colours gone; red ink is paper, `seal` is where it was."""

    grey: Grey
    seal: Grey

    def turned(self, quarters: int) -> Sheet:
        """The page after some quarter turns to the left."""
        return Sheet(turned(self.grey, quarters), turned(self.seal, quarters))


def turned(picture: Grey, quarters: int) -> Grey:
    """A picture after some quarter turns to the left."""
    return np.ascontiguousarray(np.rot90(picture, quarters))


def sheet_of(colours: Colours) -> Sheet:
    """A picture as a page, in the size that everything behind here is measured in."""
    height, width = colours.shape[:2]
    factor = LONG * SCALE / max(height, width)
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    picture = np.asarray(cv2.resize(colours, size, interpolation=way), np.uint8)
    red = np.ascontiguousarray(picture[..., 0])
    others = cv2.max(picture[..., 1], picture[..., 2])
    excess = np.asarray(
        cv2.subtract(cv2.subtract(red, others), np.full_like(red, YELLOWISH)), np.uint8
    )
    seal = np.where(excess > COLOURED, 255, 0).astype(np.uint8)
    return Sheet(_whitened(_without_red(red, excess, seal)), seal)


def _without_red(red: Grey, excess: Grey, seal: Grey) -> Grey:
    """The red of a picture, where red ink is as bright as the paper around it (去印章).

    In red light a seal is nearly gone; how much of it is left is seen where nothing else is. JPEG
    blurs colours more than light, so that the rim of red ink is dark without being red.
    """
    paper = _ground(red)
    where = seal > 0
    if not where.any():
        return red
    lack = paper[where].astype(float) - red[where]
    share = float(np.clip(np.median(lack / excess[where]), 0, 1))
    around = cv2.dilate(excess, np.ones((RIM, RIM), np.uint8))
    reach = np.where(red > PALE * paper, around, excess)
    return np.asarray(cv2.add(red, cv2.convertScaleAbs(reach, alpha=share)), np.uint8)


def _ground(grey: Grey) -> Grey:
    """How bright the paper is under each point of a picture."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    smooth = cv2.GaussianBlur(closed, (0, 0), 8)
    size = (grey.shape[1], grey.shape[0])
    return np.asarray(cv2.resize(smooth, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _whitened(grey: Grey) -> Grey:
    """A picture whose paper is white everywhere, shadows and yellowing gone (背景归一)."""
    paper = _ground(grey)
    white = cv2.divide(grey, paper, scale=250)
    desk = paper < DESK * float(np.percentile(paper[::8, ::8], 90))
    return np.where(desk, 255, white).astype(np.uint8)


def ink(grey: Grey) -> Grey:
    """Where ink is (墨迹): 255, and 0 where the paper is."""
    border, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    border = float(np.clip(border, DARKEST_PAPER, BRIGHTEST_INK))
    _, found = cv2.threshold(grey, border, 255, cv2.THRESH_BINARY_INV)
    return np.asarray(found, np.uint8)


def spots(mask: Grey) -> tuple[int, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The connected spots of a mask (连通区域): their count, each pixel's number, their boxes.

    Number 0 is the ground; a box is left, top, width, height, area. The algorithm is the one that
    takes a third of the time of the usual one on one thread.
    """
    count, labels, boxes, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        mask, 8, cv2.CV_32S, cv2.CCL_BBDT
    )
    return count, np.asarray(labels, np.int32), np.asarray(boxes, np.int32)
