"""The characters of a PDF page (字符): what is printed, where, on which line.

Characters that pdfium invents between others are left out: the distance says more. The page is
turned so that most of its text runs from left to right.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any

from pypdfium2 import raw

from gongkai.report.reading.limits import require
from gongkai.report.reading.pdf.marks.page import Glyph, Marks

MAX_GLYPHS = 200_000
"""How many characters the pages of a file may hold; a long report has 20,000."""

UNREADABLE = "\ufffd"
"""Stands for a printed character of which the file does not say what it is."""

_QUARTER = math.pi / 2
_SLANT = 0.1
"""From how far off the horizontal or vertical, in radians, text is a watermark."""

_LARGEST = 8.0
"""How many times as large as its ink a character's box may be; a comma's is five times."""

_SPACES = (" ", "\u00a0", "\u3000")


def take_glyphs(marks: Marks, page: Any, *, taken: int) -> int:
    """Put a page's characters into its marks; the quarter turns (0–3) by which it is turned."""
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        count = max(raw.FPDFText_CountChars(text), 0)
        require(taken + count, MAX_GLYPHS, what=f"文字超过{MAX_GLYPHS}个字符")
        places = [at for at in range(count) if raw.FPDFText_IsGenerated(text, at) != 1]
        turns = [_turns(text, at) for at in places]
        quarter = Counter(turn for turn in turns if turn is not None).most_common(1)
        way = quarter[0][0] if quarter else 0
        for at, turn in zip(places, turns, strict=True):
            if turn is not None and (glyph := _glyph(text, at, way)) is not None:
                marks.glyphs.append(glyph)
    finally:
        raw.FPDFText_ClosePage(text)
    return way or 0


def turned(x: float, y: float, way: int) -> tuple[float, float]:
    """A point of the page (y upwards) as it is read (y downwards), after quarter turns."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[way]


def _turns(text: Any, at: int) -> int | None:
    """By how many quarters a character is turned; None for one that lies askew."""
    angle = raw.FPDFText_GetCharAngle(text, at)
    way = round(angle / _QUARTER)
    return way % 4 if abs(angle - way * _QUARTER) <= _SLANT else None


def _glyph(text: Any, at: int, way: int) -> Glyph | None:
    character = _character(raw.FPDFText_GetUnicode(text, at))
    if not character:
        return None
    left, top, right, bottom = _box(text, at, way, is_space=character in _SPACES)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    base = turned(x.value, y.value, way)[1]
    return Glyph(character, left, top, right, bottom, base)


def _character(code: int) -> str:
    if code in (0x0D, 0x0A, 0x02, 0xFEFF, 0x200B):
        return ""
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code & 0xFFFE == 0xFFFE:
        return UNREADABLE
    return chr(code)


def _box(text: Any, at: int, way: int, *, is_space: bool) -> tuple[float, float, float, float]:
    """The box of a character: its font's, or its ink's where the font's is nonsense (Type 3)."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, loose)
    box = _turned_box(loose.left, loose.bottom, loose.right, loose.top, way)
    if is_space:
        return box
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text, at, *edges)
    left, right, bottom, top = (edge.value for edge in edges)
    ink = _turned_box(left, bottom, right, top, way)
    return box if _is_sound(box, ink) else ink


def _turned_box(
    left: float, bottom: float, right: float, top: float, way: int
) -> tuple[float, float, float, float]:
    (a, b), (c, d) = turned(left, bottom, way), turned(right, top, way)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _is_sound(
    box: tuple[float, float, float, float], ink: tuple[float, float, float, float]
) -> bool:
    """Whether a font's box holds its ink and is not beyond all measure."""
    width, height = box[2] - box[0], box[3] - box[1]
    middle = ((ink[0] + ink[2]) / 2, (ink[1] + ink[3]) / 2)
    is_around = box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3]
    largest = _LARGEST * max(ink[2] - ink[0], ink[3] - ink[1], 2.0)
    return width > 0 and is_around and max(width, height) <= largest
