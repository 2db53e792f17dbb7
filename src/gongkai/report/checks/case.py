"""What a check is given (核对对象), and what a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.report.findings import Finding
from gongkai.report.model import AnnualReport
from gongkai.report.rollup import Adjustment


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


Check = Callable[[Case], Iterable[Finding]]
"""A check gives findings and never raises for what is wrong in a document."""
