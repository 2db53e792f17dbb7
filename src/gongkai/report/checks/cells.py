"""Each cell for itself (逐格核对): FORM-VALUE, and what counts as blank."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.wording import number, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import FEES, Value
from gongkai.statute.law import REPORT_FORM

BLANK_MARKS = frozenset(
    {"", "/", "／", "\\", "＼", "-", "－", "—", "――", "——", "–", "―", "−", "--"}
)
"""What people print for "nothing"; the form wants 0."""


RULES = (
    CheckRule(
        "FORM-VALUE",
        Severity.ERROR,
        "A cell holds a whole number of 0 or more and nothing else; 收费金额 is in 万元.",
        REPORT_FORM.article(),
        "value",
        "第二至四部分",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def values(case: Case) -> Iterator[Finding]:
    """A finding for every cell that is negative or no whole number (FORM-VALUE)."""
    report = case.report
    for path in report.form.paths:
        value = report.cells.get(path)
        if (value is not None and value < 0) or (
            type(value) is Decimal and _is_broken(value, path)
        ):
            yield _value(path, value, wrong=_fault(value, path))
    for path, printed in (report.reading.printed if report.reading else {}).items():
        if printed.strip() not in BLANK_MARKS:
            yield _words(path, printed)


def _is_broken(value: Decimal, path: str) -> bool:
    return path != FEES and value != value.to_integral_value()


def _fault(value: Value, path: str) -> str:
    if value is not None and value < 0:
        return "是负数"
    return "不是整数"


def _value(path: str, value: Value, *, wrong: str) -> Finding:
    return Finding(
        "FORM-VALUE",
        Severity.ERROR,
        path,
        f"{place(path)}填写为{number(value)}，{wrong}；{_wanted(path)}",
        found=value if isinstance(value, int) else number(value),
    )


def _words(path: str, printed: str) -> Finding:
    return Finding(
        "FORM-VALUE",
        Severity.ERROR,
        path,
        f"{place(path)}填写为“{printed}”，不是单纯的数字；{_wanted(path)}，说明写入正文",
        found=printed,
    )


def _wanted(path: str) -> str:
    return "应填写以万元为单位的金额" if path == FEES else "应填写0或者正整数"
