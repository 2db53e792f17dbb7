"""Reading the workbook (读取导入表): cells by column and row, each with what is wrong with it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.applications.importing.columns import COLUMNS, LARGEST, SHEET, Column, Holds
from gongkai.office.applications.importing.faults import Fault, Unreadable

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_CONTENT = 200 * 1024 * 1024
"""Bytes of a workbook, packed and unpacked."""

EXACT = 10**15
"""From here a workbook has already lost the last digits of a number."""

DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the workbook (一行): its number and what its cells hold, by the columns' keys."""

    row: int
    cells: dict[str, Any]


def read(data: bytes) -> tuple[list[Line], list[Fault]]:
    """The rows that say anything, and what is wrong with single cells.

    Raises `Unreadable` for what is no workbook of this template.
    """
    sheet = _sheet(data)
    places = _places(sheet)
    faults = [_merged(place) for place in sheet.merged_cells.ranges]
    lines: list[Line] = []
    for row, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        if all(cell.value is None or str(cell.value).strip() == "" for cell in cells):
            continue
        if len(lines) == LARGEST:
            raise Unreadable(
                f"表中超过 {LARGEST} 件，请拆成几个文件，每个不超过 {LARGEST} 件，分别导入。"
            )
        line = Line(row, {})
        for key, place in places.items():
            column = BY_KEY[key]
            if place < len(cells):
                faults += _kept(line, column, cells[place])
        lines.append(line)
    if not lines:
        raise Unreadable(f"“{SHEET}”表中没有案件，请从第 2 行起填写，每行一件。")
    return lines, faults


BY_KEY = {column.key: column for column in COLUMNS}


def _sheet(data: bytes) -> Worksheet:
    if len(data) > LARGEST_FILE:
        raise Unreadable("文件超过 10 MB，请拆成几个文件分别导入。")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST_CONTENT:
                raise Unreadable("文件解开后过大，请删去多余的工作表和格式后再导入。")
        book = load_workbook(BytesIO(data), rich_text=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as fault:
        if isinstance(fault, Unreadable):
            raise
        raise Unreadable(
            "文件不是可以打开的 XLSX 工作簿，请下载模板填写，用 Excel 或者 WPS 另存为 xlsx。"
        ) from fault
    if SHEET not in book.sheetnames:
        raise Unreadable(f"工作簿中没有“{SHEET}”表，请用下载的模板填写，不要改表名。")
    return book[SHEET]


def _places(sheet: Worksheet) -> dict[str, int]:
    """Where each column stands, by the headings of the first row."""
    heads = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
    said = [str(head or "").strip().rstrip("*＊") for head in heads]
    missing = [one.title for one in COLUMNS if one.required and one.title not in said]
    if missing:
        raise Unreadable(f"第 1 行缺少“{'”“'.join(missing)}”列，请照模板保留表头。")
    twice = sorted({head for head in said if head and said.count(head) > 1})
    if twice:
        raise Unreadable(f"第 1 行的“{'”“'.join(twice)}”列出现了两次，请删去一列。")
    return {one.key: said.index(one.title) for one in COLUMNS if one.title in said}


def _merged(place: Any) -> Fault:
    sentence = f"{place.coord} 是合并的单元格，请取消合并，每格分别填写。"
    return Fault(place.min_row, "", sentence)


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
