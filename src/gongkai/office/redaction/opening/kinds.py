"""What a file is by its content (文件类型), whatever its name says."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from gongkai.office.redaction.sheets import Unopened


class Kind(StrEnum):
    """What redaction can open (可处理的文件类型)."""

    PDF = "pdf"
    IMAGE = "image"
    WORD = "docx"
    SHEET = "xlsx"


CONVERTED = frozenset({Kind.WORD, Kind.SHEET})
"""Kinds that become a PDF first."""

IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
"""How JPEG, PNG and TIFF begin."""

PARTS = {"word/": Kind.WORD, "xl/": Kind.SHEET}
"""Folders inside an Office file that say what it is."""

UNKNOWN = "这不是 PDF、图片（JPG、PNG、TIFF）或者 Word、Excel 文件，请另存为 PDF 后再上传。"
OLD = "这是旧格式的 Word、Excel 或者 WPS 文件，请另存为 DOCX、XLSX 或者 PDF 后再上传。"
EMPTY = "这个文件是空的，请重新选择文件。"


def kind(data: bytes) -> Kind:
    """The kind of a file by its first bytes (文件类型); raises Unopened for any other."""
    if not data:
        raise Unopened(EMPTY)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(IMAGES):
        return Kind.IMAGE
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unopened(OLD)
    if data.startswith(b"PK"):
        return _office_kind(data)
    raise Unopened(UNKNOWN)


def _office_kind(data: bytes) -> Kind:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unopened(UNKNOWN) from error
    found = [kind for start, kind in PARTS.items() if any(name.startswith(start) for name in names)]
    if not found:
        raise Unopened(UNKNOWN)
    return found[0]
