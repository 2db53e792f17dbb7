"""The characters of a PDF page and their places (页面文字), in the order of the file."""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

from gongkai.office.redaction.sheets import Area, around

FINER = 10
"""Places are asked for in so many parts of a tenth of a millimetre, then rounded outwards."""

UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say what it is."""


def text_of(page: Any, width: int, height: int) -> tuple[str, tuple[Area | None, ...]]:
    """A page's text and the place of each character on the page as it is shown.

    Characters that only part words or lines have no place.
    """
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        count = max(raw.FPDFText_CountChars(text), 0)
        found = [_character(text, at, page, (width, height)) for at in range(count)]
    finally:
        raw.FPDFText_ClosePage(text)
    kept = _joined([one for one in found if one[0]])
    return "".join(letter for letter, _ in kept), tuple(place for _, place in kept)


def _character(text: Any, at: int, page: Any, size: tuple[int, int]) -> tuple[str, Area | None]:
    code = raw.FPDFText_GetUnicode(text, at)
    letter = chr(code) if 0 < code <= 0x10FFFF else ""
    if letter.isspace() or raw.FPDFText_IsGenerated(text, at) == 1:
        return letter.replace("\r", ""), None
    return letter or UNKNOWN, _place(text, at, page, size)


def _joined(found: list[tuple[str, Area | None]]) -> list[tuple[str, Area | None]]:
    """Halves of a character beyond the first plane put together."""
    kept: list[tuple[str, Area | None]] = []
    for letter, place in found:
        if kept and "\ud800" <= kept[-1][0] < "\udc00" <= letter < "\ue000":
            pair = (kept[-1][0] + letter).encode("utf-16", "surrogatepass").decode("utf-16")
            kept[-1] = (pair, kept[-1][1])
        else:
            kept.append((letter, place))
    return [(UNKNOWN if "\ud800" <= letter < "\ue000" else letter, at) for letter, at in kept]


def _place(text: Any, at: int, page: Any, size: tuple[int, int]) -> Area:
    """The box of a character: its font's and its ink's together."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, loose)
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text, at, *edges)
    left, right, bottom, top = (edge.value for edge in edges)
    ink = _shown(page, (left, bottom, right, top), size)
    box = _shown(page, (loose.left, loose.bottom, loose.right, loose.top), size)
    return around((ink, box)) if _is_sound(box, ink) else ink


LARGEST = 80
"""How many tenths of a millimetre a font's box may stand out of the ink before it is nonsense."""


def _is_sound(box: Area, ink: Area) -> bool:
    if not (box.width and box.height):
        return False
    return box.height <= max(ink.height * 8, LARGEST) and box.width <= max(ink.width * 8, LARGEST)


def _shown(page: Any, edges: tuple[float, float, float, float], size: tuple[int, int]) -> Area:
    """A rectangle of the page's own space on the page as it is shown: turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    width, height = size[0] * FINER, size[1] * FINER
    points = []
    for x, y in ((edges[0], edges[1]), (edges[2], edges[3])):
        raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, x, y, across, down)
        points.append((across.value, down.value))
    (a, b), (c, d) = points
    left, right, top, bottom = min(a, c), max(a, c), min(b, d), max(b, d)
    return Area(left // FINER, top // FINER, -(-right // FINER), -(-bottom // FINER))
