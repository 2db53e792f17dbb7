"""Reading and checking a workbook (核对目录工作簿): every row, and a sentence on each fault."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.catalogue.applying import named, names
from gongkai.office.catalogue.importing.cells import Wrong
from gongkai.office.catalogue.importing.columns import (
    BY_TITLE,
    COLUMNS,
    DEFAULTS,
    LARGEST,
    SHEET,
    Column,
)
from gongkai.office.organs.models import Organ

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_CONTENT = 100 * 1024 * 1024
"""Bytes of a workbook, packed and unpacked."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the report: where, and what to do; one that does not stop is a hint."""

    row: int
    column: str
    sentence: str
    stops: bool = True

    @property
    def grade(self) -> str:
        """How it is called on the page and in the workbook."""
        return "须改正" if self.stops else "提示"


class Unreadable(ValueError):
    """A file that is no workbook of this form; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the workbook (一行): its number and the fields that its cells state."""

    row: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a workbook comes to (核对结论)."""

    lines: list[Line]
    faults: list[Fault]

    @property
    def may_go(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(fault.stops for fault in self.faults)


def checked(data: bytes, *, serials: Iterable[int], organs: Iterable[Organ]) -> Checked:
    """The rows of a workbook, and every fault in the order of the rows (试运行).

    `serials` are the entries that the catalogue has ever had. Raises `Unreadable`.
    """
    lines, faults = _read(_sheet(data))
    faults += _unknown(lines, set(serials))
    faults += _doubles(lines)
    faults += _strangers(lines, list(organs))
    return Checked(lines, sorted(faults, key=lambda fault: fault.row))


def _sheet(data: bytes) -> Worksheet:
    if len(data) > LARGEST_FILE:
        raise Unreadable("文件超过 5 MB，请删去多余的工作表和格式后再导入。")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            too_large = sum(one.file_size for one in packed.infolist()) > LARGEST_CONTENT
        book = None if too_large else load_workbook(BytesIO(data))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as fault:
        raise Unreadable(
            "文件不是可以打开的 XLSX 工作簿，请下载模板填写，用 Excel 或者 WPS 另存为 xlsx。"
        ) from fault
    if book is None:
        raise Unreadable("文件解开后过大，请删去多余的工作表和格式后再导入。")
    if SHEET not in book.sheetnames:
        raise Unreadable(f"工作簿中没有“{SHEET}”表，请用下载的模板填写，不要改表名。")
    return book[SHEET]


def _read(sheet: Worksheet) -> tuple[list[Line], list[Fault]]:
    places = _places(sheet)
    faults = [
        Fault(one.min_row, "", f"{one.coord} 是合并的单元格，请取消合并，每格分别填写。")
        for one in sheet.merged_cells.ranges
    ]
    lines: list[Line] = []
    for number, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        if all(cell.value is None or not str(cell.value).strip() for cell in cells):
            continue
        if len(lines) == LARGEST:
            raise Unreadable(f"表中超过 {LARGEST} 条，请分成几个目录。")
        line = Line(number, dict(DEFAULTS))
        for title, place in places.items():
            faults += _kept(line, BY_TITLE[title], cells[place])
        lines.append(line)
    if not lines:
        raise Unreadable(f"“{SHEET}”表中没有条目，请从第 2 行起填写，每行一条。")
    return lines, faults


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
    return {title: said.index(title) for title in BY_TITLE if title in said}


def _kept(line: Line, column: Column, cell: Any) -> Iterator[Fault]:
    """Put what a cell states into its line, or say what is wrong with it."""
    text = "" if cell.value is None else str(cell.value).strip()
    if cell.data_type in {"f", "e"}:
        yield Fault(line.row, column.title, "是公式或者出错的公式，请改为填写文字。")
    elif not text:
        if column.required:
            yield Fault(line.row, column.title, "没有填写，这一列必填。")
    elif len(text) > column.longest:
        said = f"有 {len(text)} 字，最多 {column.longest} 字，请缩短。"
        yield Fault(line.row, column.title, said)
    else:
        try:
            line.fields.update(column.read(text))
        except Wrong as fault:
            yield Fault(line.row, column.title, str(fault))


def _unknown(lines: Iterable[Line], serials: set[int]) -> Iterator[Fault]:
    for line in lines:
        given = line.fields.get("serial")
        if given is not None and given not in serials:
            said = f"目录中没有编号 {given:03} 的事项，请照导出的编号填写；新增的事项不填。"
            yield Fault(line.row, "事项编号", said)


def _doubles(lines: Iterable[Line]) -> Iterator[Fault]:
    seen: dict[tuple[str, Any], int] = {}
    for line in lines:
        named_as = (line.fields.get("subject"), line.fields.get("item"))
        for column, key in (("事项编号", line.fields.get("serial")), ("二级事项", named_as)):
            if key is None or key == (None, None):
                continue
            first = seen.setdefault((column, key), line.row)
            if first != line.row:
                said = f"与第 {first} 行相同，每个事项只能有一条，请删去一行或者改正。"
                yield Fault(line.row, column, said)


def _strangers(lines: Iterable[Line], organs: list[Organ]) -> Iterator[Fault]:
    """A responsible organ that the office does not know: nobody will owe the row."""
    for line in lines:
        said = named(line.fields.get("responsible", ""))
        unknown = [one for one in said if not any(names(one, organ) for organ in organs)]
        if unknown:
            words = (
                f"“{'”“'.join(unknown)}”不是本平台的机关，不会有机关承担这部分公开责任，请核对。"
            )
            yield Fault(line.row, "公开主体", words, stops=False)
