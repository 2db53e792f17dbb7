"""Words as the index knows them (索引字词): folded, cut into runs, each run into its pairs.

A pair is one number, made of two characters, so that every database keeps the same order and a
single character is a range of numbers. The last character of a run stands alone, so that this
range misses nothing. Brackets and blanks inside a number of a document do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gongkai.office.keyring import keyed_hash

DROPPED = frozenset("〔〕[]()（）【】《》〈〉“”‘’\"'-—_·　 \t")
"""What stands between the parts of a name or a number and is nothing by itself."""

RUNS = re.compile(r"\w+")
SHIFT = 21
"""Bits of one character."""

HASHED = 15
"""Hexadecimal digits of a keyed pair: as many as a signed number of 64 bits holds."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its accidents (归一文字), and where each of its characters stood."""

    text: str
    places: tuple[int, ...]


def folded(text: str) -> Folded:
    """A text in one form: full and half width, capitals and brackets make no difference.

    >>> folded("示政办〔2026〕5号ＡB").text
    '示政办20265号ab'
    """
    kept = [(part, at) for at, mark in enumerate(text) for part in _folded(mark)]
    return Folded("".join(part for part, _ in kept), tuple(at for _, at in kept))


@lru_cache(maxsize=20_000)
def _folded(mark: str) -> str:
    """One character folded; the texts of an office are made of a few thousand."""
    return "".join(one for one in unicodedata.normalize("NFKC", mark).lower() if one not in DROPPED)


def gram(first: str, second: str = "") -> int:
    """The number of a pair, or of a character that ends its run."""
    return ord(first) << SHIFT | (ord(second) if second else 0)


def span(mark: str) -> tuple[int, int]:
    """The first and the last number of the pairs that begin with a character."""
    return ord(mark) << SHIFT, (ord(mark) + 1 << SHIFT) - 1


def grams(texts: Iterable[str]) -> frozenset[int]:
    """The pairs of some texts, as they are kept."""
    return frozenset(
        gram(*run[at : at + 2])
        for text in texts
        for run in RUNS.findall("".join(map(_folded, text)))
        for at in range(len(run))
    )


def pairs(word: str) -> tuple[str, ...]:
    """What must stand in a text that holds a word: its pairs, or its lone characters.

    >>> pairs("路灯合同"), pairs("灯"), pairs("路灯，费")
    (('路灯', '灯合', '合同'), ('灯',), ('路灯',))
    """
    runs = RUNS.findall(folded(word).text)
    found = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    return tuple(dict.fromkeys(found or runs))


def wanted(text: str) -> tuple[str, ...]:
    """The words of a query, each to be found; what holds no letter or figure is none."""
    return tuple(dict.fromkeys(word for word in text.split() if pairs(word)))


def name_grams(name: str, *, organ_id: int) -> frozenset[int]:
    """The pairs of an applicant's name under the key (姓名索引), each organ's its own.

    Negative, so that none is ever taken for a pair of a text. A name of one character is kept
    by itself.
    """
    text = "".join(RUNS.findall(folded(name).text))
    found = {text[at : at + 2] for at in range(len(text) - 1)} or ({text} if text else set())
    return frozenset(
        -1 - int(keyed_hash(f"{organ_id}:{pair}", use="names")[:HASHED], 16) for pair in found
    )
