"""PDF files with a text layer as blocks (PDF): characters and ruling lines, put back together."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.pdf.flow import blocks
from gongkai.report.reading.pdf.marks.glyphs import UNREADABLE, take_glyphs
from gongkai.report.reading.pdf.marks.opening import opened, page_of
from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.pdf.marks.rules import take_rules

FEWEST_CHARACTERS = 50
"""A file with less text than this is a scan; the form's headings alone have 300 characters."""

MOST_UNREADABLE = 0.3
"""The share of characters without a known meaning from which the text cannot be read."""

__all__ = ["document_of"]


def document_of(data: bytes, source: str) -> Document:
    """A PDF as blocks; `NotAReport` in one sentence for a scan, a locked or a damaged file."""
    pages: list[Marks] = []
    taken = 0
    with opened(data, source) as file:
        for number in range(len(file)):
            page = page_of(file, number, source)
            pages.append(_marks(page, taken))
            taken += len(pages[-1].glyphs)
            page.close()
    _require_text(pages, source)
    return Document(tuple(blocks(pages)), "pdf", doubts=tuple(_doubts(pages)))


def _marks(page: object, taken: int) -> Marks:
    marks = Marks()
    way = take_glyphs(marks, page, taken=taken)
    take_rules(marks, page, way=way)
    return marks


def _require_text(pages: Sequence[Marks], source: str) -> None:
    texts = [glyph.text for marks in pages for glyph in marks.glyphs if glyph.text.strip()]
    if len(texts) < FEWEST_CHARACTERS:
        raise NotAReport(
            f"“{source}”的页面是图片（扫描件），没有文字，目前不能读取；请提供带文字的PDF或原始文件"
        )
    if texts.count(UNREADABLE) > MOST_UNREADABLE * len(texts):
        raise NotAReport(
            f"“{source}”的文字没有标明是什么字，无法读取；请提供原始文件或重新导出的PDF"
        )


def _doubts(pages: Sequence[Marks]) -> list[str]:
    bare = [at for at, marks in enumerate(pages, 1) if marks.has_objects and not marks.glyphs]
    doubts = []
    if bare:
        numbers = "、".join(map(str, bare[:10]))
        doubts.append(f"第{numbers}页没有文字，可能是扫描的图片，未读取")
    if any(marks.has_hidden for marks in pages):
        doubts.append("文件含有看不见的文字层，可能是扫描件由软件识别而来，数字请与页面核对")
    return doubts
