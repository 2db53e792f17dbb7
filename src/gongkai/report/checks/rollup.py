"""A report against those it covers (汇总核对): ROLLUP-SUM, adjustments included."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.wording import number, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import CLOSED, FORM_2021, FORM_2021_CLOSED
from gongkai.report.model import Number
from gongkai.report.rollup import Sum, cell_of, named, sum_of
from gongkai.statute.law import REGULATION

RULES = (
    CheckRule(
        "ROLLUP-SUM",
        Severity.ERROR,
        "A cell is the sum over the reports it covers, adjustments included.",
        REGULATION.article(49, 2),
        "rollup",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def rollup(case: Case) -> Iterator[Finding]:
    """A finding for every cell that is not the sum over the reports it covers (ROLLUP-SUM)."""
    if not case.covers:
        return
    strangers = [item for item in case.covers if item.year != case.report.year]
    if strangers:
        yield _other_year(case, named([f"{item.organ}（{item.year}年度）" for item in strangers]))
        return
    for path in _paths(case):
        item = sum_of(case.covers, path, adjustments=case.adjustments)
        found = cell_of(case.report, path)
        if found is not None and _is_broken(item, found):
            yield _broken(case, path, item=item, found=found)


def _paths(case: Case) -> tuple[str, ...]:
    """Every cell; 其他处理 as one row too, where a covered report has only one."""
    form = case.report.form
    mixed = any(item.form is FORM_2021_CLOSED for item in case.covers)
    return (*form.paths, *CLOSED) if form is FORM_2021 and mixed else form.paths


def _is_broken(item: Sum, found: Number) -> bool:
    """Whether the cell differs, whatever numbers of 0 or more stand in the blanks."""
    return item.known > found if item.blank_in else item.known != found


def _other_year(case: Case, organs: str) -> Finding:
    return Finding(
        "ROLLUP-SUM",
        Severity.ERROR,
        "year",
        f"本报告为{case.report.year}年度，所汇总的{organs}不是同一年度，未作汇总核对；"
        "应提供同一年度的报告",
    )


def _broken(case: Case, path: str, *, item: Sum, found: Number) -> Finding:
    reasons = [a for a in case.adjustments if a.cell == path]
    adjusted = "".join(f"，含调整{a.delta:+}（{a.reason or '未写明原因'}）" for a in reasons)
    difference = item.known - found if item.known > found else found - item.known
    blank = f"（{named(item.blank_in)}此格空白，按0计）" if item.blank_in else ""
    return Finding(
        "ROLLUP-SUM",
        Severity.ERROR,
        path,
        f"{place(path)}：所汇总的{len(case.covers)}份报告之和为{number(item.known)}{adjusted}{blank}，"
        f"本报告为{number(found)}，相差{number(difference)}",
        expected=item.known if isinstance(item.known, int) else number(item.known),
        found=found if isinstance(found, int) else number(found),
    )
