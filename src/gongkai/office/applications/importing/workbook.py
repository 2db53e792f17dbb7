"""The template to fill in (导入模板), and the report of a check as a workbook (核对结果)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.applications.bulk.exporting import safe
from gongkai.office.applications.importing.columns import (
    COLUMNS,
    LARGEST,
    SHEET,
    WORDS_SHEET,
    Column,
    Holds,
)
from gongkai.office.applications.importing.faults import Fault

HEAD = PatternFill("solid", fgColor="E8EEF7")


def template() -> bytes:
    """An empty workbook: a sheet to fill in, and one with the words that it may say."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet(WORDS_SHEET)
    sheet.title = SHEET
    _headed(sheet, [column.heading for column in COLUMNS], widths=[18] * len(COLUMNS))
    chosen = [column for column in COLUMNS if column.words]
    _headed(words, [column.title for column in chosen], widths=[34] * len(chosen))
    for place, column in enumerate(chosen, start=1):
        for row, word in enumerate(column.words, start=2):
            words.cell(row, place, word)
        _offer(sheet, column, place=place)
    for place, column in enumerate(COLUMNS, start=1):
        _shape(sheet, column, place=place)
    _explain(book.create_sheet("填写说明"))
    return _saved(book)


def _headed(sheet: Worksheet, headings: list[str], *, widths: list[int]) -> None:
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = sheet.cell(1, place, heading)
        cell.font, cell.fill = Font(bold=True), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def _offer(sheet: Worksheet, column: Column, *, place: int) -> None:
    """Let the cells of a column be chosen from its words."""
    letter = get_column_letter(place)
    known = f"'{WORDS_SHEET}'!${letter}$2:${letter}${len(column.words) + 1}"
    rule = DataValidation(type="list", formula1=known, allow_blank=True)
    rule.error, rule.errorTitle = f"请从“{WORDS_SHEET}”中选择。", column.title
    own = get_column_letter(COLUMNS.index(column) + 1)
    rule.add(f"{own}2:{own}{LARGEST + 1}")
    sheet.add_data_validation(rule)


def _shape(sheet: Worksheet, column: Column, *, place: int) -> None:
    """Keep numbers of documents as words, and days as days, whatever is typed."""
    form = {Holds.DAY: "yyyy-mm-dd", Holds.NUMBER: "0"}.get(column.holds, "@")
    sheet.column_dimensions[get_column_letter(place)].number_format = form
    for row in range(2, 202):
        sheet.cell(row, place).number_format = form


def _explain(sheet: Worksheet) -> None:
    _headed(sheet, ["列", "是否必填", "填写内容", "说明"], widths=[26, 10, 26, 70])
    for column in COLUMNS:
        must = "必填" if column.required else ""
        sheet.append([column.title, must, column.holds.value, column.note])


def reported(faults: Iterable[Fault]) -> bytes:
    """What a check found, a line each: row, column, what to do (核对结果)."""
    book = Workbook()
    sheet = book.active
    sheet.title = "核对结果"
    _headed(sheet, ["行", "列", "类别", "怎么办"], widths=[8, 24, 10, 90])
    for fault in faults:
        said = [fault.row or "—", fault.column or "—", fault.grade, fault.sentence]
        sheet.append([safe(one) if isinstance(one, str) else one for one in said])
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
