"""Writing workbooks (写工作簿): a catalogue, the empty form, and what a check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.backoffice.workbooks.writing import (
    STARTS_FORMULA,
    WORDS_SHEET,
    headed,
    offer,
    report_sheet,
    saved,
)
from gongkai.office.catalogue.importing.columns import COLUMNS, LARGEST, SHEET
from gongkai.office.catalogue.models import Row
from gongkai.report.writing.layout import clean

WIDTHS = (9, 8, 18, 26, 40, 36, 30, 12, 26, 26, 18, 18, 10, 14)


def workbook(rows: Iterable[Row] = ()) -> bytes:
    """A catalogue as a workbook that may be changed and read back; without rows, the form."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet(WORDS_SHEET)
    sheet.title = SHEET
    headed(sheet, [column.heading for column in COLUMNS], widths=WIDTHS)
    for at, row in enumerate(rows, start=2):
        _line(sheet, at, [column.written(row) for column in COLUMNS])
    offer(sheet, words, COLUMNS, width=26, last=LARGEST + 1)
    explained = book.create_sheet("填写说明")
    headed(explained, ["列", "是否必填", "说明"], widths=(22, 10, 90))
    for at, column in enumerate(COLUMNS, start=2):
        _line(explained, at, [column.title, "必填" if column.required else "", column.note])
    return saved(book)


def reported(faults: Iterable[Fault]) -> bytes:
    """What a check found, a line each: row, column, what to do (核对结果)."""
    book = Workbook()
    sheet = report_sheet(book)
    for at, one in enumerate(faults, start=2):
        _line(sheet, at, [str(one.row or "—"), one.column or "—", one.grade, one.sentence])
    return saved(book)


def plain_sheet(title: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A table as a workbook of texts, for whoever downloads it (下载)."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    headed(sheet, head, widths=[18] * len(head))
    for at, line in enumerate(lines, start=2):
        _line(sheet, at, line)
    return saved(book)


def _line(sheet: Worksheet, at: int, texts: Sequence[str]) -> None:
    """Texts as texts: no cell computes, whatever it begins with (防公式注入)."""
    for place, text in enumerate(texts, start=1):
        cell = sheet.cell(at, place)
        cell.value = clean(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(STARTS_FORMULA)
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
