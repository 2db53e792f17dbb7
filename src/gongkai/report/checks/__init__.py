"""Checking a report (核对年度报告): one module a family of rules, one list of findings.

>>> from gongkai.report.model import AnnualReport
>>> report = AnnualReport("云溪县教育局", 2025, {"remedies.reconsideration.total": -1})
>>> findings(report)[0].code
'FORM-BLANK'
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.checks.blanks import blanks
from gongkai.report.checks.case import Case, Check
from gongkai.report.checks.cells import values
from gongkai.report.checks.heading import period, title
from gongkai.report.checks.layout import layout
from gongkai.report.checks.narrative import narrative
from gongkai.report.checks.order import in_order
from gongkai.report.checks.reading import doubts
from gongkai.report.checks.rollup import rollup
from gongkai.report.checks.tables import Identity, identities, proofs, sums
from gongkai.report.checks.wording import place
from gongkai.report.checks.years import years
from gongkai.report.findings import Finding
from gongkai.report.model import AnnualReport
from gongkai.report.rollup import Adjustment

CHECKS: tuple[Check, ...] = (
    title,
    period,
    layout,
    blanks,
    values,
    sums,
    years,
    rollup,
    narrative,
    doubts,
)
"""Every check. A new family is a module of its own and one name more here."""


def findings(
    report: AnnualReport,
    previous: AnnualReport | None = None,
    *,
    covers: Sequence[AnnualReport] = (),
    adjustments: Sequence[Adjustment] = (),
) -> list[Finding]:
    """Everything there is to say about a report (核对结果), the worst first, then as in the form.

    `previous` is the same organ's report of the year before; `covers` are the reports that this
    one adds up, `adjustments` why a sum may differ. An empty list: nothing to find.
    """
    case = Case(report, previous, tuple(covers), tuple(adjustments))
    return in_order(finding for check in CHECKS for finding in check(case))


__all__ = [
    "CHECKS",
    "Adjustment",
    "Case",
    "Check",
    "Identity",
    "findings",
    "identities",
    "place",
    "proofs",
]
