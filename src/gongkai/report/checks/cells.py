"""Each cell for itself (逐格核对): FORM-BLANK and FORM-VALUE.

Blanks that stand together are said together: a blank table, a blank row, the blanks of a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from gongkai.report.checks.case import Case
from gongkai.report.checks.tables import implied
from gongkai.report.checks.wording import last_label, number, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import FEES, AnnualReport, Value

BLANK_MARKS = frozenset(
    {"", "/", "／", "\\", "＼", "-", "－", "—", "――", "——", "–", "―", "−", "--"}
)
"""What people print for "nothing"; the form wants 0."""


def blanks(case: Case) -> Iterator[Finding]:
    """A finding for every blank, neighbours together (FORM-BLANK): the form wants 0."""
    report = case.report
    if not any(report.cells.get(path) is None for path in report.form.paths):
        return
    present = _present(report)
    paths = [path for path in present if _is_blank(report, path)]
    numbers = implied(report)
    for table, rows in groupby(paths, lambda path: path.partition(".")[0]):
        empty = list(rows)
        if len(empty) == sum(path.startswith(f"{table}.") for path in present):
            yield _blank_table(table)
            continue
        for row, cells in groupby(empty, lambda path: path.rpartition(".")[0]):
            yield _blank_row(report, row, cells=list(cells), numbers=numbers)


def _present(report: AnnualReport) -> list[str]:
    """The cells of the rows and columns that the document has."""
    missing = _missing(report)
    if not missing:
        return list(report.form.paths)
    return [path for path in report.form.paths if not missing.intersection(_lines(path))]


def _missing(report: AnnualReport) -> set[str]:
    labels = report.reading.labels if report.reading else {}
    return {path for path, printed in labels.items() if not printed}


def _lines(path: str) -> tuple[str, str]:
    table, row, column = path.split(".")
    return f"{table}.{row}", f"{table}.*.{column}"


def _printed(report: AnnualReport, path: str) -> str:
    return report.reading.printed.get(path, "").strip() if report.reading else ""


def _is_blank(report: AnnualReport, path: str) -> bool:
    return report.cells.get(path) is None and _printed(report, path) in BLANK_MARKS


def _blank_table(table: str) -> Finding:
    return Finding(
        "FORM-BLANK",
        Severity.ERROR,
        table,
        f"{place(table)}全部空白，应逐格填写数字，没有的填0",
    )


def _blank_row(
    report: AnnualReport, row: str, *, cells: list[str], numbers: dict[str, int]
) -> Finding:
    marks = {_printed(report, path) for path in cells} - {""}
    stands = f"填写为“{'”“'.join(sorted(marks))}”" if marks else "空白"
    if len(cells) == 1:
        return _blank_cell(cells[0], stands, answer=numbers.get(cells[0]))
    is_whole = len(cells) == sum(path.startswith(f"{row}.") for path in report.form.paths)
    columns = "各格均" if is_whole else f"的{'、'.join(last_label(path) for path in cells)}"
    return Finding(
        "FORM-BLANK",
        Severity.ERROR,
        row,
        f"{place(row)}{columns}{stands}，应填写数字，没有的填0{_answers(cells, numbers)}",
    )


def _answers(cells: list[str], numbers: dict[str, int]) -> str:
    known = [f"{last_label(path)}{numbers[path]}" for path in cells if path in numbers]
    return f"；按勾稽关系推算，{'、'.join(known)}" if known else ""


def _blank_cell(path: str, stands: str, *, answer: int | None) -> Finding:
    implies = "" if answer is None else f"；按勾稽关系推算应为{answer}"
    return Finding(
        "FORM-BLANK",
        Severity.ERROR,
        path,
        f"{place(path)}{stands}，应填写数字，没有的填0{implies}",
        expected=answer,
    )


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
