"""The report as a workbook (电子表格): a sheet for each table, in the order of the report.

Figures are values, not formulas, so that what is read back is what was written; words that
begin like a formula stay words.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.report.model import AnnualReport
from gongkai.report.writing.errors import CannotWrite
from gongkai.report.writing.layout import (
    Figure,
    Part,
    Placed,
    Table,
    clean,
    is_subheading,
    parts,
    title,
)
from gongkai.report.writing.packing import packed

Spot = Cell | MergedCell

LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

EXACT = 15
"""Digits that a workbook's number keeps; a longer one is written as words."""

A4 = 9
NARROW = 76
"""Width of a sheet of text, in characters of Latin script."""

CHARACTER = 2.05
"""Millimetres to one unit of a column's width."""

GLYPH = 3.6
"""Width of a Chinese character in a table, in millimetres."""

LINE = 17.0
"""Height of one line of text, in points."""

TALLEST = 409.0
"""The tallest row that a workbook allows, in points."""

FORMULA = ("=", "+", "-", "@")
"""What a formula begins with; words that do are marked as words."""

SHEETS = (
    ("总体情况", ("overview",)),
    ("主动公开", ("proactive",)),
    ("依申请公开", ("applications",)),
    ("复议诉讼", ("remedies",)),
    ("问题改进及其他", ("problems", "other")),
)
"""The sheets in the order of the report, and the parts that each holds."""

SONG, HEI = "宋体", "黑体"
EDGE = Side(style="thin", color="FF6B7686")
FRAME = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
WASH = PatternFill("solid", fgColor="FFF5F7FA")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
PLAIN = Font(name=SONG, size=10)


def document(report: AnnualReport) -> bytes:
    """The workbook; raises `CannotWrite` for a paragraph longer than a cell can be."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title(report)
    book.properties.creator = clean(report.organ)
    book.properties.language = "zh-CN"
    by_key = {part.key: part for part in parts(report)}
    for name, keys in SHEETS:
        sheet = book.create_sheet(name)
        heading = title(report) if sheet is book.worksheets[0] else ""
        _fill(sheet, [by_key[key] for key in keys], heading=heading)
    out = BytesIO()
    book.save(out)
    return packed(out.getvalue())


def _fill(sheet: Worksheet, filled: list[Part], *, heading: str) -> None:
    table = next((part.table for part in filled if part.table), None)
    widths = [width / CHARACTER for width in table.widths] if table else [float(NARROW)]
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _print_on_a4(sheet, is_whole=table is not None)
    if heading:
        _line(sheet, heading, font=Font(name=SONG, size=18, bold=True), across=len(widths))
    for part in filled:
        _line(sheet, part.heading, font=Font(name=HEI, size=14), across=len(widths))
        for paragraph in part.paragraphs:
            font = Font(name=SONG, size=12, bold=is_subheading(paragraph))
            _line(sheet, paragraph, font=font, across=len(widths))
        if part.table:
            _draw(sheet, part.table)


def _print_on_a4(sheet: Worksheet, *, is_whole: bool) -> None:
    """A4, as wide as the page; a table stays whole on its page."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(is_whole)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    cast(Any, sheet.oddFooter).center.text = "— &P —"


def _line(sheet: Worksheet, text: str, *, font: Font, across: int) -> None:
    """One line of text over the whole width, as tall as its words need."""
    row = _next_row(sheet)
    cell = sheet.cell(row, 1)
    _put_text(cell, text)
    cell.font = font
    cell.alignment = Alignment(
        horizontal="center" if font.size == 18 else "left", vertical="center", wrap_text=True
    )
    if across > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=across)
    width = sum(
        sheet.column_dimensions[get_column_letter(number)].width for number in range(1, across + 1)
    )
    lines = ceil(2.1 * len(text) * font.size / 11 / width) or 1
    sheet.row_dimensions[row].height = min(TALLEST, (lines * LINE * font.size / 12) + 6)


def _next_row(sheet: Worksheet) -> int:
    return 1 if sheet.max_row == 1 and sheet.cell(1, 1).value is None else sheet.max_row + 1


def _draw(sheet: Worksheet, table: Table) -> None:
    top = _next_row(sheet)
    for placed in table.placed:
        _place(sheet, placed, top=top, is_left=table.is_left(placed.cell))
    for row, height in enumerate(_heights(table)):
        sheet.row_dimensions[top + row].height = height
    if table.head:
        columns = {"applications": 4}.get(table.key, 1)
        sheet.freeze_panes = f"{get_column_letter(columns)}{top + table.head}"
        sheet.print_title_rows = f"{top}:{top + table.head - 1}"


def _place(sheet: Worksheet, placed: Placed, *, top: int, is_left: bool) -> None:
    cell, row, column = placed.cell, top + placed.row, placed.column + 1
    end_row, end_column = row + cell.rowspan - 1, column + cell.colspan - 1
    for line in sheet.iter_rows(row, end_row, column, end_column):
        for framed in line:
            framed.border = FRAME
    first = sheet.cell(row, column)
    _put(first, cell.value if cell.path else cell.text)
    first.font = PLAIN
    first.alignment = LEFT if is_left else CENTRED
    if cell.scope:
        first.fill = WASH
    if (row, column) != (end_row, end_column):
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=end_row, end_column=end_column
        )


def _heights(table: Table) -> Iterable[float]:
    """How tall each row must be for the words that stand in that row alone."""
    heights = [1.4 * LINE] * len(table.rows)
    for placed in table.placed:
        cell = placed.cell
        if cell.rowspan > 1:
            continue
        width = sum(table.widths[placed.column : placed.column + cell.colspan])
        lines = ceil(len(cell.text) * GLYPH / (width - 2))
        heights[placed.row] = max(heights[placed.row], lines * 14 + 5)
    return heights


def _put(cell: Spot, value: Figure) -> None:
    """A figure as a number, if a workbook's number can hold it exactly; else as words."""
    if value is None:
        return
    if isinstance(value, str) or not _is_exact(value):
        _put_text(cell, format(value, "f") if isinstance(value, Decimal) else clean(str(value)))
        return
    cell.value = value


def _is_exact(value: int | Decimal) -> bool:
    return len(Decimal(value).normalize().as_tuple().digits) <= EXACT


def _put_text(cell: Spot, text: str) -> None:
    """Words as words: never a formula, never an error value, never cut off."""
    if len(text) > LONGEST:
        raise CannotWrite(
            f"不能写出 Excel 文件：正文有一段长 {len(text)} 字，超过一个单元格的上限 {LONGEST} 字，"
            f"请把“{text[:12]}…”这一段分成几段。"
        )
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in FORMULA
