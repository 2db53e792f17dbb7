"""A workbook to fill in (导入模板), and the report of a check as one (核对结果)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.backoffice.workbooks.columns import Column, Holds
from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.backoffice.workbooks.writing import (
    WORDS_SHEET,
    headed,
    offer,
    report_sheet,
    safe,
    saved,
)

SHAPED = 202
"""Down to this row the cells of a template keep the form of what belongs there."""


def blank(title: str, columns: Sequence[Column], *, largest: int) -> bytes:
    """An empty workbook: a sheet to fill in, one with the words it may say, one that explains."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet(WORDS_SHEET)
    sheet.title = title
    headed(sheet, [column.heading for column in columns], widths=[18] * len(columns))
    offer(sheet, words, columns, width=34, last=largest + 1)
    for place, column in enumerate(columns, start=1):
        _shape(sheet, column, place=place)
    _explain(book.create_sheet("填写说明"), columns)
    return saved(book)


def _shape(sheet: Worksheet, column: Column, *, place: int) -> None:
    """Keep numbers of documents as words, and days as days, whatever is typed."""
    form = {Holds.DAY: "yyyy-mm-dd", Holds.NUMBER: "0"}.get(column.holds, "@")
    sheet.column_dimensions[get_column_letter(place)].number_format = form
    for row in range(2, SHAPED):
        sheet.cell(row, place).number_format = form


def _explain(sheet: Worksheet, columns: Sequence[Column]) -> None:
    headed(sheet, ["列", "是否必填", "填写内容", "说明"], widths=[26, 10, 26, 70])
    for column in columns:
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
