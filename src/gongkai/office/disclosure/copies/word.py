"""A copy as a Word document (Word 文本): styles of its own that an editor can change."""

from __future__ import annotations

from io import BytesIO

from docx import Document as new_paper
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, RGBColor

from gongkai.office.disclosure.copies.content import Copy
from gongkai.office.disclosure.copies.pieces import CENTRE, RIGHT, Grid, Words
from gongkai.report.writing.docx.page import set_page
from gongkai.report.writing.docx.styles import PAGE_NUMBER, TABLE_TEXT_LARGE, dress
from gongkai.report.writing.packing import packed

WIDTH, TERM = 156, 30
"""Millimetres: of the type area, and of the column of terms."""

SIDES = {CENTRE: WD_ALIGN_PARAGRAPH.CENTER, RIGHT: WD_ALIGN_PARAGRAPH.RIGHT}
SEAL_RED = RGBColor(0xA8, 0x20, 0x1A)


def docx(copy: Copy) -> bytes:
    """The copy as a DOCX; the same bytes for the same copy."""
    paper = new_paper()
    dress(paper)
    set_page(paper)
    paper.core_properties.title = copy.title
    paper.core_properties.author = copy.organ
    paper.core_properties.comments = ""
    paper.add_paragraph(copy.title, style="Title")
    if copy.standing:
        paper.add_paragraph().add_run(copy.standing).font.color.rgb = SEAL_RED
    if copy.facts:
        _add_facts(paper, copy)
        paper.add_paragraph()
    for piece in copy.pieces:
        if isinstance(piece, Grid):
            _add_grid(paper, piece)
        else:
            _add_words(paper, piece)
    paper.add_paragraph()
    paper.add_paragraph(copy.source, style=PAGE_NUMBER).alignment = WD_ALIGN_PARAGRAPH.LEFT
    out = BytesIO()
    paper.save(out)
    return packed(out.getvalue())


def _add_words(paper: Paper, piece: Words) -> None:
    paragraph = paper.add_paragraph(
        piece.text, style=f"Heading {piece.level}" if piece.level else "Normal"
    )
    if piece.side:
        paragraph.alignment = SIDES[piece.side]
        paragraph.paragraph_format.first_line_indent = 0


def _add_facts(paper: Paper, copy: Copy) -> None:
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for fact in copy.facts:
        cells = table.add_row().cells
        for cell, text, width in zip(cells, fact, (TERM, WIDTH - TERM), strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].style = TABLE_TEXT_LARGE
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
            cell.paragraphs[0].add_run(text)


def _add_grid(paper: Paper, grid: Grid) -> None:
    table = paper.add_table(rows=grid.rows, cols=grid.columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    rows = [row.cells for row in table.rows]
    for number in range(grid.head):
        table.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for spot in grid.spots:
        cell = rows[spot.row][spot.column]
        if spot.rowspan > 1 or spot.colspan > 1:
            last = rows[spot.row + spot.rowspan - 1][spot.column + spot.colspan - 1]
            cell = cell.merge(last)
        cell.paragraphs[0].style = TABLE_TEXT_LARGE
        cell.paragraphs[0].add_run(spot.text).bold = spot.heads
