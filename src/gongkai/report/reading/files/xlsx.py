"""XLSX workbooks as blocks (Excel 工作簿): each visible sheet a table, merged ranges known."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Block, Cell, Document, Paragraph, Row, Table
from gongkai.report.reading.files.archive import Archive, opened
from gongkai.report.reading.labels import ROWS, TABLE_2_ROWS, words
from gongkai.report.reading.limits import MAX_CELLS, MAX_SPAN, MAX_TAGS, require
from gongkai.report.reading.numbers import is_value_like

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,400}?\br=\"(\d{1,9})\"")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>/]{0,400}?\br=\"([A-Z]{1,4})(\d{1,9})\"[^>/]{0,400}>")
MOST_ROWS = 20_000
MOST_COLUMNS = 500


def document_of(data: bytes, source: str) -> Document:
    """An XLSX workbook as blocks: the name of each visible sheet, then its rows."""
    archive = opened(data, source)
    archive.require_size()
    _require_extent(archive, source)
    try:
        return Document(tuple(sheets(data)), "xlsx")
    except (CalamineError, ValueError, OSError) as error:
        raise NotAReport(
            f"“{source}”不是可以打开的Excel工作簿（{type(error).__name__}）；请重新另存后提供"
        ) from None


def _require_extent(archive: Archive, source: str) -> None:
    """Refuse a sheet whose far corner would make a table of millions of cells."""
    for name in archive.names:
        if not _SHEET.fullmatch(name):
            continue
        xml = archive.part(name)
        require(xml.count(b"<"), MAX_TAGS, what=f"工作表超过{MAX_TAGS}个标记")
        corners = [(_column(letters), int(row)) for letters, row in _FILLED.findall(xml)]
        width = max((column for column, _ in corners), default=0)
        height = max((row for _, row in corners), default=0)
        if b"<c>" in xml or b"<c t=" in xml or b"<c s=" in xml:
            height = max([height, *map(int, _ROW.findall(xml))])
        require(width, MOST_COLUMNS, what=f"工作表超过{MOST_COLUMNS}列")
        require(height, MOST_ROWS, what=f"工作表超过{MOST_ROWS}行")
        require(width * height, 10 * MAX_CELLS, what="工作表过大")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def sheets(data: bytes) -> list[Block]:
    """The visible sheets of a workbook of any kind, as blocks (可见工作表).

    A damaged workbook can make the library's Rust panic, which is no `Exception`; it is raised
    as `ValueError` like every other damage.
    """
    try:
        return list(_sheets(data))
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("damaged workbook") from None


def _sheets(data: bytes) -> Iterator[Block]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    visible = [
        meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible
    ]
    for name in visible:
        yield from sheet_blocks(name, _rows(book.get_sheet_by_name(name)))


def sheet_blocks(name: str, rows: Sequence[Row]) -> Iterator[Block]:
    """A sheet as paragraphs and tables: a row of one filled cell is text, as a rule.

    The sheet's name is its heading only where it does not begin with one of its own.
    """
    if not rows or not _is_lone(rows[0]):
        yield Paragraph(name)
    table: list[Row] = []
    for row in rows:
        text = _prose(row)
        if not text:
            table.append(row)
            continue
        if table:
            yield Table(tuple(table))
            table = []
        yield Paragraph(text)
    if table:
        yield Table(tuple(table))


def _is_lone(row: Row) -> bool:
    return sum(bool(cell.text.strip()) for cell in row) == 1


def _prose(row: Row) -> str:
    """The text of a row that is a paragraph: one cell, words that begin no row of a table."""
    full = [cell.text for cell in row if not cell.inherited and cell.text.strip()]
    if len(full) != 1 or is_value_like(full[0]):
        return ""
    return "" if words(full[0]) in ROWS or words(full[0]) in TABLE_2_ROWS else full[0]


def _rows(sheet: CalamineSheet) -> tuple[Row, ...]:
    values = sheet.to_python(skip_empty_area=False)
    ranges = sheet.merged_cell_ranges or []
    merged = _merged(ranges, height=len(values))
    rows: list[Row] = []
    count = 0
    for at, written in enumerate(values):
        row = tuple(_cells(at, written, merged))
        count += len(row)
        require(count, MAX_CELLS, what=f"工作表超过{MAX_CELLS}个单元格")
        if any(cell.text.strip() for cell in row):
            rows.append(row)
    return tuple(rows)


_Range = tuple[tuple[int, int], tuple[int, int]]


def _merged(ranges: Sequence[_Range], *, height: int) -> dict[tuple[int, int], _Range]:
    """Each row's left end of a merged range → the range."""
    at: dict[tuple[int, int], _Range] = {}
    for found in ranges:
        (top, left), (bottom, _) = found
        for row in range(top, min(bottom + 1, height)):
            at[row, left] = found
            require(len(at), MAX_CELLS, what="合并单元格过多")
    return at


def _cells(
    row: int, written: Sequence[object], merged: dict[tuple[int, int], _Range]
) -> Iterator[Cell]:
    column = 0
    while column < len(written):
        found = merged.get((row, column))
        if found is None:
            yield Cell(_text(written[column]), column)
            column += 1
            continue
        (top, left), (_, right) = found
        width = min(right - left + 1, MAX_SPAN, len(written) - column)
        yield Cell(_text(written[column]), column, width, inherited=row > top)
        column += width


def _text(value: object) -> str:
    """A value as it would be printed: 3.0 as 3, decimals exactly as they were typed."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    return str(value)
