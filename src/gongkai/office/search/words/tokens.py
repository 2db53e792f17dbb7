"""Texts and queries as tokens (切分): the same rule for both, so that a query finds what it says.

A run of Han characters becomes its first character, its overlapping pairs and its last character:
every character begins one token and ends one. Other letters and digits are one token a run. Signs
part runs and are dropped, so the brackets of a document number may be of any kind (〔〕、[]、（）).

>>> tokens("示政发〔2026〕18号")
['示', '示政', '政发', '发', '2026', '18', '号']
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from operator import add

from gongkai.office.search.words.characters import simplified

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_IS_HAN = re.compile(rf"[{HAN}]")
_WORD = re.compile(r'"([^"]+)"|(\S+)')
_QUOTES = str.maketrans("“”「」", '""""')


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word of a query (检索词): tokens that stand one behind the other.

    Where it is `open` it is one Han character, and any token that begins with it will do. Any
    phrase of `also` will do in its place.
    """

    tokens: tuple[str, ...]
    open: bool = False
    also: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed, but folded (输入的词); `is_quoted`: meant to the letter."""

    text: str
    is_quoted: bool = False


def folded(text: str) -> str:
    """A text in one form (规范化): width, case, and the two sets of characters are the same.

    >>> folded("政府信息公開條例（ＷＴＯ）")
    '政府信息公开条例(wto)'
    """
    return simplified(unicodedata.normalize("NFKC", text).casefold())


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order (词元)."""
    return [token for run in runs(folded(text)) for token in _whole(run)]


def runs(text: str) -> list[str]:
    """What stands between the signs of a folded text (连续的字)."""
    return _RUN.findall(text)


def _whole(run: str) -> list[str]:
    """The tokens of a run that is whole on both sides."""
    if len(run) == 1 or not _IS_HAN.match(run):
        return [run]
    return [run[0], *_pairs(run), run[-1]]


def _pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


def words_of(query: str) -> list[Word]:
    """The words of a query, parted by blanks or held by quotation marks (检索词)."""
    text = folded(query).translate(_QUOTES)
    return [Word(held or bare, bool(held)) for held, bare in _WORD.findall(text)]


def phrase_of(word: str) -> Phrase | None:
    """A folded word as a phrase: in a text, its first run may begin earlier, its last go on.

    >>> phrase_of("社会保险").tokens, phrase_of("183号").tokens
    (('社会', '会保', '保险'), ('183', '号'))
    """
    found = runs(word)
    if not found:
        return None
    if len(found) == 1:
        return _within(found[0])
    first, *between, last = found
    inner = [token for run in between for token in _whole(run)]
    return Phrase((*_ending(first), *inner, *_beginning(last)))


def _within(run: str) -> Phrase:
    if not _IS_HAN.match(run):
        return Phrase((run,))
    if len(run) == 1:
        return Phrase((run,), open=True)
    return Phrase(tuple(_pairs(run)))


def _ending(run: str) -> list[str]:
    return _whole(run)[1:] if len(run) > 1 and _IS_HAN.match(run) else [run]


def _beginning(run: str) -> list[str]:
    return _whole(run)[:-1] if len(run) > 1 and _IS_HAN.match(run) else [run]
