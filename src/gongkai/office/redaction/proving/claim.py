"""What a rebuilt file claims (待证事项), and what a check says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.office.redaction.sheets import Area, Box, boxes_on


@dataclass(frozen=True, slots=True)
class Claim:
    """What has to be true of a file (待证事项): its pages, boxes, absent words, and its name."""

    sizes: tuple[tuple[int, int], ...]
    boxes: tuple[Box, ...]
    words: tuple[str, ...]
    name: str

    def areas(self) -> Iterator[tuple[int, list[Area]]]:
        """Each page's number with its painted areas."""
        for number, _ in enumerate(self.sizes, 1):
            yield number, boxes_on(self.boxes, number)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at (检查项): what, and the problems that were found."""

    code: str
    label: str
    problems: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        """The check as plain data."""
        return {"code": self.code, "label": self.label, "problems": list(self.problems)}

    @classmethod
    def of_json(cls, data: Mapping[str, Any]) -> Check:
        """The check that `as_json` wrote."""
        problems = tuple(str(problem) for problem in data["problems"])
        return cls(str(data["code"]), str(data["label"]), problems)


@dataclass(frozen=True, slots=True)
class Proof:
    """Every check of a file and its digest (证明); it holds when all have passed."""

    sha256: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether the file may be given away."""
        return bool(self.checks) and all(check.passed for check in self.checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that found something."""
        return tuple(check for check in self.checks if not check.passed)
