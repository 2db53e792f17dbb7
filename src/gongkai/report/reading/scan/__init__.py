"""Scans and photographs (扫描件、照片): pixels to the same marks that a PDF with text gives.

A page is put straight, its ruling lines make the grid, each cell is recognised by itself. What
is not certain is left blank with a doubt.
"""

from __future__ import annotations

from gongkai.report.reading.blocks import Document
from gongkai.report.reading.pdf.flow import blocks
from gongkai.report.reading.scan.needed import eyes, recognised

__all__ = ["document_of"]


def document_of(data: bytes, source: str) -> Document:
    """An image file as blocks; `NotAReport` in one sentence for what is no picture."""
    pages = eyes(source, "是图片").of_file(data, source)
    doubts = recognised(pages, "本文件")
    return Document(tuple(blocks(pages)), "image", doubts=doubts, is_scan=True)
