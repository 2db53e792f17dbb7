"""Where a text holds what was sought (摘要): whole sentences of the original, the words marked.

The text is split and cut as it was written; only for looking is it folded as the index folds it.
Nothing here is markup: pieces say what is a hit, and a template escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gongkai.office.search.words.synonyms import Sought
from gongkai.office.search.words.tokens import HAN, folded, runs

SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]*[”’」』）]*")
CLAUSE_ENDS = "，、：,:"
LEAST, MOST = 60, 160
"""Characters: sentences are added up to the first, and a sentence is cut beyond the second."""

CUT = "……"
_SIGNS = r"[\W_]"
_LETTER = rf"[^\W_{HAN}]"
_IS_LETTER = re.compile(_LETTER)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and whether it is what was sought (片段)."""

    text: str
    is_hit: bool = False


Pieces = tuple[Piece, ...]


class Seeker:
    """Looks for some words in texts as a reader sees them (标记检索词)."""

    def __init__(self, words: Iterable[Sought]) -> None:
        forms = {form for word in words for form in (word.text, *word.also)}
        patterns = [_pattern(form) for form in sorted(forms, key=len, reverse=True) if runs(form)]
        self._sought = re.compile("|".join(patterns)) if patterns else None

    def marked(self, text: str) -> Pieces:
        """A text, cut where hits begin and end."""
        if self._sought is None:
            return (Piece(text),)
        forms = [_form(character) for character in text]
        places = [place for place, form in enumerate(forms) for _ in form]
        hits = [
            (places[hit.start()], places[hit.end() - 1] + 1)
            for hit in self._sought.finditer("".join(forms))
        ]
        return tuple(piece for piece in _pieces(text, hits) if piece.text)

    def snippet(self, text: str) -> Pieces | None:
        """The sentence that holds most of what is sought, and those behind it; None without one."""
        sentences = _sentences(text)
        held = self._held(sentences)
        best = max(range(len(held)), key=lambda place: len(held[place]), default=0)
        return self.marked(self._cut(sentences[best:])) if held and held[best] else None

    def beginning(self, text: str) -> str:
        """The first sentences of a text, which holds nothing of what is sought (开头)."""
        sentences = _sentences(text)
        return self._cut(sentences) if sentences else ""

    def _held(self, sentences: Sequence[str]) -> list[set[str]]:
        """What each sentence holds; folded in one go, for a line stays a line."""
        if self._sought is None:
            return []
        return [set(self._sought.findall(one)) for one in folded("\n".join(sentences)).split("\n")]

    def _cut(self, sentences: Sequence[str]) -> str:
        """Sentences up to a length; one that is too long, from the clause that holds a hit."""
        first = sentences[0]
        if len(first) > MOST:
            return self._clauses(first)
        return _opening(sentences)

    def _clauses(self, sentence: str) -> str:
        before = self.marked(sentence)[0]
        start = 0 if before.is_hit else _behind_clause(before.text)
        end = start + MOST
        cut = sentence[start:end]
        if end < len(sentence):
            cut = cut[: _behind_clause(cut) or None].rstrip(CLAUSE_ENDS) + CUT
        return (CUT if start else "") + cut


@lru_cache(maxsize=8192)
def _form(character: str) -> str:
    """A character as it is sought; the same few thousand come again on every page."""
    return folded(character)


def _sentences(text: str) -> list[str]:
    found = (match.group().strip() for match in SENTENCE.finditer(text))
    return [sentence for sentence in found if sentence]


def _opening(sentences: Sequence[str]) -> str:
    shown = sentences[0]
    for sentence in sentences[1:]:
        if len(shown) >= LEAST or len(shown) + len(sentence) > MOST:
            break
        shown += ("" if shown[-1] in "。！？；!?;”’」』）" else " ") + sentence
    return shown


def _behind_clause(text: str) -> int:
    """Where the last clause of a text begins; far from its end, close to the end instead."""
    found = max(text.rfind(sign) for sign in CLAUSE_ENDS) + 1
    return found if found > len(text) - LEAST else max(0, len(text) - LEAST // 2)


def _pattern(form: str) -> str:
    """A form as it may stand in a text: any signs between its runs, numbers and words whole."""
    parts = runs(form)
    pattern = re.escape(parts[0])
    for one, other in pairwise(parts):
        is_border = bool(_IS_LETTER.match(one)) != bool(_IS_LETTER.match(other))
        pattern += f"{_SIGNS}{'*' if is_border else '+'}{re.escape(other)}"
    before = f"(?<!{_LETTER})" if _IS_LETTER.match(parts[0]) else ""
    after = f"(?!{_LETTER})" if _IS_LETTER.match(parts[-1]) else ""
    return before + pattern + after


def _pieces(text: str, hits: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in hits:
        yield Piece(text[at:start])
        yield Piece(text[max(start, at) : end], is_hit=True)
        at = end
    yield Piece(text[at:])
