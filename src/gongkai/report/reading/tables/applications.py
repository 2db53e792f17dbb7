"""Table 3 out of a report's lines (收到和处理政府信息公开申请情况)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gongkai.report.characters import letters
from gongkai.report.form import COLUMNS, FORM_2019, FORM_2021
from gongkai.report.form import Line as FormLine
from gongkai.report.reading.labels import (
    COLUMN_ALIASES,
    COLUMN_NAMES,
    TABLE_2_ROWS,
    same_label,
    words,
)
from gongkai.report.reading.numbers import Figure
from gongkai.report.reading.sections import Line
from gongkai.report.reading.tables.alignment import LIKE, Alignment, aligned
from gongkai.report.reading.tables.headers import Header
from gongkai.report.reading.tables.placing import Placed, Shape
from gongkai.report.reading.tables.records import Manner, Record, manner, records, row_figures
from gongkai.report.reading.trace import Trace

KEYS = tuple(column.key for column in COLUMNS)
SHAPE = Shape(len(KEYS), (len(KEYS) - 1,))
"""Six kinds of applicant and their total."""

NO_TOTAL = "有数字而没有合计，列位可能有错位"
"""Said of a row without a total where fewer than half of the rows lack theirs."""

MOST_LEFT = 100
"""How many rows that are not the form's are told of one by one."""

LEAVES = ("closed_uncorrected", "closed_unpaid", "closed_other")
ROWS: Mapping[str, FormLine] = {
    row.key: row for form in (FORM_2019, FORM_2021) for row in form.rows
}
_OUTCOMES = [row.key for row in FORM_2021.outcomes if row.key not in LEAVES]
ORDER = ("received", "carried_in", *_OUTCOMES, "closed", *LEAVES, "handled", "carried_over")
"""Every row that table 3 can have, in the order of both editions."""


def read_applications(lines: Sequence[Line], trace: Trace) -> int:
    """Read table 3 into the trace; the number of its rows that were found."""
    found = records(lines, Header(COLUMN_NAMES, KEYS))
    how = manner(found, SHAPE)
    result = aligned(found, ORDER)
    _settle_closed(result)
    _fill(trace, result, how=how)
    for key in result.rows:
        _note_label(trace, result, key)
    _note_left(trace, result)
    if result.rows:
        _note_columns(trace, lines, found)
    return len(result.rows)


def _settle_closed(result: Alignment) -> None:
    """Whether 其他处理 is a row or the heading of three: a row with figures, or with no leaves."""
    has_leaves = any(key in result.rows for key in LEAVES)
    with_figures = [record for record in result.rows.get("closed", []) if record.has_figures]
    if with_figures or (has_leaves and "closed" in result.rows):
        result.rows["closed"] = with_figures
    if not result.rows.get("closed"):
        result.rows.pop("closed", None)


def _fill(trace: Trace, result: Alignment, *, how: Manner) -> None:
    found = [
        (key, row_figures(record, KEYS, shape=SHAPE, how=how))
        for key, rows in result.rows.items()
        for record in rows
        if record.slots
    ]
    filled = [row for _, row in found if any(map(_is_printed, row.figures))]
    are_totals_printed = 2 * sum(map(_lacks_total, filled)) < len(filled)
    for key, row in found:
        if are_totals_printed and _lacks_total(row) and not row.doubt:
            row = replace(row, doubt=NO_TOTAL)
        trace.fill(f"applications.{key}", KEYS, row=row)


def _lacks_total(row: Placed) -> bool:
    """Whether a row has figures and no total."""
    return any(map(_is_printed, row.figures)) and not _is_printed(row.figures[-1])


def _is_printed(figure: Figure | None) -> bool:
    """Whether a cell has a number, a mark in its place, or one that could not be placed."""
    if figure is None or figure.value is not None:
        return True
    return bool(figure.printed) and not figure.doubt


def _note_label(trace: Trace, result: Alignment, key: str) -> None:
    where = f"applications.{key}"
    printed, label = result.rows[key][0].label, ROWS[key].label
    if not same_label(printed, label):
        trace.labels[where] = " ".join(printed.split())
    if result.likeness.get(key, 100) < LIKE:
        trace.doubt(where, f"行名“{printed}”与格式相差较大，按顺序视为“{label}”")


def _note_left(trace: Trace, result: Alignment) -> None:
    for record in result.left[:MOST_LEFT]:
        if words(record.label) in TABLE_2_ROWS:
            continue
        name = " ".join(record.label.split())[:40]
        if name and record.slots:
            trace.stranger(name)
        if record.has_figures:
            seen = record.figures_text[:60]
            what = f"有一行“{name or '（无行名）'}”不能与格式对应，其数字“{seen}”未取值"
            trace.doubt("applications", what)


def _note_columns(trace: Trace, lines: Sequence[Line], found: Sequence[Record]) -> None:
    """Columns that the document names otherwise or not at all (列名)."""
    header = next((record.header for record in found if record.header), None)
    everything = _letters(lines)
    for column in COLUMNS:
        where = f"applications.*.{column.key}"
        cell = header.found.get(column.key) if header else None
        if cell is not None:
            if not same_label(cell.text, column.label):
                trace.labels[where] = cell.text
        elif header is not None:
            trace.labels[where] = header.other.get(header.columns[column.key][0], "")
        elif not any(name in everything for name in _names(column)):
            trace.labels[where] = ""


def _names(column: FormLine) -> list[str]:
    return [words(column.label), *map(words, COLUMN_ALIASES.get(column.key, ()))]


def _letters(lines: Sequence[Line]) -> str:
    texts = [line.text for line in lines]
    texts += [cell.text for line in lines if line.row for cell in line.row]
    return "|".join(map(letters, texts))
