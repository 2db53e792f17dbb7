"""Opening a workbook that somebody filled in (打开工作簿): its sheet, and where columns stand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.office.backoffice.workbooks.faults import Fault, Unreadable

MEGABYTE = 1024 * 1024


class Heading(Protocol):
    """What a column says of its heading (表头)."""

    @property
    def title(self) -> str:
        """The words of the first row."""

    @property
    def required(self) -> bool:
        """Whether the column must be there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be in megabytes, packed and unpacked (大小上限), and what to do."""

    packed: int
    unpacked: int
    advice: str


def sheet_of(data: bytes, name: str, *, limits: Limits) -> Worksheet:
    """The sheet of a name (工作表). Raises Unreadable with a sentence for anything else."""
    if len(data) > limits.packed * MEGABYTE:
        raise Unreadable(f"文件超过 {limits.packed} MB，{limits.advice}。")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        book = load_workbook(BytesIO(data)) if size <= limits.unpacked * MEGABYTE else None
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as fault:
        raise Unreadable(
            "文件不是可以打开的 XLSX 工作簿，请下载模板填写，用 Excel 或者 WPS 另存为 xlsx。"
        ) from fault
    if book is None:
        raise Unreadable("文件解开后过大，请删去多余的工作表和格式后再导入。")
    if name not in book.sheetnames:
        raise Unreadable(f"工作簿中没有“{name}”表，请用下载的模板填写，不要改表名。")
    return book[name]


def places(sheet: Worksheet, columns: Iterable[Heading]) -> dict[str, int]:
    """Where each column stands that is there, by its title (列位).

    Raises Unreadable where one is missing or stands twice.
    """
    wanted = list(columns)
    heads = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
    said = [str(head or "").strip().rstrip("*＊") for head in heads]
    missing = [one.title for one in wanted if one.required and one.title not in said]
    if missing:
        raise Unreadable(f"第 1 行缺少“{'”“'.join(missing)}”列，请照模板保留表头。")
    twice = sorted({head for head in said if head and said.count(head) > 1})
    if twice:
        raise Unreadable(f"第 1 行的“{'”“'.join(twice)}”列出现了两次，请删去一列。")
    return {one.title: said.index(one.title) for one in wanted if one.title in said}


def merged(sheet: Worksheet) -> Iterator[Fault]:
    """A fault for each cell that was merged out of several (合并的单元格)."""
    for place in sheet.merged_cells.ranges:
        said = f"{place.coord} 是合并的单元格，请取消合并，每格分别填写。"
        yield Fault(place.min_row, "", said)
