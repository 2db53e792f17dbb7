"""Reading the lines of a workbook (读取各行): cells by column, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.backoffice.workbooks.columns import Column, Holds
from gongkai.office.backoffice.workbooks.faults import Fault, Unreadable
from gongkai.office.backoffice.workbooks.opening import merged, places

EXACT = 10**15
"""From here a workbook has already lost the last digits of a number."""

DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the workbook (一行): its number and what its cells hold, by the columns' keys."""

    row: int
    cells: dict[str, Any]


def lines(
    sheet: Worksheet, columns: Sequence[Column], *, largest: int, what: str
) -> tuple[list[Line], list[Fault]]:
    """The rows that say anything, and what is wrong with single cells.

    `what` is what a row is called in messages. Raises `Unreadable` for a sheet without the columns,
    one with no row at all, or one with more than the `largest` number.
    """
    known = {column.title: column for column in columns}
    at = places(sheet, columns)
    faults = list(merged(sheet))
    found: list[Line] = []
    for row, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        if all(cell.value is None or str(cell.value).strip() == "" for cell in cells):
            continue
        if len(found) == largest:
            raise Unreadable(
                f"表中超过 {largest} 件，请拆成几个文件，每个不超过 {largest} 件，分别导入。"
            )
        line = Line(row, {})
        for title, place in at.items():
            if place < len(cells):
                faults += _kept(line, known[title], cells[place])
        found.append(line)
    if not found:
        raise Unreadable(f"“{sheet.title}”表中没有{what}，请从第 2 行起填写，每行一件。")
    return found, faults


def _kept(line: Line, column: Column, cell: Any) -> Iterator[Fault]:
    """Put a cell's value into its line, or say what is wrong with it."""
    value = cell.value
    if value is None or str(value).strip() == "":
        if column.required:
            yield Fault(line.row, column.title, "没有填写，这一列必填。")
        return
    if cell.data_type in {"f", "e"}:
        yield Fault(line.row, column.title, "是公式或者出错的公式，请改为填写数值或者文字。")
        return
    found = _READERS[column.holds](column, value)
    if isinstance(found, _Wrong):
        yield Fault(line.row, column.title, found.sentence)
    else:
        line.cells[column.key] = found


@dataclass(frozen=True, slots=True)
class _Wrong:
    sentence: str


def _text(column: Column, value: Any) -> str | _Wrong:
    if isinstance(value, datetime | date):
        return _Wrong("被存成了日期，请把单元格设为文本格式后重新填写。")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and abs(value) >= EXACT:
        return _Wrong("被存成了数字，末几位已经丢失，请把单元格设为文本格式后重新填写。")
    text = str(value).strip()
    if len(text) > column.longest:
        return _Wrong(f"有 {len(text)} 字，最多 {column.longest} 字，请缩短。")
    return text


def _word(column: Column, value: Any) -> str | _Wrong:
    said = str(value).strip()
    if said in column.words:
        return column.words[said]
    return _Wrong(f"“{said[:30]}”不是可填的词，请从“可填的词”表的“{column.title}”列中选择。")


def _day(column: Column, value: Any) -> date | _Wrong:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = "".join(str(value).split())
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return _Wrong(f"“{str(value)[:30]}”不是日期，请写成 2026-03-02 的样子。")


def _number(column: Column, value: Any) -> int | _Wrong:
    text = str(value).strip().removesuffix(".0")
    if text.isascii() and text.isdigit() and len(text) < 5:
        return int(text)
    return _Wrong(f"“{str(value)[:30]}”不是整数，请只填数字。")


_READERS = {Holds.TEXT: _text, Holds.WORD: _word, Holds.DAY: _day, Holds.NUMBER: _number}
