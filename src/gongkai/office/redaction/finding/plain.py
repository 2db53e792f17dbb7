"""Text as it is compared (归一): width, case, spaces and twins make no difference."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from gongkai.report.characters import readable


@dataclass(frozen=True, slots=True)
class Plain:
    """A text to search (检索文本), and where each of its characters stood in the original."""

    text: str
    origin: tuple[int, ...]


def folded(text: str) -> str:
    """A text without spaces, in one width and case (归一字串).

    >>> folded("ＡＢ 12　⾏政")
    'ab12行政'
    """
    flat = unicodedata.normalize("NFKC", readable(text)).casefold()
    return "".join(flat.split())


def compact(text: str) -> Plain:
    """A text without its spaces, with the way back to it."""
    return _mapped(text, keeps_spaces=False)


def spaced(text: str) -> Plain:
    """A text with each run of spaces as it is, otherwise folded: patterns see where words end."""
    return _mapped(text, keeps_spaces=True)


def _mapped(text: str, *, keeps_spaces: bool) -> Plain:
    letters: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for letter in _letters(character):
            if keeps_spaces or not letter.isspace():
                letters.append(letter)
                origin.append(at)
    return Plain("".join(letters), tuple(origin))


def _letters(character: str) -> str:
    if character.isspace():
        return character
    return unicodedata.normalize("NFKC", readable(character)).casefold()
