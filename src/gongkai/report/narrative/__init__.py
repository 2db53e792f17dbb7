"""The narrative of a report (文字部分): what it states in numbers, read by a small grammar.

>>> [figure.value for figure in figures("共收到政府信息公开申请三件，均为自然人申请。")]
[3, 3]
"""

from __future__ import annotations

from gongkai.report.form import NARRATIVE
from gongkai.report.model import AnnualReport
from gongkai.report.narrative.figure import Change, Figure, Listing, Statement
from gongkai.report.narrative.statement import statement


def figures(text: str, name: str = "text", *, year: int | None = None) -> list[Figure]:
    """The figures that a text states, in their order (文字中的数字)."""
    return list(statement(text, name, year=year).figures)


def statements(report: AnnualReport) -> dict[str, Statement]:
    """What each narrative part of a report states, by its key: `overview`, `problems`, `other`."""
    return {
        key: statement(text, f"sections.{key}", year=report.year)
        for key, text in report.sections.items()
        if key in NARRATIVE and text
    }


def figures_of(report: AnnualReport) -> list[Figure]:
    """The figures that a report's narrative states, part by part (文字部分的数字)."""
    return [figure for said in statements(report).values() for figure in said.figures]


__all__ = [
    "Change",
    "Figure",
    "Listing",
    "Statement",
    "figures",
    "figures_of",
    "statement",
    "statements",
]
