"""The OLE container of a DOC or WPS file (复合文档) and the header of its text.

Offsets are those of Microsoft's [MS-DOC]: section numbers stand beside them.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import olefile

from gongkai.report.model import NotAReport

_HEADER = 0x9A
_FLAGS = 0x0A
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_NEWEST_BEFORE_97 = 0xC0
_PLACES = {"characters": 12, "paragraphs": 13, "pieces": 33}
"""Entries of FibRgFcLcb97 (2.5.6): PlcfBteChpx, PlcfBtePapx, Clx."""


@dataclass(frozen=True, slots=True)
class Container:
    """The streams of a Word file (文件流), and how many characters its text has."""

    text: bytes
    table: bytes
    data: bytes
    length: int

    def part(self, name: str) -> bytes:
        """A structure of the table stream, by what it tells of."""
        at = _HEADER + 8 * _PLACES[name]
        start, size = struct.unpack_from("<II", self.text, at)
        if start + size > len(self.table):
            raise ValueError(f"{name} lies outside of its stream")
        return self.table[start : start + size]


def opened(data: bytes, source: str) -> Container:
    """The Word file in some bytes; `NotAReport` for a locked one or one of before 1997."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        text = ole.openstream("WordDocument").read()
        version, flags = struct.unpack_from("<H", text, 2)[0], struct.unpack_from("<H", text, 10)[0]
        if flags & _ENCRYPTED:
            raise NotAReport(f"“{source}”有密码保护；请去掉密码后重试")
        if version <= _NEWEST_BEFORE_97:
            raise NotAReport(f"“{source}”是Word 95或更早的文件，不能读取；请另存为DOCX后重试")
        name = "1Table" if flags & _TABLE_1 else "0Table"
        table = ole.openstream(name).read()
        extra = ole.openstream("Data").read() if ole.exists("Data") else b""
    (length,) = struct.unpack_from("<I", text, 0x4C)
    return Container(text, table, extra, length)
