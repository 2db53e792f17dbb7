"""Rows, columns, parts and their names (表式): FORM-ROW, FORM-COLUMN, FORM-SECTION, FORM-LABEL.

The reader says what is missing, misspelt or unknown (`reading.labels`, `reading.strangers`);
data that was never a document (JSON of figures) is not blamed for having no narrative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.wording import LABELS, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import CLOSED, FORM_2021, FORM_2021_CLOSED, NARRATIVE
from gongkai.report.model import AnnualReport
from gongkai.statute.law import REGULATION, REPORT_FORM

DATA = frozenset({"", "json", "sum"})
"""Values of `reading.format` of what was never a document on paper or screen."""

RULES = (
    CheckRule(
        "FORM-ROW",
        Severity.ERROR,
        "A table has every row of the form and no other; 其他处理 has its three rows since 2021.",
        REPORT_FORM.article(),
        "row",
        "第二、三部分",
    ),
    CheckRule(
        "FORM-COLUMN",
        Severity.ERROR,
        "A table has every column of the form, table 4 its three blocks.",
        REPORT_FORM.article(),
        "column",
        "第三、四部分",
    ),
    CheckRule(
        "FORM-SECTION",
        Severity.ERROR,
        "A report has the six parts with their tables, and no other.",
        REGULATION.article(50),
        "part",
    ),
    CheckRule(
        "FORM-LABEL",
        Severity.WARNING,
        "A part, a row or a column bears the name that the form gives it.",
        REGULATION.article(50, 2),
        "label",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_TABLES = ("proactive", "applications", "remedies")


def is_document(report: AnnualReport) -> bool:
    """Whether the report was read from a document, so that its title and parts are judged."""
    return report.reading is not None and report.reading.format not in DATA


def layout(case: Case) -> Iterator[Finding]:
    """What the form prescribes and the document has not, has more than once, or spells wrong."""
    report = case.report
    labels = dict(report.reading.labels) if report.reading else {}
    missing = {path for path, printed in labels.items() if not printed}
    tables = [name for name in _TABLES if missing and _is_missing(report, name, missing=missing)]
    yield from (_missing_table(table) for table in tables)
    for path, printed in labels.items():
        if printed:
            yield _misspelt(path, printed)
        elif path in LABELS and path.partition(".")[0] not in tables:
            yield from _missing(report, path)
    yield from _sections(report, missing)
    yield from _single_closed(report)
    yield from (_stranger(label) for label in (report.reading.strangers if report.reading else ()))


def _is_missing(report: AnnualReport, table: str, *, missing: set[str]) -> bool:
    rows = {path.rpartition(".")[0] for path in report.form.paths if path.startswith(f"{table}.")}
    return bool(rows) and rows <= missing


def _missing_table(table: str) -> Finding:
    return _error("FORM-SECTION", table, f"没有{place(table)}，应按格式补上，没有的填0")


def _missing(report: AnnualReport, path: str) -> Iterator[Finding]:
    table, _, key = path.partition(".")
    if report.form is FORM_2021_CLOSED and key.startswith("closed_"):
        return  # said once, by _single_closed
    if table == "sections":
        yield _error("FORM-SECTION", path, f"没有{place(path)}这一部分，应按格式补上")
    elif key.startswith("*.") and _has_figures(report, column=key.removeprefix("*.")):
        yield _unnamed(path)
    elif key.startswith("*.") or table == "remedies":
        yield _error("FORM-COLUMN", path, f"没有{place(path)}，应按格式补上，没有的填0")
    else:
        yield _error("FORM-ROW", path, f"没有{place(path)}，应按格式补上，没有的填0")


def _has_figures(report: AnnualReport, *, column: str) -> bool:
    """Whether a column of table 3 stands there, though its header does not name it."""
    return any(
        value is not None
        for path, value in report.cells.items()
        if path.startswith("applications.") and path.endswith(f".{column}")
    )


def _unnamed(path: str) -> Finding:
    """A column whose figures were told by their place, in a table that does not head it."""
    official = LABELS[path]
    return Finding(
        "FORM-LABEL",
        Severity.WARNING,
        path,
        f"{place(path)}有数字，表头没有列名“{official}”，应按格式写明",
        expected=official,
        found="",
    )


def _misspelt(path: str, printed: str) -> Finding:
    official = LABELS.get(path, "")
    wants = f"，格式规定为“{official}”" if official else "，与格式不一致"
    return Finding(
        "FORM-LABEL",
        Severity.WARNING,
        path,
        f"{place(path)}的名称写作“{printed}”{wants}",
        expected=official or None,
        found=printed,
    )


def _sections(report: AnnualReport, missing: set[str]) -> Iterator[Finding]:
    if not is_document(report):
        return
    for name in NARRATIVE:
        path = f"sections.{name}"
        if name not in report.sections and path not in missing:
            yield _error("FORM-SECTION", path, f"没有{place(path)}这一部分，应按格式补上")


def _single_closed(report: AnnualReport) -> Iterator[Finding]:
    """A 2021 report with the single row 其他处理 of the form before it."""
    path = "applications.closed"
    if report.form is FORM_2021_CLOSED:
        yield _error(
            "FORM-ROW",
            path,
            "第三部分“其他处理”只有一行；2021年格式在其下分为逾期不补正、逾期未缴费、其他三行，应分行填写",
        )
    elif report.form is FORM_2021 and any(report[cell] is not None for cell in CLOSED):
        yield _error(
            "FORM-ROW",
            path,
            "第三部分“其他处理”另有一行合计，2021年格式没有这一行；核对时只计其下三行",
        )


def _stranger(label: str) -> Finding:
    is_heading = _HEADING.match(label)
    code, what = ("FORM-SECTION", "部分") if is_heading else ("FORM-ROW", "行或列")
    path = "sections" if is_heading else label if label.startswith(_TABLES) else "applications"
    return Finding(
        code,
        Severity.ERROR,
        path,
        f"“{label}”不是格式规定的{what}，应删去或者并入规定的{what}",
        found=label,
    )


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)
