"""Characters as lines of text (字符成行): who stands on one line, where a space was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from gongkai.report.characters import readable
from gongkai.report.reading.pdf.marks.page import Glyph

WORD_GAP = 0.2
"""From which gap, in heights of a line, Latin letters or digits are two words."""

WIDE_GAP = 0.6
"""From which gap any two characters are apart; between Han and Latin a quarter is usual."""

TWICE = 0.25
"""The same character within so much of its width again is only printed bold (重影)."""

_NARROW = re.compile(r"[0-9A-Za-z.,%]")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text (行): its words, its box, the line it stands on, its height of letters.

    `glyphs` are its printed characters, `spaces` the blanks between them that the file has.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    glyphs: tuple[Glyph, ...] = ()
    spaces: tuple[Glyph, ...] = ()


def lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines that some characters make, from top to bottom."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.base)
    if not ordered:
        return []
    size = height(ordered)
    rows: list[list[Glyph]] = []
    for glyph in ordered:
        if rows and glyph.base - rows[-1][-1].base <= 0.3 * size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    made = [line_of(rows[0], size)] if len(rows) == 1 else map(line_of, rows)
    return [line for line in made if line.text]


def height(glyphs: Sequence[Glyph]) -> float:
    """The usual height of some letters: that of the broadest, for Han characters are square."""
    full = [glyph.right - glyph.left for glyph in glyphs if glyph.text > "\u2e80"]
    return max(median(full or [glyph.bottom - glyph.top for glyph in glyphs]), 1.0)


def line_of(row: Sequence[Glyph], size: float | None = None) -> TextLine:
    """The line that some characters make, in the order in which they stand.

    `size` is their height where that is known.
    """
    row = _once(sorted(row, key=lambda glyph: glyph.left))
    size = height(row) if size is None else size
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in row:
        if before is not None and _is_apart(before, glyph, size):
            pieces.append(" ")
        pieces.append(glyph.text)
        before = glyph
    printed = [glyph for glyph in row if glyph.text.strip()] or row
    text = readable("".join(pieces))
    base = median(glyph.base for glyph in row)
    left, right = printed[0].left, printed[-1].right
    spaces = tuple(glyph for glyph in row if not glyph.text.strip())
    return TextLine(text, left, right, base, size, tuple(printed), spaces)


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """A row without characters that are printed twice in one place."""
    kept: list[Glyph] = []
    for glyph in row:
        furthest = glyph.left - (glyph.right - glyph.left) * TWICE
        is_clear = not kept or kept[-1].left < furthest
        if is_clear or not any(
            other.text == glyph.text and other.left >= furthest for other in kept[-3:]
        ):
            kept.append(glyph)
    return kept


def _is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    gap = glyph.left - before.right
    if gap <= WORD_GAP * size:
        return False
    is_narrow = bool(_NARROW.match(before.text) and _NARROW.match(glyph.text))
    return is_narrow or gap > WIDE_GAP * size


def joined(before: str, after: str) -> str:
    """Two lines of one text: a space between them only where Latin words meet.

    >>> joined("政府信息", "公开"), joined("annual", "report")
    ('政府信息公开', 'annual report')
    """
    is_latin = re.search(r"[A-Za-z0-9]$", before) and re.match(r"[A-Za-z0-9]", after)
    return f"{before} {after}" if is_latin else before + after
