"""A report's parts as pages show them (报告各部分): the form's tables, each figure a link.

The grid is the one that every file is written from; here each figure gets its address, and
what a check found is marked in its cell, row or column and said below the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import mark_safe

from gongkai.report.checks import place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport
from gongkai.report.writing.charts import charts
from gongkai.report.writing.layout import Cell, Part, Table, is_subheading, parts

Address = Callable[[str], str]
"""The address of the page behind a cell; "" for none."""

SUMS = frozenset({"received", "handled"})
"""Rows of table 3 that stand out: what came in and what was decided."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of a report on a page (部分): its paragraphs, and its table if it has one."""

    key: str
    heading: str
    paragraphs: tuple[tuple[bool, str], ...]
    table: dict[str, Any] = field(default_factory=dict)


def shown(report: AnnualReport, *, address: Address, found: Sequence[Finding] = ()) -> list[Shown]:
    """The six parts in order, ready for the templates (六个部分)."""
    errors = [one for one in found if one.severity is Severity.ERROR]
    return [
        Shown(
            part.key,
            part.heading,
            tuple((is_subheading(text), text) for text in part.paragraphs),
            _table(part, address, errors=errors) if part.table else {},
        )
        for part in parts(report)
    ]


def drawn_charts(report: AnnualReport) -> list[dict[str, Any]]:
    """The report's charts as arguments of the component `c/chart.html` (图)."""
    return [
        {
            "title": chart.title,
            "svg": mark_safe(chart.svg()),
            "columns": (chart.heading, "件数", "占比"),
            "rows": chart.rows,
        }
        for chart in charts(report)
    ]


def elsewhere(found: Sequence[Finding]) -> list[Finding]:
    """Findings that no table shows: warnings, and errors outside the tables (其他核对意见)."""
    return [one for one in found if one.severity is not Severity.ERROR or not _table_of(one.where)]


def _table_of(where: str) -> str:
    table = where.partition(".")[0]
    return table if table in {"proactive", "applications", "remedies"} else ""


def _table(part: Part, address: Address, *, errors: Sequence[Finding]) -> dict[str, Any]:
    """The arguments of the component `c/table.html`."""
    assert part.table is not None
    own = [error for error in errors if _table_of(error.where) == part.key]
    marks = {error.where: number for number, error in enumerate(own, 1)}
    grid = part.table
    return {
        "id": f"table-{part.key}",
        "caption": part.heading,
        "hint": "点数字可看它由哪些件组成",
        "head": [[_heading(cell) for cell in row] for row in grid.rows[: _head(grid)]],
        "rows": [
            _row(row, address, marks=marks, table=f"table-{part.key}")
            for row in grid.rows[_head(grid) :]
        ],
        "remarks": [error.message for error in own],
    }


def _head(grid: Table) -> int:
    """Rows of the table's head; table 2 has one before each of its blocks."""
    return grid.head or 2


def _heading(cell: Cell) -> dict[str, Any]:
    return {
        "text": cell.text,
        "heading": cell.text,
        "scope": cell.scope,
        "rowspan": cell.rowspan if cell.rowspan > 1 else 0,
        "colspan": cell.colspan if cell.colspan > 1 else 0,
    }


def _row(
    row: Sequence[Cell], address: Address, *, marks: dict[str, int], table: str
) -> dict[str, Any]:
    paths = [cell.path for cell in row if cell.path]
    key = paths[0].split(".")[1] if paths else ""
    return {
        "cells": [
            _figure(cell, address, marks=marks, table=table) if cell.path else _heading(cell)
            for cell in row
        ],
        "total": key in SUMS,
        "failed": any(where in marks for path in paths for where in _places(path)),
    }


def _figure(cell: Cell, address: Address, *, marks: dict[str, int], table: str) -> dict[str, Any]:
    mark = next((marks[where] for where in _places(cell.path) if where in marks), 0)
    return {
        "value": cell.value,
        "href": address(cell.path),
        "words": place(cell.path),
        "total": cell.path.endswith(".total"),
        "failed": bool(mark),
        "mark": mark,
        "table": table,
        "colspan": cell.colspan if cell.colspan > 1 else 0,
    }


def _places(path: str) -> tuple[str, str, str]:
    """Where a finding about this cell may point: the cell, its row, its column."""
    table, row, column = path.split(".")
    return path, f"{table}.{row}", f"{table}.*.{column}"
