"""The template to fill in (导入模板), and the report of a check as a workbook (核对结果)."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.applications.importing.columns import COLUMNS, LARGEST, SHEET, Column, Holds
from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.backoffice.workbooks.writing import (
    WORDS_SHEET,
    headed,
    offer,
    report_sheet,
    safe,
    saved,
)


def template() -> bytes:
    """An empty workbook: a sheet to fill in, and one with the words that it may say."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet(WORDS_SHEET)
    sheet.title = SHEET
    headed(sheet, [column.heading for column in COLUMNS], widths=[18] * len(COLUMNS))
    offer(sheet, words, COLUMNS, width=34, last=LARGEST + 1)
    for place, column in enumerate(COLUMNS, start=1):
        _shape(sheet, column, place=place)
    _explain(book.create_sheet("填写说明"))
    return saved(book)


def _shape(sheet: Worksheet, column: Column, *, place: int) -> None:
    """Keep numbers of documents as words, and days as days, whatever is typed."""
    form = {Holds.DAY: "yyyy-mm-dd", Holds.NUMBER: "0"}.get(column.holds, "@")
    sheet.column_dimensions[get_column_letter(place)].number_format = form
    for row in range(2, 202):
        sheet.cell(row, place).number_format = form


def _explain(sheet: Worksheet) -> None:
    headed(sheet, ["列", "是否必填", "填写内容", "说明"], widths=[26, 10, 26, 70])
    for column in COLUMNS:
        must = "必填" if column.required else ""
        sheet.append([column.title, must, column.holds.value, column.note])


def reported(faults: Iterable[Fault]) -> bytes:
    """What a check found, a line each: row, column, what to do (核对结果)."""
    book = Workbook()
    sheet = report_sheet(book)
    for fault in faults:
        said = [fault.row or "—", fault.column or "—", fault.grade, fault.sentence]
        sheet.append([safe(one) if isinstance(one, str) else one for one in said])
    return saved(book)
