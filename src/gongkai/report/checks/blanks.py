"""Blanks (空白): FORM-BLANK. The form wants 0 where there is nothing.

Blanks that stand together are said together: a blank table, a blank row, the blanks of a row;
where an office leaves out its zeros all over a table, that is one finding, and each total that
has a sum is another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.cells import BLANK_MARKS
from gongkai.report.checks.tables import implied
from gongkai.report.checks.wording import last_label, last_row, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport
from gongkai.statute.law import REPORT_FORM

MOST_ROWS = 6
"""In more rows of one table than these, blanks are a habit and said once (ADR 0106)."""


RULES = (
    CheckRule(
        "FORM-BLANK",
        Severity.ERROR,
        'A cell is blank or holds "/" or "—"; the form wants 0. Blanks of a row, and zeros left out'
        " all over a table, are one finding; a cell that could not be read is READ-DOUBT.",
        REPORT_FORM.article(),
        "blank",
        "第二至四部分",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def blanks(case: Case) -> Iterator[Finding]:
    """A finding for every blank, neighbours together (FORM-BLANK): the form wants 0."""
    report = case.report
    if not any(report.cells.get(path) is None for path in report.form.paths):
        return
    present, unread = _present(report), _unread(report)
    paths = [path for path in present if _is_blank(report, path) and not _lines(path) & unread]
    for table, found in groupby(paths, lambda path: path.partition(".")[0]):
        empty = list(found)
        if len(empty) == sum(path.startswith(f"{table}.") for path in present):
            yield _blank_table(table)
        elif len(_by_row(empty)) > MOST_ROWS:
            yield from _blank_totals(report, _by_row(empty))
            yield _scattered(report, table, rows=_by_row(empty))
        else:
            numbers = implied(report)
            for row, cells in _by_row(empty).items():
                yield _blank_row(report, row, cells=cells, numbers=numbers)


def _by_row(paths: Iterable[str]) -> dict[str, list[str]]:
    return {row: list(cells) for row, cells in groupby(paths, lambda path: path.rpartition(".")[0])}


def _unread(report: AnnualReport) -> set[str]:
    """The rows and cells from which the reader took no number: they may hold one."""
    notes = report.reading.doubts if report.reading else ()
    return {note.where for note in notes if note.is_unread}


def _present(report: AnnualReport) -> list[str]:
    """The cells of the rows and columns that the document has."""
    missing = _missing(report)
    if not missing:
        return list(report.form.paths)
    return [path for path in report.form.paths if not missing & _lines(path)]


def _missing(report: AnnualReport) -> set[str]:
    labels = report.reading.labels if report.reading else {}
    return {path for path, printed in labels.items() if not printed}


def _lines(path: str) -> set[str]:
    """A cell with its row and its column."""
    table, row, column = path.split(".")
    return {path, f"{table}.{row}", f"{table}.*.{column}"}


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


def _blank_totals(report: AnnualReport, rows: Mapping[str, list[str]]) -> Iterator[Finding]:
    """A finding for every blank total of a row that has numbers, with what they add up to."""
    for row, cells in rows.items():
        path = f"{row}.total"
        others = [report[one] for one in report.form.paths if one.startswith(f"{row}.")]
        known = [value for value in others if value is not None]
        if path in cells and known:
            total = int(sum(known))
            message = f"{place(path)}空白，应填写数字；各列合计{total}（空白按0计）"
            yield Finding("FORM-BLANK", Severity.ERROR, path, message, expected=total)


def _scattered(report: AnnualReport, table: str, *, rows: Mapping[str, list[str]]) -> Finding:
    """Zeros left out all over a table are one finding."""
    width = Counter(path.rpartition(".")[0] for path in report.form.paths)
    whole = [last_row(row) for row, cells in rows.items() if len(cells) == width[row]]
    marks = {_printed(report, path) for cells in rows.values() for path in cells} - {""}
    stands = f"空白或者填写为“{'”“'.join(sorted(marks))}”" if marks else "空白"
    named = f"；{'、'.join(whole)}{len(whole)}行各格均是" if whole else ""
    count = sum(len(cells) for cells in rows.values())
    return Finding(
        "FORM-BLANK",
        Severity.ERROR,
        table,
        f"{place(table)}有{len(rows)}行共{count}格{stands}，应填写数字，没有的填0{named}",
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
