"""The cells of a report's JSON (表格各格): every path of the form, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gongkai.report.form import COLUMNS, REMEDIES, Form, Line
from gongkai.report.model import NotAReport, Reading, Value
from gongkai.report.values import value_of

Tables = Mapping[str, Mapping[str, Any]]
OTHER_KEYS = frozenset({"extra", "closed", "closed_uncorrected", "closed_unpaid", "closed_other"})
"""Rows that one edition has and the other has not; null or absent is no fault."""


@dataclass
class Found:
    """What was found in the tables, cell by cell; `labels` has "" for what is missing."""

    cells: dict[str, Value] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def added_to(self, reading: Reading | None) -> Reading | None:
        """The reading with what is wrong here; None where there is nothing to say."""
        if not (self.printed or self.labels or self.strangers):
            return reading
        given = reading or Reading(format="json")
        known = set(given.strangers)
        new = tuple(label for label in self.strangers if label not in known)
        return replace(
            given,
            printed={**given.printed, **self.printed},
            labels={**self.labels, **given.labels},
            strangers=given.strangers + new,
        )


def found(form: Form, tables: Tables) -> Found:
    """Every cell of the form out of the three tables of a JSON object."""
    result = Found()
    for path, lines in _rows(form, tables):
        _take_row(result, path=path, lines=lines, tables=tables)
    _note_missing_columns(result, form, tables["applications"])
    _note_strangers(result, form, tables)
    return result


def _rows(form: Form, tables: Tables) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for block in form.proactive:
        yield f"proactive.{block.key}", block.lines
    for row in form.rows:
        yield f"applications.{row.key}", COLUMNS
    if "closed" not in {row.key for row in form.rows} and tables["applications"].get("closed"):
        yield "applications.closed", COLUMNS
    for block in REMEDIES:
        yield f"remedies.{block.key}", block.lines


def _take_row(result: Found, *, path: str, lines: tuple[Line, ...], tables: Tables) -> None:
    table, key = path.split(".")
    row = tables[table].get(key)
    if key not in tables[table]:
        result.labels[path] = ""
    if row is not None and not isinstance(row, Mapping):
        raise NotAReport(f"{path}应为JSON对象，不是年度报告数据；请核对文件")
    for line in lines:
        cell = f"{path}.{line.key}"
        value, words = value_of(row.get(line.key) if row else None, cell)
        result.cells[cell] = value
        if words is not None:
            result.printed[cell] = words


def _note_missing_columns(result: Found, form: Form, applications: Mapping[str, Any]) -> None:
    rows = [applications.get(row.key) for row in form.rows]
    present = [row for row in rows if isinstance(row, Mapping)]
    for column in COLUMNS:
        if present and not any(column.key in row for row in present):
            result.labels[f"applications.*.{column.key}"] = ""


def _note_strangers(result: Found, form: Form, tables: Tables) -> None:
    known = {path.rsplit(".", 1)[0] for path in form.paths}
    columns = {column.key for column in COLUMNS}
    for name, table in tables.items():
        for key, row in table.items():
            path = f"{name}.{key}"
            if path not in known and key not in OTHER_KEYS:
                result.strangers.append(path[:80])
            elif name == "applications" and isinstance(row, Mapping):
                result.strangers += [f"{path}.{c}"[:80] for c in row if c not in columns]
