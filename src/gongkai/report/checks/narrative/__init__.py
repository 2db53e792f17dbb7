"""Checking the narrative (文字核对): one module a rule, each fed with what the text states."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.report.checks.case import Case
from gongkai.report.checks.narrative.change import changes
from gongkai.report.checks.narrative.formalities import formalities
from gongkai.report.checks.narrative.problems import problems
from gongkai.report.checks.narrative.share import shares
from gongkai.report.checks.narrative.sums import sums
from gongkai.report.checks.narrative.table import tables
from gongkai.report.checks.narrative.told import Rule, Told
from gongkai.report.checks.narrative.unit import units
from gongkai.report.findings import Finding, Severity
from gongkai.report.narrative import statements

RULES: tuple[Rule, ...] = (tables, shares, sums, changes, units, problems, formalities)
"""Every rule about the text."""


def narrative(case: Case) -> Iterator[Finding]:
    """Everything there is to say about a report's text; it is read once for all rules."""
    told = Told(
        case,
        statements(case.report),
        statements(case.previous) if case.previous is not None else {},
    )
    for rule in RULES:
        yield from rule(told)
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


__all__ = ["RULES", "narrative"]
