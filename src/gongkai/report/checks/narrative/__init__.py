"""Checking the narrative (文字核对): one module a rule, each fed with what the text states."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.narrative import (
    change,
    formalities,
    problems,
    share,
    sums,
    table,
    unit,
)
from gongkai.report.checks.narrative.told import Rule, Told
from gongkai.report.findings import Finding, Severity
from gongkai.report.narrative import statements

CHECKS: tuple[Rule, ...] = (
    table.tables,
    share.shares,
    sums.sums,
    change.changes,
    unit.units,
    problems.problems,
    formalities.formalities,
)
"""Every check of the text."""

RULES: tuple[CheckRule, ...] = (
    *table.RULES,
    *share.RULES,
    *sums.RULES,
    *change.RULES,
    *unit.RULES,
    *problems.RULES,
    *formalities.RULES,
)
"""The rules of the text, in the order of the page that lists them."""


def narrative(case: Case) -> Iterator[Finding]:
    """Everything there is to say about a report's text; it is read once for all rules."""
    told = Told(
        case,
        statements(case.report),
        statements(case.previous) if case.previous is not None else {},
    )
    for check in CHECKS:
        yield from check(told)
    for name, statement in told.statements.items():
        if statement.unread_from is not None:
            yield _unread(name, case, start=statement.unread_from)


def _unread(name: str, case: Case, *, start: int) -> Finding:
    end = len(case.report.sections[name])
    return Finding(
        "READ-DOUBT",
        Severity.WARNING,
        f"sections.{name}[{start}:{end}]",
        "这一部分数字过多，不像是报告的文字，此处以后没有核对；请核对文件",
    )


__all__ = ["CHECKS", "RULES", "narrative"]
