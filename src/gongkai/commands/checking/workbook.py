"""The findings as a workbook for a colleague (工作簿): a summary, every finding, links between.

Words of a report stay words, whatever they begin with; the same findings give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.commands.checking.outcome import GROUPS, Outcome, grade, message, worst
from gongkai.commands.checking.table import short_names
from gongkai.commands.words import said
from gongkai.report.annotating.excerpts import Excerpt
from gongkai.report.findings import Finding, Severity
from gongkai.report.writing.layout import clean
from gongkai.report.writing.packing import packed

SUMMARY = (
    ("number_head", 6),
    ("file_head", 34),
    ("organ_head", 26),
    ("year_head", 8),
    ("errors", 8),
    ("warnings", 8),
    ("infos", 8),
    ("worst_head", 70),
    ("held_head", 40),
)
FINDINGS = (
    ("number_head", 6),
    ("file_head", 30),
    ("organ_head", 24),
    ("year_head", 8),
    ("grade_head", 8),
    ("place_head", 34),
    ("what_head", 62),
    ("printed_head", 44),
    ("code_head", 14),
    ("path_head", 34),
)
"""The columns of each sheet: the key of its head in the catalogue, and its width in characters."""

LONGEST = 2_000
"""Characters of a cell; nobody reads more of a finding in a cell."""

A4 = 9
EDGE = Side(style="thin", color="FFB8C0CA")
FRAME = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
HEAD = PatternFill("solid", fgColor="FFE4EAF2")
INK = {Severity.ERROR: "FFA3201D", Severity.WARNING: "FF8A5300", Severity.INFO: "FF1C2430"}
LINK = Font(name="宋体", size=10, color="FF134A8E", underline="single")
Value = str | int | None


def workbook(outcomes: Sequence[Outcome]) -> bytes:
    """The workbook: a row a file, a row a finding, and a link from the one to the other."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = said("page_title")
    summary = _sheet(book, said("summary_sheet"), SUMMARY)
    findings = _sheet(book, said("findings_sheet"), FINDINGS)
    names = short_names([outcome.file for outcome in outcomes])
    for number, (outcome, name) in enumerate(zip(outcomes, names, strict=True), 1):
        first = findings.max_row + 1
        for row, severity in _finding_rows(outcome, number=number, name=name):
            _add(findings, row, severity)
        _add(summary, _summary_row(outcome, number=number, name=name), _gravest(outcome))
        if outcome.findings:
            _link(summary.cell(number + 1, 2), findings, first)
            _link_back(findings, range(first, findings.max_row + 1), summary, row=number + 1)
    for sheet in (summary, findings):
        sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return packed(out.getvalue())


def _sheet(book: Workbook, name: str, columns: Sequence[tuple[str, int]]) -> Worksheet:
    """A sheet with its head, which stays in view and is printed on every page."""
    sheet: Worksheet = book.create_sheet(name)
    for number, (head, width) in enumerate(columns, 1):
        cell = sheet.cell(1, number, said(head))
        cell.font, cell.fill, cell.border = Font(name="黑体", size=10), HEAD, FRAME
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _summary_row(outcome: Outcome, *, number: int, name: str) -> list[Value]:
    counts: list[Value] = [outcome.count(severity) for severity, _ in GROUPS]
    numbers = [None] * len(GROUPS) if outcome.problem else counts
    held = "\n".join(outcome.notes)
    return [number, name, outcome.organ, outcome.year, *numbers, worst(outcome), held]


def _finding_rows(
    outcome: Outcome, *, number: int, name: str
) -> Iterator[tuple[list[Value], Severity]]:
    for finding, excerpt in zip(outcome.findings, outcome.excerpts, strict=True):
        report: list[Value] = [number, name, outcome.organ, outcome.year]
        yield [*report, *_finding_cells(finding, excerpt)], finding.severity


def _finding_cells(finding: Finding, excerpt: Excerpt) -> Iterator[Value]:
    yield grade(finding.severity)
    yield excerpt.place
    yield message(finding)
    yield excerpt.words
    yield finding.code
    yield finding.where


def _gravest(outcome: Outcome) -> Severity:
    if outcome.problem:
        return Severity.ERROR
    return outcome.findings[0].severity if outcome.findings else Severity.INFO


def _add(sheet: Worksheet, row: Sequence[Value], severity: Severity) -> None:
    line = sheet.max_row + 1
    for number, value in enumerate(row, 1):
        cell: Any = sheet.cell(line, number)
        cell.font = Font(name="宋体", size=10, color=INK[severity] if number > 4 else None)
        cell.border = FRAME
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        _put(cell, value)


def _put(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        cell.value = clean_lines(value)[:LONGEST] or None
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in {"=", "+", "-", "@"}
    else:
        cell.value = value


def clean_lines(text: str) -> str:
    """Text without what a workbook cannot hold; its lines stay lines."""
    return "\n".join(clean(line) for line in text.split("\n"))


def _link(cell: Any, sheet: Worksheet, row: int) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet.title}'!A{row}")
    cell.font = LINK


def _link_back(findings: Worksheet, rows: range, summary: Worksheet, *, row: int) -> None:
    for line in rows:
        _link(findings.cell(line, 2), summary, row)
