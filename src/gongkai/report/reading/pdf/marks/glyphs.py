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

Box = tuple[float, float, float, float]
"""Four edges: left, top, right and bottom, in points of the page as it is read."""

_WAYS = (
    ((0, 1), (3, -1), (2, 1), (1, -1)),
    ((3, -1), (2, -1), (1, -1), (0, -1)),
    ((2, -1), (1, 1), (0, -1), (3, 1)),
    ((1, 1), (0, 1), (3, 1), (2, 1)),
)
"""After so many quarter turns: which edge of a box (left, bottom, right, top) is its left, top,
right and bottom, and whether the other way round."""

_SPACES = (" ", "\u00a0", "\u3000")


def take_glyphs(marks: Marks, page: Any, *, taken: int) -> int:
    """Put a page's characters into its marks; its quarter turns to the right (0–3)."""
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        count = max(raw.FPDFText_CountChars(text), 0)
        require(taken + count, MAX_GLYPHS, what=f"文字超过{MAX_GLYPHS}个字符")
        printed = _Printed(text)
        found = [
            (at, character)
            for at in range(count)
            if (character := printed.character(at)) and not printed.is_invented(at, character)
        ]
        turns = [printed.turns(at) for at, _ in found]
        quarter = Counter(turn for turn in turns if turn is not None).most_common(1)
        way = quarter[0][0] if quarter else 0
        marks.glyphs += [
            printed.glyph(at, character, way)
            for (at, character), turn in zip(found, turns, strict=True)
            if turn is not None
        ]
    finally:
        raw.FPDFText_ClosePage(text)
    return way


def turned(x: float, y: float, way: int) -> tuple[float, float]:
    """A point of the page (y upwards) as it is read (y downwards), where text is so turned."""
    return (x, -y) if way == 0 else ((-y, -x), (-x, y), (y, x))[way - 1]


def _character(code: int) -> str:
    if code in (0x0D, 0x0A, 0x02, 0xFEFF, 0x200B):
        return ""
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code & 0xFFFE == 0xFFFE:
        return UNREADABLE
    return chr(code)


class _Printed:
    """The characters of a page, asked for one by one; the room for answers is made only once."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._loose = raw.FS_RECTF()
        self._ink = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def character(self, at: int) -> str:
        """What is printed, by its number; empty for what is nothing on paper."""
        return _character(raw.FPDFText_GetUnicode(self._text, at))

    def is_invented(self, at: int, character: str) -> bool:
        """Whether pdfium put it between others; it puts blanks and ends of lines."""
        return character == " " and raw.FPDFText_IsGenerated(self._text, at) == 1

    def turns(self, at: int) -> int | None:
        """By how many quarters a character is turned right; None for one that lies askew."""
        angle = raw.FPDFText_GetCharAngle(self._text, at)
        way = round(angle / _QUARTER)
        return way % 4 if abs(angle - way * _QUARTER) <= _SLANT else None

    def glyph(self, at: int, character: str, way: int) -> Glyph:
        """A character with its box and the line it stands on, on a page so turned."""
        raw.FPDFText_GetCharOrigin(self._text, at, self._x, self._y)
        base = turned(self._x.value, self._y.value, way)[1]
        box = self._box(at, way, is_space=character in _SPACES)
        return Glyph(character, *box, base)

    def _box(self, at: int, way: int, *, is_space: bool) -> Box:
        """Its font's box, or its ink's where the font's is nonsense (Type 3)."""
        loose = self._loose
        raw.FPDFText_GetLooseCharBox(self._text, at, loose)
        box = _turned_box((loose.left, loose.bottom, loose.right, loose.top), way)
        if is_space:
            return box
        left, right, bottom, top = self._ink
        raw.FPDFText_GetCharBox(self._text, at, left, right, bottom, top)
        ink = _turned_box((left.value, bottom.value, right.value, top.value), way)
        return box if _is_sound(box, ink) else ink


def _turned_box(edges: Box, way: int) -> Box:
    (left, one), (top, two), (right, three), (bottom, four) = _WAYS[way]
    return one * edges[left], two * edges[top], three * edges[right], four * edges[bottom]


def _is_sound(box: Box, ink: Box) -> bool:
    """Whether a font's box holds its ink and is not beyond all measure."""
    left, top, right, bottom = box
    ink_left, ink_top, ink_right, ink_bottom = ink
    largest = _LARGEST * max(ink_right - ink_left, ink_bottom - ink_top, 2.0)
    return (
        left < right
        and 2 * left <= ink_left + ink_right <= 2 * right
        and 2 * top <= ink_top + ink_bottom <= 2 * bottom
        and max(right - left, bottom - top) <= largest
    )
