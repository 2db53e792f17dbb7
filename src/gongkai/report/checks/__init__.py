"""Checking a report (核对年度报告): one module a family of rules, one list of findings.

>>> from gongkai.report.model import AnnualReport
>>> report = AnnualReport("云溪县教育局", 2025, {"remedies.reconsideration.total": -1})
>>> findings(report)[0].code
'FORM-BLANK'
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.checks import (
    blanks,
    cells,
    heading,
    layout,
    narrative,
    reading,
    rollup,
    tables,
    years,
)
from gongkai.report.checks.case import Case, Check, CheckRule
from gongkai.report.checks.order import in_order
from gongkai.report.checks.tables import Identity, identities, proofs
from gongkai.report.checks.wording import place
from gongkai.report.findings import Finding
from gongkai.report.model import AnnualReport
from gongkai.report.rollup import Adjustment

CHECKS: tuple[Check, ...] = (
    heading.title,
    heading.period,
    layout.layout,
    blanks.blanks,
    cells.values,
    tables.sums,
    years.years,
    rollup.rollup,
    narrative.narrative,
    reading.doubts,
)
"""Every check. A new family is a module of its own and one name more here."""

TABLE_RULES: tuple[CheckRule, ...] = (
    *tables.RULES,
    *blanks.RULES,
    *cells.RULES,
    *layout.RULES,
    *heading.RULES,
    *years.RULES,
    *rollup.RULES,
    *reading.RULES,
)
"""What tables and form are held to (表格与格式的核对规则), in the order of its page."""

TEXT_RULES: tuple[CheckRule, ...] = narrative.RULES
"""What the text is held to (文字的核对规则)."""


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
    "TABLE_RULES",
    "TEXT_RULES",
    "Adjustment",
    "Case",
    "Check",
    "CheckRule",
    "Identity",
    "findings",
    "identities",
    "place",
    "proofs",
]
