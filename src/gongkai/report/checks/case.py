"""What a check is given (核对对象), what a check is, and its rule in words (核对规则)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport
from gongkai.report.rollup import Adjustment
from gongkai.statute.law import Article


@dataclass(frozen=True, slots=True)
class Case:
    """A report to judge, with what it is to be held against where that is at hand.

    `previous` is the same organ's report of the year before (上年报告); `covers` are the reports
    that this one adds up (汇总范围), `adjustments` the reasons for which the sums may differ.
    """

    report: AnnualReport
    previous: AnnualReport | None = None
    covers: tuple[AnnualReport, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A rule that findings of one code and gravity stand for (核对规则): what it asks, on what.

    `place` is where in the source, in words; `example` names the report on which the page of
    the checks shows it. Each module of checks lists its own as `RULES`.
    """

    code: str
    severity: Severity
    text: str
    source: Article
    example: str
    place: str = ""


Check = Callable[[Case], Iterable[Finding]]
"""A check gives findings and never raises for what is wrong in a document."""
