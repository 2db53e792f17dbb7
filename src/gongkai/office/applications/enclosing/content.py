"""What a file is, told by its content (按内容识别文件类型): its name proves nothing."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Type:
    """A type of file that is taken (文件类型): its ending, its name, how a browser calls it."""

    ending: str
    name: str
    mime: str


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TYPES = MappingProxyType(
    {
        one.ending: one
        for one in (
            Type("pdf", "PDF", "application/pdf"),
            Type("jpg", "JPG 图片", "image/jpeg"),
            Type("png", "PNG 图片", "image/png"),
            Type("docx", "Word 文档（DOCX）", _WORD),
            Type("xlsx", "Excel 表格（XLSX）", _EXCEL),
            Type("doc", "DOC、XLS、WPS 文档", "application/octet-stream"),
            Type("ofd", "OFD 版式文件", "application/ofd"),
        )
    }
)
"""The types that are taken, by their ending."""

HEADS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
MACROS = "vbaProject.bin"
OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
NAMES = "、".join(one.name for one in TYPES.values())


def content_type(data: bytes) -> Type | None:
    """The type that the bytes are of, or None for any that is not taken; macros are not.

    >>> content_type(b"%PDF-1.7 ...").name, content_type(b"MZ...")
    ('PDF', None)
    """
    for head, ending in HEADS:
        if data.startswith(head):
            return TYPES[ending]
    if data.startswith(OLE):
        return None if OLE_MACROS in data else TYPES["doc"]
    return _of_package(data)


def _of_package(data: bytes) -> Type | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        return None
    if any(name.endswith(MACROS) for name in names):
        return None
    return next((TYPES[ending] for part, ending in PARTS if part in names), None)
