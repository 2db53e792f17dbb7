"""DOC and WPS files as blocks (旧版Word文档): read from their container, without any office suite.

Tracked insertions are kept and deletions dropped, as the page shows them; tables inside layout
tables are read like any other.
"""

from __future__ import annotations

import struct

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.word97.body import blocks
from gongkai.report.reading.word97.container import opened

__all__ = ["document_of"]


def document_of(data: bytes, source: str) -> Document:
    """A DOC or WPS file as blocks; `NotAReport` in one sentence where it cannot be read."""
    try:
        return Document(tuple(blocks(opened(data, source))), "doc")
    except NotAReport:
        raise
    except (OSError, ValueError, IndexError, struct.error):
        raise NotAReport(
            f"“{source}”这个DOC（Word或WPS）文件已损坏或不完整，无法打开；请另存为DOCX后重试"
        ) from None
