"""The report as a PDF (版式文件): tagged, PDF/UA-1, set by typst without a system library."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from gongkai.report.model import AnnualReport
from gongkai.report.writing.charts import ON_PAPER, Chart, charts
from gongkai.report.writing.layout import (
    COL,
    ROWGROUP,
    Cell,
    Part,
    Placed,
    Table,
    clean,
    is_subheading,
    parts,
    title,
)
from gongkai.report.writing.pdf.press import printed
from gongkai.report.writing.pdf.tagging import with_row_headers

TEMPLATE = Path(str(files("gongkai.report.writing.pdf").joinpath("report.typ")))

NARROW = 4
"""Characters of a column's head that stand two by two: 商业企业."""


def document(report: AnnualReport) -> bytes:
    """The PDF; no date in it, so that the same report gives the same bytes.

    Raises `CannotWrite` where `GONGKAI_FONTS` is no folder, or the text cannot be set.
    """
    data = printed(TEMPLATE, {"report": _data(report)})
    return with_row_headers(data, [part.table for part in parts(report) if part.table])


def _data(report: AnnualReport) -> dict[str, Any]:
    return {
        "title": title(report),
        "organ": clean(report.organ),
        "parts": [_part(report, part) for part in parts(report)],
    }


def _part(report: AnnualReport, part: Part) -> dict[str, Any]:
    drawn = charts(report) if part.key == "applications" else ()
    return {
        "heading": part.heading,
        "paragraphs": [{"text": text, "heading": is_subheading(text)} for text in part.paragraphs],
        "grid": _grid(part.table) if part.table else None,
        "charts": [_chart(chart) for chart in drawn],
    }


def _chart(chart: Chart) -> dict[str, str]:
    return {
        "svg": chart.svg(ON_PAPER),
        "alt": f"{chart.title}。{chart.description}",
        "caption": chart.caption,
    }


def _grid(table: Table) -> dict[str, Any]:
    """The table as runs of header rows and of rows of figures."""
    groups: list[dict[str, Any]] = []
    for row, cells in enumerate(table.rows):
        head = all(cell.scope for cell in cells)
        if not groups or groups[-1]["head"] != head:
            groups.append({"head": head, "repeat": row < table.head, "cells": []})
        groups[-1]["cells"] += [_cell(table, spot) for spot in table.placed if spot.row == row]
    return {"widths": table.widths, "small": bool(table.head), "groups": groups}


def _cell(table: Table, placed: Placed) -> dict[str, Any]:
    cell = placed.cell
    return {
        "x": placed.column,
        "y": placed.row,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "text": _turned(cell) if table.head else cell.text,
        "left": table.is_left(cell),
    }


def _turned(cell: Cell) -> str:
    """The words of a narrow header, its line turned where a reader would turn it (换行)."""
    if cell.scope == COL and cell.colspan == 1 and len(cell.text) == NARROW:
        return f"{cell.text[:2]}\n{cell.text[2:]}"
    if cell.scope == ROWGROUP and "）" in cell.text:
        return cell.text.replace("）", "）\n", 1)
    return cell.text
