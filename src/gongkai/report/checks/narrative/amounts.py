"""What the tables hold for a figure of the text (表中数): sums, groups, and their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gongkai.report.checks.wording import BLOCKS, ROWS
from gongkai.report.form import APPLICANTS, COLUMNS, PROACTIVE, RESULTS
from gongkai.report.model import AnnualReport, Number
from gongkai.report.narrative.paths import cells

GROUP_NAMES = {
    "refused": "不予公开",
    "unavailable": "无法提供",
    "declined": "不予处理",
    "closed": "其他处理",
}
_COLUMN_NAMES = {column.key: column.label for column in COLUMNS} | {
    "organisations": "法人或其他组织"
}
_LINE_NAMES = {line.key: line.label for block in PROACTIVE for line in block.lines}
_RESULT_NAMES = {result.key: result.label for result in RESULTS}


@dataclass(frozen=True, slots=True)
class Amount:
    """What the cells of a figure add up to; `is_least` where a blank leaves it open upwards.

    `blank_is_zero`: a block of table 4 was left blank, and a block without cases is meant to be.
    """

    value: Number
    is_least: bool = False
    blank_is_zero: bool = False

    def is_met_by(self, value: Number) -> bool:
        """Whether a stated number may be this amount."""
        return value == self.value or (self.is_least and value > self.value)


def amount(report: AnnualReport, of: str) -> Amount | None:
    """The amount that a report's tables hold for a figure; None where they say nothing.

    A blank total is the sum of its row's known columns, or more.
    """
    rows = [row.key for row in report.form.rows]
    found = [_cell(report, path) for path in cells(of, rows)]
    known = [one for one in found if one is not None]
    if all(one.blank_is_zero for one in known):
        return None
    is_least = len(known) < len(found) or any(one.is_least for one in known)
    is_zero = any(one.blank_is_zero for one in known)
    return Amount(sum((one.value for one in known), start=0), is_least, is_zero)


def _cell(report: AnnualReport, path: str) -> Amount | None:
    value = report[path]
    if value is not None:
        return Amount(value)
    table, row, column = path.split(".")
    if table == "remedies":
        return _blank_block(report, row)
    if table != "applications" or column != "total":
        return None
    columns = [report[f"{table}.{row}.{applicant.key}"] for applicant in APPLICANTS]
    known = [number for number in columns if number is not None]
    return Amount(sum(known, start=0), len(known) < len(columns)) if known else None


def _blank_block(report: AnnualReport, block: str) -> Amount | None:
    """0 for a block of table 4 of which every cell is blank; None where some are not."""
    cells = [report[f"remedies.{block}.{result.key}"] for result in RESULTS]
    return Amount(0, blank_is_zero=True) if cells.count(None) == len(cells) else None


def row_named(of: str, row: str) -> str:
    """The same figure of another row: received → handled.

    >>> row_named("applications.received.business", "handled")
    'applications.handled.business'
    """
    table, _, column = of.partition("+")[0].split(".")
    return f"{table}.{row}.{column}"


def described(of: str) -> str:
    """A figure's name in a sentence (数字名称).

    >>> described("applications.granted.total+applications.partial.total")
    '予以公开与部分公开之和'
    """
    names = [_described(path) for path in of.split("+")]
    return names[0] if len(names) == 1 else f"{'与'.join(names)}之和"


def _described(path: str) -> str:
    table, row, column = path.split(".")
    if table == "remedies":
        name = "行政诉讼" if row == "litigation" else BLOCKS[f"remedies.{row}"]
        return name if column == "total" else f"{name}{_RESULT_NAMES[column]}"
    if table == "proactive":
        return f"{BLOCKS[f'proactive.{row}']}{_LINE_NAMES[column]}"
    name = GROUP_NAMES.get(row) or ROWS[row]
    return name if column == "total" else f"{name}（{_COLUMN_NAMES[column]}）"


def table_of(of: str) -> str:
    """The part of the form in which a figure's cells stand (所在部分)."""
    parts = {"proactive": "第二部分", "applications": "第三部分", "remedies": "第四部分"}
    return parts[of.partition(".")[0]]


def equal_cells(report: AnnualReport, of: str, value: Number) -> Iterable[str]:
    """Names of other cells beside a figure's that hold the stated number: 自然人列."""
    table, row, column = of.partition("+")[0].split(".")
    if table != "applications" or column != "total" or not value:
        return
    rows = [key.key for key in report.form.rows if key.key == row or key.key.startswith(f"{row}_")]
    for key in rows:
        for line in COLUMNS:
            found = _cell(report, f"{table}.{key}.{line.key}")
            if found is not None and found.value == value:
                yield f"“{ROWS[key]}”行“{line.label}”列"


def fees(value: Number, unit: str) -> Number:
    """An amount of money in the unit of the form, 万元."""
    return Decimal(value) / 10_000 if unit == "元" else value
