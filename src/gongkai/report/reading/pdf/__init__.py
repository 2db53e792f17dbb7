"""PDF files as blocks (PDF): characters and ruling lines, put back together."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.pdf.facing import halves
from gongkai.report.reading.pdf.flow import blocks
from gongkai.report.reading.pdf.marks.glyphs import UNREADABLE, take_glyphs
from gongkai.report.reading.pdf.marks.opening import opened, page_of
from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.pdf.marks.rules import take_rules
from gongkai.report.reading.scan.needed import eyes, recognised

FEWEST_CHARACTERS = 50
"""A file with less text than this is blank; the form's headings alone have 300 characters."""

MOST_SCANNED = 40
"""How many pages of pictures are recognised; published reports have 3 to 30 pages."""

MOST_UNREADABLE = 0.3
"""The share of characters without a known meaning from which the text cannot be read."""

__all__ = ["document_of"]


def document_of(data: bytes, source: str) -> Document:
    """A PDF as blocks; pages that are only pictures are recognised.

    Raises `NotAReport` in one sentence for a locked or a damaged file.
    """
    pages: list[Marks] = []
    taken = 0
    with opened(data, source) as file:
        for number in range(len(file)):
            page = page_of(file, number, source)
            pages.append(_marks(page, taken))
            taken += len(pages[-1].glyphs)
            page.close()
        bare = [at for at, marks in enumerate(pages) if marks.has_objects and not marks.glyphs]
        _require_text(pages, bare, source)
        for number, marks in zip(bare, _recognised(file, bare, source), strict=False):
            pages[number] = marks
    reports, shared = halves(pages)
    found = tuple(block for report in reports for block in blocks(report))
    doubts = (*_doubts(pages, bare), *shared)
    return Document(found, "pdf", doubts=doubts, is_scan=bool(bare))


def _recognised(file: object, numbers: Sequence[int], source: str) -> list[Marks]:
    """What is printed on the pages that are pictures."""
    if not numbers:
        return []
    look = eyes(source, "的页面是图片（扫描件），没有文字").of_pages
    return look(page_of(file, number, source) for number in numbers[:MOST_SCANNED])


def _marks(page: object, taken: int) -> Marks:
    marks = Marks()
    way = take_glyphs(marks, page, taken=taken)
    take_rules(marks, page, way=way)
    return marks


def _require_text(pages: Sequence[Marks], bare: Sequence[int], source: str) -> None:
    texts = [glyph.text for marks in pages for glyph in marks.glyphs if glyph.text.strip()]
    if len(texts) < FEWEST_CHARACTERS and not bare:
        raise NotAReport(f"“{source}”的页面是空白的，没有文字；请提供原始文件或重新导出的PDF")
    if texts.count(UNREADABLE) > MOST_UNREADABLE * len(texts):
        raise NotAReport(
            f"“{source}”的文字没有标明是什么字，无法读取；请提供原始文件或重新导出的PDF"
        )


def _doubts(pages: Sequence[Marks], bare: Sequence[int]) -> list[str]:
    doubts: list[str] = []
    if bare:
        numbers = "、".join(str(number + 1) for number in bare[:10])
        more = "等" if len(bare) > 10 else ""
        doubts += recognised(pages, f"第{numbers}{more}页")
    if len(bare) > MOST_SCANNED:
        doubts.append(
            f"图片太多，只识别了前{MOST_SCANNED}页，其余{len(bare) - MOST_SCANNED}页未读取"
        )
    if any(marks.has_hidden for marks in pages):
        doubts.append("文件含有看不见的文字层，可能是扫描件由软件识别而来，数字请与页面核对")
    return doubts
