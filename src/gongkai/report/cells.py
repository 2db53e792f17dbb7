"""The cells of a report's JSON (表格各格): every path of the form, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from gongkai.report.form import CLOSED, COLUMNS, Form
from gongkai.report.model import NotAReport, Reading, Value
from gongkai.report.values import value_of

Tables = Mapping[str, Mapping[str, Any]]
OTHER_KEYS = frozenset({"extra", "closed", "closed_uncorrected", "closed_unpaid", "closed_other"})
"""Rows that one edition has and the other has not; null or absent is no fault."""

_COLUMN_KEYS = frozenset(column.key for column in COLUMNS)


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


@dataclass(frozen=True, slots=True)
class Row:
    """A row or block of a table: where it stands, and its cells, key → path."""

    table: str
    key: str
    cells: tuple[tuple[str, str], ...]


def found(form: Form, tables: Tables) -> Found:
    """Every cell of the form out of the three tables of a JSON object."""
    result = Found()
    for row in _rows(form):
        _take(result, row, tables=tables)
    if _has_closed_beside_its_parts(form, tables):
        _take(result, _row("applications.closed", CLOSED), tables=tables)
    _note_missing_columns(result, form, applications=tables["applications"])
    _note_strangers(result, form, tables=tables)
    return result


@lru_cache(maxsize=8)
def _rows(form: Form) -> tuple[Row, ...]:
    rows: dict[str, list[str]] = {}
    for path in form.paths:
        rows.setdefault(path.rpartition(".")[0], []).append(path)
    return tuple(_row(where, tuple(paths)) for where, paths in rows.items())


def _row(where: str, paths: tuple[str, ...]) -> Row:
    table, key = where.split(".")
    return Row(table, key, tuple((path.rpartition(".")[2], path) for path in paths))


def _has_closed_beside_its_parts(form: Form, tables: Tables) -> bool:
    is_row = any(row.key == "closed" for row in form.rows)
    return not is_row and bool(tables["applications"].get("closed"))


def _take(result: Found, row: Row, *, tables: Tables) -> None:
    """Take the cells of one row; a row that is not there is noted, its cells are blank."""
    table = tables[row.table]
    given = table.get(row.key)
    if row.key not in table:
        result.labels[f"{row.table}.{row.key}"] = ""
    if given is not None and not isinstance(given, Mapping):
        where = f"{row.table}.{row.key}"
        raise NotAReport(f"{where}应为JSON对象，不是年度报告数据；请核对文件")
    for column, path in row.cells:
        value, words = value_of(given.get(column) if given else None, path)
        result.cells[path] = value
        if words is not None:
            result.printed[path] = words


def _note_missing_columns(result: Found, form: Form, *, applications: Mapping[str, Any]) -> None:
    rows = (applications.get(row.key) for row in form.rows)
    present = {key for row in rows if isinstance(row, Mapping) for key in row}
    if present:
        missing = (column.key for column in COLUMNS if column.key not in present)
        result.labels |= {f"applications.*.{column}": "" for column in missing}


def _note_strangers(result: Found, form: Form, *, tables: Tables) -> None:
    known = _known_rows(form)
    for name, table in tables.items():
        for key, row in table.items():
            if (name, key) not in known and key not in OTHER_KEYS:
                result.strangers.append(f"{name}.{key}"[:80])
            elif name == "applications" and isinstance(row, Mapping):
                unknown = (column for column in row if column not in _COLUMN_KEYS)
                result.strangers += [f"{name}.{key}.{column}"[:80] for column in unknown]


@lru_cache(maxsize=8)
def _known_rows(form: Form) -> frozenset[tuple[str, str]]:
    return frozenset((row.table, row.key) for row in _rows(form))
