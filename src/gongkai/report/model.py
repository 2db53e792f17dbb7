"""The annual report as data (政府信息公开工作年度报告): `gongkai/annual-report/1`.

A report is a flat mapping of cells, keyed by the paths of the form
(`applications.handled.total`), plus its narrative and what the reader noticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gongkai.report.form import (
    CLOSED,
    CLOSED_LEAVES,
    FORM_2021,
    FORM_2021_CLOSED,
    FORMS,
    Form,
)

SCHEMA = "gongkai/annual-report/1"
FEES = "proactive.fees.fees_10k_yuan"

Number = int | Decimal
Value = Number | None
"""A cell: a number, or None where it is blank or unreadable. Never 0 for blank."""


class NotAReport(ValueError):
    """A file or JSON that cannot be taken as an annual report; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader repaired or doubts (修复, 存疑): where, and what in words."""

    where: str
    what: str

    @property
    def is_unread(self) -> bool:
        """Whether something is printed that no number was taken from; such notes say 未取值."""
        return "未取值" in self.what


@dataclass(frozen=True, slots=True)
class Reading:
    """How a report was read (读取记录): nothing that the reader guessed stays unsaid.

    `printed` holds what stands in a cell that is no plain number ("/", "—", "22（其中修订16件）").
    `labels` holds a label of the form whose printed words differ, by the path of its row
    (`applications.declined_repeat`), column (`applications.*.business`), block
    (`remedies.reconsideration`) or part (`sections.remedies`); "" means that it is missing.
    `strangers` are labels and headings that the form does not know.
    """

    source: str = ""
    format: str = ""
    confidence: float = 1.0
    repairs: tuple[Note, ...] = ()
    doubts: tuple[Note, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """One organ's report of one year (年度报告), in one edition of the form.

    `cells` maps every path of the form to its value; a path that is absent reads as None.
    `extra` keeps table 2 of the 2019 form, label → number or text.
    """

    organ: str
    year: int | None
    cells: Mapping[str, Value]
    edition: str = "2021"
    title: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    reading: Reading | None = None

    @property
    def form(self) -> Form:
        """The form that this report follows (适用格式).

        A 2021 report that fills a single row 其他处理 and none of the three rows under it
        follows the 2021 form with that row, so that nothing is counted twice or lost.
        """
        form = FORMS.get(self.edition, FORM_2021)
        if form is not FORM_2021 or not any(path in self.cells for path in CLOSED):
            return form
        has_leaves = any(self.cells.get(path) is not None for path in CLOSED_LEAVES)
        return FORM_2021 if has_leaves else FORM_2021_CLOSED

    def __getitem__(self, path: str) -> Value:
        """The value of a cell, None where it is blank or absent."""
        return self.cells.get(path)
