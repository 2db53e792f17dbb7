"""Sentences and their clauses (句与分句): where a thought ends, what stands in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from gongkai.report.narrative.words.lexicon import Kind
from gongkai.report.narrative.words.tokens import Token

MOST_TOKENS = 400
"""A sentence of more words is cut: no person wrote it, and reading stays linear."""

NUMERIC = frozenset({Kind.NUMBER, Kind.PERCENT})


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two commas, or inside brackets (分句).

    `base` counts the characters not understood before it, `start` is where it begins; `depth`
    counts open brackets; `closed`: a bracket has just been closed.
    """

    words: Sequence[Token]
    base: int = 0
    start: int = 0
    depth: int = 0
    opens: bool = False
    closed: bool = False
    after_semicolon: bool = False

    @property
    def numbers(self) -> list[int]:
        """Where its numbers stand."""
        return [place for place, word in enumerate(self.words) if word.kind in NUMERIC]


def sentences(words: Iterable[Token]) -> Iterator[list[Token]]:
    """The words, sentence by sentence; the mark that ends a sentence is its last word."""
    sentence: list[Token] = []
    for word in words:
        sentence.append(word)
        if word.kind is Kind.STOP or len(sentence) >= MOST_TOKENS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def clauses(sentence: Sequence[Token], base: int, start: int) -> list[Clause]:
    """The clauses of a sentence; brackets without a number are as if they were not there.

    The sentence begins at `start`, behind `base` characters not understood.
    """
    found = [Clause([], base, start)]
    for word in _without_idle_brackets(sentence):
        if word.kind not in _ENDS:
            cast(list[Token], found[-1].words).append(word)
            continue
        opens = word.kind is Kind.OPEN
        step = 1 if opens else -1 if word.kind is Kind.CLOSE else 0
        depth = max(0, found[-1].depth + step)
        closed = word.kind is Kind.CLOSE
        found.append(Clause([], word.unknown, word.end, depth, opens, closed, word.key == "semi"))
    return [clause for clause in found if clause.words]


_ENDS = frozenset({Kind.STOP, Kind.CLAUSE, Kind.OPEN, Kind.CLOSE, Kind.HEAD})


def _without_idle_brackets(sentence: Sequence[Token]) -> Iterator[Token]:
    opened = [place for place, word in enumerate(sentence) if word.kind is Kind.OPEN]
    if not opened:
        yield from sentence
        return
    idle, joining = _idle(sentence), _joining(sentence, opened)
    dropped = 0
    for place, word in enumerate(sentence):
        if place in joining:
            yield word._replace(kind=joining[place])
        elif place in idle:
            last = sentence[place - 1].unknown if place else word.unknown
            dropped += word.unknown - last if word.kind is not Kind.OPEN else 0
        else:
            yield word._replace(unknown=word.unknown - dropped) if dropped else word


_INCLUDED = (Kind.OUTCOME, Kind.OPEN, Kind.PART, Kind.OUTCOME, Kind.CLOSE)


def _joining(sentence: Sequence[Token], opened: Sequence[int]) -> dict[int, Kind]:
    """予以公开（含部分公开）18件 counts both: its brackets stand for 和."""
    found: dict[int, Kind] = {}
    for place in opened:
        words = sentence[max(0, place - 1) : place + 4]
        if tuple(word.kind for word in words) == _INCLUDED:
            found |= {place: Kind.LINK, place + 1: Kind.LINK, place + 2: Kind.OUTCOME}
            found[place + 3] = Kind.FILL
    return found


def _idle(sentence: Sequence[Token]) -> set[int]:
    """The places of brackets, and what is in them, that hold no number and no 均."""
    idle: set[int] = set()
    opened: list[int] = []
    for place, word in enumerate(sentence):
        if word.kind is Kind.OPEN:
            opened.append(place)
        elif word.kind in NUMERIC or word.kind is Kind.ALL or word.key == "all_is":
            opened.clear()
        elif word.kind is Kind.CLOSE and opened:
            first = opened.pop()
            if not opened:
                idle.update(range(first, place + 1))
    return idle
