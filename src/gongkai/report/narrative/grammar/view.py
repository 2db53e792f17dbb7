"""What stands round one number (数字的前后文): the words before it, the words behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.report.narrative.figure import Number
from gongkai.report.narrative.grammar.context import Context
from gongkai.report.narrative.words.lexicon import WEAK, Kind
from gongkai.report.narrative.words.tokens import Token

CONCEPTS = frozenset(
    {
        Kind.RECEIVE,
        Kind.HANDLE,
        Kind.CARRY,
        Kind.OUTCOME,
        Kind.APPLICANT,
        Kind.APPLICATION,
        Kind.REMEDY,
        Kind.RESULT,
        Kind.DOCUMENT,
        Kind.DEED,
    }
)
"""Words that can name a cell, alone or together."""

NOUNS = frozenset({Kind.APPLICATION, Kind.REMEDY, Kind.DOCUMENT})
LINKS = frozenset({Kind.LINK, Kind.PAUSE})
ALIENS = frozenset({Kind.FOREIGN, Kind.CHANNEL})

ALLOWANCE = {
    Kind.RECEIVE: 0,
    Kind.HANDLE: 1,
    Kind.CARRY: 6,
    Kind.OUTCOME: 6,
    Kind.APPLICANT: 2,
    Kind.APPLICATION: 2,
    Kind.REMEDY: 4,
    Kind.RESULT: 1,
    Kind.DOCUMENT: 2,
    Kind.DEED: 0,
}
"""How many characters that no word covers may stand between a concept and its number."""

WEAK_REACH = 2
"""A weak word such as 公开 or 其他 counts only where its number follows within so many."""


@dataclass(frozen=True, slots=True)
class View:
    """One number with its surroundings, as the rules of meaning see it.

    `left` are the words between the last number or boundary and this one, `right` those up to
    the next. `base` counts the characters not understood before `left` begins.
    """

    left: Sequence[Token]
    number: Token
    right: Sequence[Token]
    context: Context
    base: int
    is_part: bool = False
    is_number_first: bool = False

    @property
    def value(self) -> Number:
        """The number's value."""
        return self.number.quantity.value if self.number.quantity else 0

    @property
    def unit(self) -> str:
        """The number's unit, "" where none is printed."""
        return self.number.quantity.unit if self.number.quantity else ""

    @property
    def concepts(self) -> list[Token]:
        """The words before the number that can name a cell (数字之前的概念)."""
        return [word for word in self.left if word.kind in CONCEPTS]

    @property
    def concepts_behind(self) -> list[Token]:
        """The words behind the number that can name a cell (数字之后的概念)."""
        return [word for word in self.right if word.kind in CONCEPTS]

    @property
    def gap(self) -> int:
        """Characters not understood between the last concept and the number."""
        return self.number.unknown - self.concepts[-1].unknown

    def has(self, kind: Kind, key: str = "") -> bool:
        """Whether a word of this kind stands before the number."""
        return any(word.kind is kind and key in ("", word.key) for word in self.left)

    def has_behind(self, kind: Kind, key: str = "") -> bool:
        """Whether a word of this kind stands behind the number."""
        return any(word.kind is kind and key in ("", word.key) for word in self.right)

    def is_reached(self) -> bool:
        """Whether the last concept before the number is near enough to speak of it."""
        last = self.concepts[-1]
        if last.kind is Kind.OUTCOME and last.key in (WEAK, "other"):
            return self.number.start - last.end <= WEAK_REACH and self.gap <= 1
        return self.gap <= ALLOWANCE[last.kind] and not self.is_alien_after(last)

    def is_alien_after(self, word: Token) -> bool:
        """Whether something the form does not count stands between a word and the number."""
        return any(other.kind in ALIENS and other.start > word.start for other in self.left)

    def is_denied_before(self, word: Token) -> bool:
        """Whether 未 or 无 stands before a word: 未按期答复3件."""
        return any(
            other.kind is Kind.NONE and other.start < word.start
            for other in (*self.left, *self.right)
        )

    def with_left(self, words: Sequence[Token]) -> View:
        """The same number behind other words, those of the clause before (承前省略)."""
        moved = [word._replace(unknown=self.number.unknown) for word in words]
        return replace(self, left=[*moved, *self.left], right=(), base=self.number.unknown)


def joined(words: Sequence[Token], line: Sequence[Token]) -> list[Token]:
    """The last of some words, with those joined to it by 和, 或, 、 (并列).

    `line` is where they stand, everything between them included.
    """
    run = [words[-1]]
    places = {word.start: place for place, word in enumerate(line)}
    for word in reversed(words[:-1]):
        first, last = places[word.start], places[run[0].start]
        between = line[first + 1 : last]
        is_linked = bool(between) and all(other.kind in LINKS for other in between)
        if not is_linked or run[0].unknown != word.unknown:
            break
        run.insert(0, word)
    return run
