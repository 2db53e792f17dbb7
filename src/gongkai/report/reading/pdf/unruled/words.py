"""The words of a line that stand together (词块): what one cell prints on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.reading.numbers import is_value_like, plain_text
from gongkai.report.reading.pdf.lines import TextLine, line_of
from gongkai.report.reading.pdf.marks.page import Glyph

APART, CLOSE = 0.15, 0.08
"""From which gap, in heights of a line, two words are two cells': where boxes are those of the
ink, and where they are the font's, which leave no gap between characters."""

FULL_BOX = 1.75
"""How many times as high as broad a digit's box is at least, if it is the font's."""
NEARLY = 0.97
"""How broad a Han character's box is at least, in heights of a line, if it is the font's."""

UNIT = 0.3
"""Up to which gap a figure and its unit, or the words of a note, belong together."""

BLANK = 0.4
"""How much of a full-width bracket's box is blank, on its outer side."""

SPACE = (0.2, 0.3)
"""How broad a printed space is, in heights of a line."""
WIDE = 0.6
"""A gap of so many heights of a line is more than one space fills."""

_FIGURE = re.compile(r"\d|[-‐‑–—―─━_/\\*×]+$")
_OPEN_NOTE = re.compile(r"[+-]?\d[\d,]*\s?[件条]?\([^)]*")


@dataclass(frozen=True, slots=True)
class Token:
    """Words of one cell on one line (词块): where they start and end, and their base line."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """The middle, across."""
        return (self.left + self.right) / 2

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, a mark in place of one, or a figure whose note goes on below."""
        flat = plain_text(self.text)
        if _OPEN_NOTE.fullmatch(flat):
            return True
        return bool(_FIGURE.match(flat.lstrip("+"))) and is_value_like(flat)

    def meets(self, left: float, right: float) -> bool:
        """Whether it stands above or below a span."""
        return self.left < right and left < self.right


def tokens(line: TextLine) -> list[Token]:
    """The words of a line, parted where a gap is that nothing printed fills."""
    found: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if found and not _is_apart(found[-1], glyph, line):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_token(part, line) for part in found]


def _token(part: Sequence[Glyph], line: TextLine) -> Token:
    is_whole = not line.spaces and len(part) == len(line.glyphs)
    own = line if is_whole else line_of(part)
    left, right = part[0].left, part[-1].right
    if part[0].text == "（":
        left += BLANK * line.size
    if part[-1].text == "）":
        right -= BLANK * line.size
    return Token(own.text, left, right, own.base, line.size)


def _is_apart(part: Sequence[Glyph], glyph: Glyph, line: TextLine) -> bool:
    before = part[-1]
    if _is_other_note(part, glyph):
        return True
    gap = (glyph.left - before.right) / line.size
    if gap <= CLOSE:
        return False
    if gap <= APART and not (_is_full(before, line) and _is_full(glyph, line)):
        return False
    if gap <= UNIT and (_is_unit(before, glyph) or _is_count(part, glyph)):
        return False
    is_spaced = SPACE[0] < gap < SPACE[1] and (len(part) == 1 or _is_lone(part, line))
    if gap < WIDE:
        is_spaced |= any(before.left < space.x < glyph.right for space in line.spaces)
    return not (is_spaced and before.text.isalpha() and glyph.text.isalpha())


def _is_other_note(part: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a bracket is another cell's: brackets' boxes reach into the space before them."""
    is_second = glyph.text in "（(" and _open(part) > 0
    is_closed = part[-1].text in "）)" and (_open(part) < 0 or glyph.text.isdigit())
    return is_second or is_closed


def _open(part: Sequence[Glyph]) -> int:
    """How many brackets are open after some characters."""
    texts = [glyph.text for glyph in part]
    return sum(text in "（(" for text in texts) - sum(text in "）)" for text in texts)


def _is_full(glyph: Glyph, line: TextLine) -> bool:
    """Whether a character's box is the font's, not that of its ink: digits' boxes are slim."""
    width, height = glyph.right - glyph.left, glyph.bottom - glyph.top
    if glyph.text.isascii():
        return height >= FULL_BOX * width
    return width >= NEARLY * line.size


def _is_unit(before: Glyph, glyph: Glyph) -> bool:
    """Whether a Han character follows a digit, from which typesetters keep it a little apart."""
    return before.text.isdigit() and glyph.text.isalpha()


def _is_count(part: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a digit follows a Han character within a note in brackets (其中 1 件)."""
    return _open(part) > 0 and part[-1].text.isalpha() and glyph.text.isdigit()


def _is_lone(part: Sequence[Glyph], line: TextLine) -> bool:
    """Whether the last character stands by itself, as in words that are spaced out (自 然 人)."""
    return part[-1].left - part[-2].right > SPACE[0] * line.size or not part[-2].text.isalpha()
