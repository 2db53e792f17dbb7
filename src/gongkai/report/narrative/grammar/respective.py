"""Numbers given out one by one (分别): 行政复议、行政诉讼分别为3件、2件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.report.narrative.grammar.view import CONCEPTS, LINKS, NOUNS
from gongkai.report.narrative.words.lexicon import Kind
from gongkai.report.narrative.words.sentences import Clause
from gongkai.report.narrative.words.tokens import Token

_NOT_GIVEN_OUT = frozenset({Kind.COMPARE, Kind.DIRECTION, Kind.REACH, Kind.SHARE, Kind.PART})


def respective(clause: Clause) -> list[Sequence[Token]] | None:
    """The words that each number of a clause with 分别 counts; None where it has none of these.

    Numbers that its words do not pair off with count nothing: 市、县分别收到320件、1180件.
    """
    words, places = clause.words, clause.numbers
    each = next((place for place, word in enumerate(words) if word.key == "each"), None)
    if each is None or len(places) < 2 or places[0] < each:
        return None
    if any(words[place].kind is Kind.PERCENT for place in places):
        return None
    items = list(_items(words[:each]))
    compares = any(word.kind in _NOT_GIVEN_OUT for word in words[: places[-1]])
    if compares or len(items) != len(places) or not all(_names(item, CONCEPTS) for item in items):
        return [() for _ in places]
    noun = [word for word in items[0] if word.kind in NOUNS]
    return [item if _names(item, NOUNS) else (*noun, *item) for item in items]


def _items(words: Sequence[Token]) -> Iterator[list[Token]]:
    """The members of a list joined by 、 and 和."""
    item: list[Token] = []
    for word in words:
        if word.kind in LINKS:
            yield item
            item = []
        elif word.kind is not Kind.TIME:
            item.append(word)
    yield item


def _names(words: Sequence[Token], kinds: frozenset[Kind]) -> bool:
    return any(word.kind in kinds for word in words)
