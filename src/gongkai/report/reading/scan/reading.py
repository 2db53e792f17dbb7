"""What lines of text say, and how sure that is (识读): figures twice, words once.

A figure is read from two different pictures of it. Where they differ, or either is not sure, it
carries `UNSURE`, and no value is taken from it (ADR 0118).
"""

from __future__ import annotations

import re
import unicodedata

import cv2
import numpy as np

from gongkai.report.reading.numbers import COUNT_UNITS, UNSURE, is_value_like
from gongkai.report.reading.scan.engine import Read, Recogniser
from gongkai.report.reading.scan.paper.lettering import Box
from gongkai.report.reading.scan.paper.sheet import Grey, ink

SURE = 0.9
"""From which certainty of its least certain character a figure is taken."""

READABLE = 0.5
"""Below this certainty, on the whole, words are not text but dirt or a picture."""

DIGITS = frozenset("0123456789０１２３４５６７８９%％.")
ILLEGIBLE = "□"
"""Stands for a digit in running text that was not read with certainty."""

WIDEST = 1.6
"""How wide a figure's characters may stand, in heights of a letter; wider are two figures."""

DASH = "—"
FLAT = 0.25
"""A stroke no higher than so much of a letter is a dash, and needs no reading."""

SLASH = "/"
LEANING, THIN = -0.2, 0.12
"""A stroke that leans so far, and strays from its line by so little, is a slash, as surely."""

UPRIGHT = -0.1
"""A figure 1 that leans further may be a slash; recognisers take one for the other."""

SMALL = 0.4
"""Ink lower than so much of a letter is no figure."""

ROOM, WIDER_ROOM = 0.22, 0.4
"""How much paper, in heights of the line, a picture shows around it."""

LABEL = 2.2
"""From which width, in heights of a letter, a line is read as a label first."""

NARROWED = 0.6
"""To so much of its width a label is narrowed: that halves the work, and costs no letter."""

_NOTED = re.compile(rf"\d[\d,]*(?:{COUNT_UNITS})?\(")
_BEHIND = re.compile(r"[^\d\s,，.．%％]")
FIRST_HAN = "\u3400"
"""The first of the Han characters."""


def figure(picture: Grey, box: Box, recogniser: Recogniser, letter: float) -> str:
    """The text in a cell's line, with `UNSURE` behind a figure that may be another one."""
    if box.height <= FLAT * letter and box.width >= 2 * box.height:
        return DASH
    lean, stray = _lean(box.within(picture))
    if lean <= LEANING and stray <= THIN:
        return SLASH
    label = _label(picture, box, recogniser, letter)
    if label:
        return label
    first = recogniser.read(framed(picture, box, letter), cell=True)
    if not _begins_as_figure(first.text):
        return first.text if _is_text(first) else _unread(box, letter)
    other = _sharpened(framed(picture, box, letter, room=WIDER_ROOM))
    second = recogniser.read(other, cell=True)
    text, one, two = _plain(first.text), _number(first), _number(second)
    is_same = _plain(one.text) == _plain(two.text)
    is_one = box.width <= WIDEST * letter * len(text) and not (text == "1" and lean < UPRIGHT)
    if is_same and is_one and min(one.certainty, two.certainty) >= SURE:
        return text
    return text + UNSURE if text else _unread(box, letter)


def _begins_as_figure(text: str) -> bool:
    """Whether a line is a figure, or one with a note that goes on below."""
    return _is_figure(text) or bool(_NOTED.match(_plain(text)))


def _number(found: Read) -> Read:
    """What was read, without the unit or the note behind a number (数字后的单位、说明)."""
    rest = _BEHIND.search(found.text, 1)
    end = rest.start() if rest else len(found.text)
    return Read(found.text[:end], found.certainties[:end])


def _label(picture: Grey, box: Box, recogniser: Recogniser, letter: float) -> str:
    """What a wide line says if it is a label and not a figure; else nothing."""
    if box.width < LABEL * letter:
        return ""
    found = recogniser.read(narrowed(framed(picture, box, letter)), cell=True)
    letters = [one for one in found.text if not one.isspace()]
    is_han = 2 * sum(one >= FIRST_HAN for one in letters) > len(letters)
    return found.text if is_han and _is_text(found) and not _is_figure(found.text) else ""


def narrowed(picture: Grey) -> Grey:
    """A picture of a line of words, drawn narrower."""
    height, width = picture.shape
    size = (max(round(NARROWED * width), 1), height)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _lean(picture: Grey) -> tuple[float, float]:
    """How far ink moves right with each pixel down, and how far it strays, in its heights."""
    rows, columns = np.nonzero(ink(picture))
    if not len(rows) or not np.ptp(rows):
        return 0.0, 1.0
    lean, start = np.polyfit(rows, columns, 1)
    off = np.abs(columns - (start + lean * rows))
    return float(lean), float(np.percentile(off, 98)) / picture.shape[0]


def _unread(box: Box, letter: float) -> str:
    """What stands for ink that says nothing: nothing where it is too small for a figure."""
    return UNSURE if box.height >= SMALL * letter else ""


def words(picture: Grey, recogniser: Recogniser) -> str:
    """The text of a line of words, doubtful digits as `ILLEGIBLE`; nothing where it is none."""
    found = recogniser.read(picture)
    if not _is_text(found):
        return ""
    letters = zip(found.text, found.certainties, strict=True)
    return "".join(ILLEGIBLE if one in DIGITS and sure < SURE else one for one, sure in letters)


def framed(picture: Grey, box: Box, letter: float, *, room: float = ROOM) -> Grey:
    """A line with paper around it; one of strokes only is framed as high as a letter."""
    around = round(room * max(box.height, 0.7 * letter))
    lacking = max(0, round(0.7 * letter) - box.height) // 2
    height, width = picture.shape
    top, bottom = box.top - around - lacking, box.bottom + around + lacking
    left, right = box.left - around - lacking, box.right + around + lacking
    inside = picture[max(top, 0) : min(bottom, height), max(left, 0) : min(right, width)]
    return np.asarray(
        cv2.copyMakeBorder(
            inside,
            max(-top, 0),
            max(bottom - height, 0),
            max(-left, 0),
            max(right - width, 0),
            cv2.BORDER_CONSTANT,
            value=255,
        ),
        np.uint8,
    )


def _sharpened(picture: Grey) -> Grey:
    """Another picture of the same: black ink on white paper, its edges softened again."""
    return np.asarray(cv2.GaussianBlur(255 - ink(picture), (0, 0), 0.8), np.uint8)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _is_figure(text: str) -> bool:
    return not text or is_value_like(_plain(text))


def _is_text(found: Read) -> bool:
    return bool(found.text) and float(np.mean(found.certainties)) >= READABLE
