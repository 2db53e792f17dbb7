"""What helps where nothing was found (没有结果时): near words, fewer words, fewer conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import Levenshtein

from gongkai.office.disclosure.reading.conditions import Conditions
from gongkai.office.disclosure.searching.hits import asked, in_order, titled, words_of
from gongkai.office.disclosure.searching.narrowing import Way, label_of
from gongkai.office.search.asking import search
from gongkai.office.search.engine import CONDITIONS
from gongkai.office.search.words.synonyms import Sought
from gongkai.office.search.words.tokens import Phrase, folded, runs

TITLES = 30
"""Titles alike among which near words are looked for."""

LIKE_ENOUGH = 0.6
"""Likeness, of one, from which a stretch of a title is near a word."""

MOST = 3
"""Near words that are offered."""

LONGEST = 20
"""Characters of a word that near words are looked for."""


@dataclass(frozen=True, slots=True)
class Help:
    """The ways out of an empty page (出路)."""

    near: tuple[Way, ...]
    fewer: tuple[Way, ...]
    wider: tuple[Way, ...]


def help_for(conditions: Conditions, *, on: date) -> Help:
    """What would have found something (改进建议). Raises NotReady."""
    words = words_of(conditions.given()["q"]) or []
    return Help(
        near=tuple(_near(conditions, words, on=on)),
        fewer=tuple(_fewer(conditions, words, on=on)),
        wider=tuple(_wider(conditions, on=on)),
    )


def _count(conditions: Conditions, given: dict[str, str], *, on: date) -> int:
    words = words_of(given["q"])
    wanted = asked({**conditions.implied, **given}, words) if words else None
    return search(wanted, offset=0, limit=1, on=on).total if wanted else 0


def _ways(conditions: Conditions, queries: Sequence[str], *, on: date) -> Iterator[Way]:
    for query in queries:
        count = _count(conditions, {"q": query}, on=on)
        if count:
            yield Way(query, conditions.address({"q": query}), count)


def _near(conditions: Conditions, words: Sequence[Sought], *, on: date) -> Iterator[Way]:
    """Stretches of titles that are like a word which nothing holds."""
    for word in words:
        if not _count(conditions, {"q": word.text}, on=on):
            yield from _ways(conditions, _alike(word.text, on=on), on=on)


def _alike(word: str, *, on: date) -> list[str]:
    pairs = [run[start : start + 2] for run in runs(word) for start in range(max(1, len(run) - 1))]
    if not 1 < len(word) <= LONGEST:
        return []
    first, *others = (Phrase((pair,)) for pair in pairs)
    wanted = replace(asked({}, ()), phrases=(replace(first, also=tuple(others)),), in_titles=True)
    keys = search(wanted, offset=0, limit=TITLES, on=on).keys
    titles = [folded(one.title) for one in in_order(keys, titled())]
    scored = sorted(filter(None, (_stretch(word, title) for title in titles)), reverse=True)
    return list(dict.fromkeys(stretch for *_, stretch in scored))[:MOST]


def _stretch(word: str, title: str) -> tuple[float, bool, str] | None:
    """The part of a title that is most like a word: how like, whether as long, which."""
    lengths = [length for length in range(len(word) - 1, len(word) + 2) if length > 1]
    windows = {
        run[start : start + length]
        for run in runs(title)
        for length in lengths
        for start in range(len(run) - length + 1)
    } - {word}
    ranked = [
        (Levenshtein.normalized_similarity(word, one), len(one) == len(word), one)
        for one in windows
    ]
    best = max(ranked, default=None)
    return best if best and best[0] >= LIKE_ENOUGH else None


def _fewer(conditions: Conditions, words: Sequence[Sought], *, on: date) -> Iterator[Way]:
    if len(words) > 1:
        yield from _ways(conditions, [word.text for word in words], on=on)


def _wider(conditions: Conditions, *, on: date) -> Iterator[Way]:
    given = conditions.given()
    narrow = [name for name in CONDITIONS if name in given]
    for name in narrow:
        less = {other: value for other, value in given.items() if other != name}
        count = _count(conditions, less, on=on)
        if count:
            yield Way(
                f"去掉“{label_of(conditions, name, given[name])}”", conditions.address(less), count
            )
    if len(narrow) > 1:
        count = _count(conditions, {"q": given["q"]}, on=on)
        if count:
            yield Way("去掉全部条件", conditions.address({"q": given["q"]}), count)
