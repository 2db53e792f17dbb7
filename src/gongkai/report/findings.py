"""What a check found (发现): the shape of CONTRACTS §2, `code · severity · where · message`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How grave a finding is, from broken arithmetic to a remark (严重程度)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word a reader sees: 错误, 需说明 or 提示."""
        return {"error": "错误", "warning": "需说明", "info": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check has to say about a report (核对发现).

    `where` is a path into the report's JSON (`applications.handled.total`), a row or
    column (`applications.handled`, `applications.*.total`), or `sections.<name>[start:end]`
    in character offsets. `expected` and `found` are numbers where there are any.
    """

    code: str
    severity: Severity
    where: str
    message: str
    expected: int | str | None = None
    found: int | str | None = None

    def as_json(self) -> dict[str, Any]:
        """The finding as CONTRACTS §2 writes it; `expected` and `found` only where known."""
        row: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity.value,
            "where": self.where,
            "message": self.message,
        }
        if self.expected is not None:
            row["expected"] = self.expected
        if self.found is not None:
            row["found"] = self.found
        return row
