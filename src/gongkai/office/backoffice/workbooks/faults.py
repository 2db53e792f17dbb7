"""What stands in the way of an import (核对结果): where, and what to do, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the report: row and column of the workbook, and what to do.

    A fault that `stops` must be mended before anything is imported; another one is a hint.
    """

    row: int
    column: str
    sentence: str
    stops: bool = True

    @property
    def grade(self) -> str:
        """How it is called on the page and in the workbook."""
        return "须改正" if self.stops else "提示"


class Unreadable(ValueError):
    """A file that is no workbook of this template; the message is one sentence for the user."""
