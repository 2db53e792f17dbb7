"""Pages of pixels, wherever they come from (图像来源): image files, and pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import cv2
import numpy as np

from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.scan.engine import recogniser
from gongkai.report.reading.scan.page import leaf_of
from gongkai.report.reading.scan.paper.pictures import sheets_of
from gongkai.report.reading.scan.paper.sheet import LONG, SCALE, Sheet, sheet_of
from gongkai.report.reading.scan.prose import marks_of

cv2.setNumThreads(1)


def marks_of_file(data: bytes, source: str) -> list[Marks]:
    """What is printed on each page of an image file."""
    return _marks(sheets_of(data, source))


def marks_of_pages(pages: Iterable[Any]) -> list[Marks]:
    """What is printed on pages of a PDF that are only pictures."""
    return _marks(map(_drawn, pages))


def _marks(sheets: Iterable[Sheet]) -> list[Marks]:
    return marks_of((leaf_of(sheet, recogniser()) for sheet in sheets), recogniser())


def _drawn(page: Any) -> Sheet:
    width, height = page.get_size()
    drawn = page.render(scale=LONG * SCALE / max(width, height, 1.0), rev_byteorder=True)
    colours = np.asarray(drawn.to_numpy())[..., :3]
    return sheet_of(np.ascontiguousarray(colours))
