"""Queries of every kind (检索样本) from the texts themselves, and a scan that knows the truth."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from finding.texts import CHARACTERS, OFFICE, PHRASES, batches, entry_of
from gongkai.office.search.engine import Asked, Entry
from gongkai.office.search.words.synonyms import sought
from gongkai.office.search.words.tokens import folded, runs

KINDS = (
    "one character", "two characters", "phrase", "rare phrase", "several words", "number", "exact",
    "filtered", "newest first", "rare words",
)  # fmt: skip
SIGN = re.compile(r"[\W_]+")
LETTER = re.compile("[0-9a-z]")


@dataclass(frozen=True)
class Query:
    """A query, its conditions, and of what kind it is (一次检索)."""

    kind: str
    text: str
    given: dict = field(default_factory=dict, hash=False)

    def asked(self) -> Asked:
        """The query as an engine takes it."""
        return Asked(tuple(word.phrase for word in sought(self.text, ()) or ()), **self.given)


def sample(count: int, *, documents: int, length: int) -> list[Query]:
    """So many queries, each kind as often, one kind after the other."""
    chance = random.Random(count)
    kinds = [KINDS[n % len(KINDS)] for n in range(count)]
    return [_query(kind, chance, documents, length) for kind in kinds]


def _query(kind: str, chance: random.Random, documents: int, length: int) -> Query:
    one = entry_of(chance.randint(1, documents), length)
    clauses = [part for part in SIGN.split(one.text) if len(part) > 11 and not LETTER.search(part)]
    clause = chance.choice(clauses or [one.title])
    at = chance.randrange(max(1, len(clause) - 7))
    conditions = [{"organ": one.organ}, {"kind": one.kind}, {"year": one.year}]
    made = {
        "one character": lambda: Query(kind, chance.choice(CHARACTERS)),
        "two characters": lambda: Query(kind, chance.choice(OFFICE)),
        "phrase": lambda: Query(kind, chance.choice(PHRASES)),
        "rare phrase": lambda: Query(kind, clause[at : at + chance.randint(3, 6)]),
        "several words": lambda: Query(kind, " ".join(chance.sample(OFFICE, 2))),
        "rare words": lambda: Query(kind, f"{clause[:2]} {clause[-2:]} {one.title[-2:]}"),
        "number": lambda: Query(kind, one.numbers.split("\n")[chance.choice((0, 2))]),
        "exact": lambda: Query(kind, f"“{clause[:12]}”"),
        "filtered": lambda: Query(kind, chance.choice(OFFICE), chance.choice(conditions)),
        "newest first": lambda: Query(kind, chance.choice(PHRASES), {"newest_first": True}),
    }
    return made[kind]()


def totals(queries: Iterable[Query], corpus: Path) -> list[int]:
    """How many documents hold each query, by looking for it in every text (逐篇扫描)."""
    wanted = [(query, [_standing(word) for word in _words(query.text)]) for query in queries]
    found = [0] * len(wanted)
    for entries in batches(corpus):
        plain = [_plain(one) for one in entries]
        ends = list(accumulate(len(one) + 1 for one in plain))
        whole = "\n".join(plain)
        for number, (query, words) in enumerate(wanted):
            holding = set.intersection(*(_holding(word, whole, ends) for word in words))
            found[number] += sum(_meets(entries[n], query) for n in holding)
    return found


def _words(query: str) -> list[str]:
    return [folded(query).strip('“”"')] if query.startswith("“") else folded(query).split()


def _plain(entry: Entry) -> str:
    """The three fields, signs and borders of numbers as bars."""
    fields = (entry.title, entry.numbers, entry.text)
    return "||".join(f"|{'|'.join(runs(folded(one)))}|" for one in fields)


def _standing(word: str) -> str:
    """A word as it stands in such a text: of a number, the whole number."""
    parts = runs(word)
    before = "|" if LETTER.match(parts[0]) else ""
    after = "|" if LETTER.match(parts[-1]) else ""
    return before + "|".join(parts) + after


def _holding(word: str, whole: str, ends: list[int]) -> set[int]:
    held, at = set(), whole.find(word)
    while at >= 0:
        number = bisect_right(ends, at)
        held.add(number)
        at = whole.find(word, ends[number])
    return held


def _meets(entry: Entry, query: Query) -> bool:
    given = {name: value for name, value in query.given.items() if name != "newest_first"}
    return all(getattr(entry, name) == value for name, value in given.items())
