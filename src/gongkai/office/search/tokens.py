"""Texts and queries as tokens (切分): the same rule for both, so that a query finds what it says.

A run of Han characters becomes its overlapping pairs and, at its end, its last character: so every
character begins exactly one token. Other letters and digits are one token a run. Signs part runs
and are dropped, so the brackets of a document number may be of any kind (〔〕、[]、（）).

>>> tokens("示政发〔2026〕18号")
['示政', '政发', '发', '2026', '18', '号']
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_IS_HAN = re.compile(rf"[{HAN}]")
_WORD = re.compile(r'"([^"]+)"|(\S+)')
_QUOTES = str.maketrans("“”「」", '""""')


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word of a query (检索词): tokens that stand one behind the other.

    Where it is `open`, the last token is one Han character, and any token that begins with it will
    do.
    """

    tokens: tuple[str, ...]
    open: bool = False


def folded(text: str) -> str:
    """A text in one form (规范化): full and half width, upper and lower case are the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order (词元)."""
    return [token for run in _RUN.findall(folded(text)) for token in _of_run(run)]


def _of_run(run: str) -> list[str]:
    if not _IS_HAN.match(run):
        return [run]
    return [run[start : start + 2] for start in range(len(run))]


def phrases(query: str) -> list[Phrase] | None:
    """The words of a query, parted by blanks or held by quotation marks (检索词).

    None where there is something, but nothing that a text can hold: then nothing is found.

    >>> phrases("社保 183号")
    [Phrase(tokens=('社保',), open=False), Phrase(tokens=('183', '号'), open=True)]
    """
    words = words_of(query)
    found = [phrase for phrase in map(_phrase, words) if phrase]
    return found if found or not words else None


def words_of(query: str) -> list[str]:
    """The words of a query as they were typed, but folded."""
    text = folded(query).translate(_QUOTES)
    return [held or bare for held, bare in _WORD.findall(text)]


def _phrase(word: str) -> Phrase | None:
    runs = _RUN.findall(word)
    if not runs:
        return None
    *before, last = runs
    lead = [token for run in before for token in _of_run(run)]
    if not _IS_HAN.match(last):
        return Phrase((*lead, last))
    if len(last) == 1:
        return Phrase((*lead, last), open=True)
    return Phrase((*lead, *_of_run(last)[:-1]))
