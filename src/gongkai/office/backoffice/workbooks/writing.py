"""Writing a workbook (写工作簿): its heading, cells to choose from, and nothing that computes."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Sequence
from io import BytesIO, StringIO
from typing import Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

WORDS_SHEET = "可填的词"
"""The sheet of the words that the cells of other sheets may hold."""

REPORT_HEAD = ("行", "列", "类别", "怎么办")
REPORT_WIDTHS = (8, 24, 10, 90)
"""The columns of what a check found."""

HEAD = PatternFill("solid", fgColor="E8EEF7")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would compute."""


class Choosable(Protocol):
    """What a column says of its cells (列)."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def words(self) -> Collection[str]:
        """The words that its cells may hold; none where they may hold anything."""


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula (防公式注入).

    >>> safe("=1+1"), safe("路灯合同")
    ("'=1+1", '路灯合同')
    """
    return f"'{text}" if text.startswith(STARTS_FORMULA) else text


def headed(sheet: Worksheet, headings: Sequence[str], *, widths: Sequence[int]) -> None:
    """Write the first row (表头), which stays in sight."""
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = sheet.cell(1, place, heading)
        cell.font, cell.fill = Font(bold=True), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def report_sheet(book: Workbook) -> Worksheet:
    """The sheet of what a check found (核对结果), with its heading."""
    sheet = book.active
    sheet.title = "核对结果"
    headed(sheet, REPORT_HEAD, widths=REPORT_WIDTHS)
    return sheet


def offer(
    sheet: Worksheet, words: Worksheet, columns: Sequence[Choosable], *, width: int, last: int
) -> None:
    """Let cells be chosen where only some words will do (下拉选择), down to the `last` row.

    `words` is the sheet that they are written to, in columns of a `width`.
    """
    chosen = [column for column in columns if column.words]
    headed(words, [column.title for column in chosen], widths=[width] * len(chosen))
    for place, column in enumerate(chosen, start=1):
        for at, word in enumerate(column.words, start=2):
            words.cell(at, place, word)
        letter = get_column_letter(place)
        known = f"'{WORDS_SHEET}'!${letter}$2:${letter}${len(column.words) + 1}"
        rule = DataValidation(type="list", formula1=known, allow_blank=True)
        rule.error, rule.errorTitle = f"请从“{WORDS_SHEET}”中选择。", column.title
        own = get_column_letter(columns.index(column) + 1)
        rule.add(f"{own}2:{own}{last}")
        sheet.add_data_validation(rule)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv_file(head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table as CSV in UTF-8 with its mark, as spreadsheets open it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
