"""Findings (核查结果) as the record of a review keeps them: where, what, how often, samples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.office.review.findings.sorts import SORTS, Sort

KEPT = "findings"
"""Where the paper of a review keeps them; a paper without the word was not looked at."""

SAMPLES = 5
"""Samples that are kept of one finding."""

LONGEST = 60
"""Characters of a sample."""


@dataclass(frozen=True, slots=True)
class Found:
    """Things of one sort in one place (查出的内容): how many, and the first of them."""

    code: str
    count: int
    samples: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return {"code": self.code, "count": self.count, "samples": list(self.samples)}

    @classmethod
    def of_json(cls, data: Mapping[str, Any]) -> Found:
        """What `as_json` wrote; KeyError, TypeError or ValueError for anything else."""
        code = str(SORTS[data["code"]].code)
        return cls(code, int(data["count"]), tuple(map(str, data["samples"])))


def found(code: str, things: Iterable[str]) -> Iterator[Found]:
    """What was found of a sort, if anything was."""
    every = list(things)
    if every:
        shown = (one[:LONGEST] for one in dict.fromkeys(every) if one)
        yield Found(code, len(every), tuple(shown)[:SAMPLES])


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the reviewers must answer (待核查事项); `key` tells it within its review."""

    key: str
    place: str
    found: Found

    @property
    def sort(self) -> Sort:
        """What kind it is."""
        return SORTS[self.found.code]

    @property
    def words(self) -> str:
        """It in words: what, where, how many."""
        return f"{self.place}：{self.sort.label} {self.found.count} 处"

    def as_json(self) -> dict[str, Any]:
        """As the paper of a review keeps it."""
        return {"key": self.key, "place": self.place, **self.found.as_json()}


def findings_at(number: int, place: str, some: Iterable[Found]) -> list[Finding]:
    """What was found in one place, in the order of the sorts; `number` 0 is the draft itself."""
    order = list(SORTS)
    ranked = sorted(some, key=lambda one: order.index(one.code))
    return [Finding(f"{number}-{one.code}", place, one) for one in ranked]


def findings_of(paper: Mapping[str, Any]) -> list[Finding]:
    """The findings that a paper keeps (送审时的核查结果)."""
    kept: Sequence[Mapping[str, Any]] = paper.get(KEPT, ())
    return [Finding(one["key"], one["place"], Found.of_json(one)) for one in kept]
