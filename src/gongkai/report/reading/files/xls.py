"""XLS workbooks as blocks (旧版Excel工作簿): read like XLSX, once their extent is known."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile
from python_calamine import CalamineError

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.files.xlsx import sheets
from gongkai.report.reading.limits import MAX_CELLS, MAX_TAGS, require

_CELLS = frozenset((0x06, 0x7E, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E))
"""Records of cells ([MS-XLS] 2.4): each begins with its row and its column."""

_LOCKED = 0x2F
"""The record FilePass, which stands in workbooks with a password."""


def document_of(data: bytes, source: str) -> Document:
    """An XLS workbook as blocks; `NotAReport` in one sentence where it cannot be read."""
    try:
        _require_extent(data, source)
        return Document(tuple(sheets(data)), "xls")
    except NotAReport:
        raise
    except (CalamineError, ValueError, OSError, struct.error) as error:
        raise NotAReport(
            f"“{source}”不是可以打开的XLS工作簿（{type(error).__name__}）；请另存为XLSX后重试"
        ) from None


def _require_extent(data: bytes, source: str) -> None:
    """Refuse a workbook with a password, and one whose far corner would fill the memory."""
    height = width = 0
    for code, row, column in _records(data):
        if code == _LOCKED:
            raise NotAReport(f"“{source}”有密码保护；请去掉密码后重试")
        if code in _CELLS:
            height, width = max(height, row + 1), max(width, column + 1)
    require(height * width, 10 * MAX_CELLS, what="工作表过大")


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Every record of the workbook: what it is, and the row and column it begins with."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        stream = ole.openstream("Workbook").read()
    at = count = 0
    while at + 4 <= len(stream):
        code, size = struct.unpack_from("<HH", stream, at)
        row, column = struct.unpack_from("<HH", stream[at + 4 : at + 8].ljust(4, b"\0"))
        yield code, row, column
        at += 4 + size
        count += 1
        require(count, MAX_TAGS, what=f"工作簿超过{MAX_TAGS}条记录")
