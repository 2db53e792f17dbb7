"""Writing workbooks (写工作簿): a catalogue, the empty form, and what a check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.catalogue.importing.checking import Fault
from gongkai.office.catalogue.importing.columns import COLUMNS, LARGEST, SHEET, WORDS_SHEET
from gongkai.office.catalogue.models import Row
from gongkai.report.writing.layout import clean

HEAD = PatternFill("solid", fgColor="E8EEF7")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = (9, 8, 18, 26, 40, 36, 30, 12, 26, 26, 18, 18, 10, 14)


def workbook(rows: Iterable[Row] = ()) -> bytes:
    """A catalogue as a workbook that may be changed and read back; without rows, the form."""
    book = Workbook()
    sheet, words = book.active, book.create_sheet(WORDS_SHEET)
    sheet.title = SHEET
    _head(sheet, [column.heading for column in COLUMNS], WIDTHS)
    for at, row in enumerate(rows, start=2):
        _line(sheet, at, [column.written(row) for column in COLUMNS])
    _offer(sheet, words)
    explained = book.create_sheet("填写说明")
    _head(explained, ["列", "是否必填", "说明"], (22, 10, 90))
    for at, column in enumerate(COLUMNS, start=2):
        _line(explained, at, [column.title, "必填" if column.required else "", column.note])
    return _saved(book)


def reported(faults: Iterable[Fault]) -> bytes:
    """What a check found, a line each: row, column, what to do (核对结果)."""
    book = Workbook()
    sheet = book.active
    sheet.title = "核对结果"
    _head(sheet, ["行", "列", "类别", "怎么办"], (8, 24, 10, 90))
    for at, one in enumerate(faults, start=2):
        _line(sheet, at, [str(one.row or "—"), one.column or "—", one.grade, one.sentence])
    return _saved(book)


def plain_sheet(title: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A table as a workbook of texts, for whoever downloads it (下载)."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    _head(sheet, list(head), [18] * len(head))
    for at, line in enumerate(lines, start=2):
        _line(sheet, at, line)
    return _saved(book)


def _head(sheet: Worksheet, headings: Sequence[str], widths: Sequence[int]) -> None:
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = sheet.cell(1, place, heading)
        cell.font, cell.fill = Font(bold=True), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def _line(sheet: Worksheet, at: int, texts: Sequence[str]) -> None:
    """Texts as texts: no cell computes, whatever it begins with (防公式注入)."""
    for place, text in enumerate(texts, start=1):
        cell = sheet.cell(at, place)
        cell.value = clean(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(STARTS_FORMULA)
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer(sheet: Worksheet, words: Worksheet) -> None:
    """Let cells be chosen where only some words will do."""
    chosen = [column for column in COLUMNS if column.words]
    _head(words, [column.title for column in chosen], [26] * len(chosen))
    for place, column in enumerate(chosen, start=1):
        for at, word in enumerate(column.words, start=2):
            words.cell(at, place, word)
        letter = get_column_letter(place)
        known = f"'{WORDS_SHEET}'!${letter}$2:${letter}${len(column.words) + 1}"
        rule = DataValidation(type="list", formula1=known, allow_blank=True)
        rule.error, rule.errorTitle = f"请从“{WORDS_SHEET}”中选择。", column.title
        own = get_column_letter(COLUMNS.index(column) + 1)
        rule.add(f"{own}2:{own}{LARGEST + 1}")
        sheet.add_data_validation(rule)


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
