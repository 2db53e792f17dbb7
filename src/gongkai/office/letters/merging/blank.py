"""The Word template that a letter begins with (自带模板), made from its text.

Each role of a paragraph is a style of the document: whoever edits it in Word keeps the styles and
changes the words.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row

from gongkai.office.letters.catalogue.kind import LetterKind
from gongkai.office.letters.catalogue.scripts import (
    ADDRESSEE,
    ATTACHMENT,
    BODY,
    DATE,
    HEADING,
    MARK,
    NUMBER,
    SIGNATURE,
    TITLE,
    Line,
    Rows,
    ScriptCell,
    script,
)
from gongkai.report.writing.docx.page import set_page
from gongkai.report.writing.docx.styles import (
    FANGSONG,
    FOURTH,
    HEI,
    SECOND,
    SONG,
    THIRD,
    dress,
    set_paragraph,
    style_of,
)
from gongkai.report.writing.docx.styles import TITLE as TITLE_FACE
from gongkai.report.writing.packing import packed

TABLE_HEAD, TABLE_TEXT = "表头", "表格文字"
"""Styles of a table's cells: one that heads its column or row, one that does not."""

RED = RGBColor(0xE6, 0x00, 0x12)
OUTWARD = (Mm(-8), Mm(-6))
"""How far the red line reaches beyond the type area on either side: it is 170 mm long."""

LEFT_OF_SIGNATURE = Mm(65)
"""The signature and the date are centred right of this: the date ends 4 characters before."""

TO_WRITE_IN = Mm(15)
"""The height of a row that somebody writes in by hand."""

TYPE_AREA = 156
FORM_HEAD = 56
"""Widths in millimetres: of the type area, and of the first column of a form."""


@lru_cache(maxsize=64)
def blank(kind: LetterKind) -> bytes:
    """The template of a letter as it comes with the software; the same bytes each time."""
    paper = Document()
    dress(paper)
    set_page(paper)
    _dress_letter(paper)
    _leave_first_page_unnumbered(paper)
    paper.core_properties.title = kind.name
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    for piece in script(kind):
        if isinstance(piece, Line):
            _add_line(paper, piece)
        else:
            _add_table(paper, piece)
    out = BytesIO()
    paper.save(out)
    return packed(out.getvalue())


def _dress_letter(paper: Paper) -> None:
    mark = _style(paper, MARK, face=TITLE_FACE, size=Pt(36), side=WD_ALIGN_PARAGRAPH.CENTER)
    mark.font.color.rgb = RED
    mark.paragraph_format.line_spacing = Pt(48)
    mark.paragraph_format.left_indent, mark.paragraph_format.right_indent = OUTWARD
    _underline(mark)
    number = _style(paper, NUMBER, face=FANGSONG, size=THIRD, side=WD_ALIGN_PARAGRAPH.RIGHT)
    number.paragraph_format.space_before = Pt(14)
    title = _style(paper, TITLE, face=TITLE_FACE, size=SECOND, side=WD_ALIGN_PARAGRAPH.CENTER)
    title.paragraph_format.line_spacing = Pt(34)
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(29)
    _style(paper, ADDRESSEE, face=FANGSONG, size=THIRD, side=WD_ALIGN_PARAGRAPH.LEFT)
    heading = _style(paper, HEADING, face=HEI, size=THIRD, side=WD_ALIGN_PARAGRAPH.LEFT)
    set_paragraph(heading, WD_ALIGN_PARAGRAPH.LEFT, indented=True)
    attached = _style(paper, ATTACHMENT, face=FANGSONG, size=THIRD, side=WD_ALIGN_PARAGRAPH.LEFT)
    set_paragraph(attached, WD_ALIGN_PARAGRAPH.LEFT, indented=True)
    for role in (SIGNATURE, DATE):
        style = _style(paper, role, face=FANGSONG, size=THIRD, side=WD_ALIGN_PARAGRAPH.CENTER)
        style.paragraph_format.left_indent = LEFT_OF_SIGNATURE
        style.paragraph_format.keep_with_next = role == SIGNATURE
    paper.styles[SIGNATURE].paragraph_format.space_before = Pt(58)
    _style(paper, TABLE_HEAD, face=HEI, size=FOURTH, side=WD_ALIGN_PARAGRAPH.LEFT)
    _style(paper, TABLE_TEXT, face=SONG, size=FOURTH, side=WD_ALIGN_PARAGRAPH.LEFT)
    for name in (TABLE_HEAD, TABLE_TEXT):
        shape = paper.styles[name].paragraph_format
        shape.line_spacing = Pt(22)
        shape.space_before = shape.space_after = Pt(3)


def _style(
    paper: Paper, name: str, *, face: str, size: Length, side: WD_ALIGN_PARAGRAPH
) -> ParagraphStyle:
    style = style_of(paper, name, face=face, size=size)
    set_paragraph(style, side, indented=False)
    style.quick_style = True
    return style


def _underline(style: ParagraphStyle) -> None:
    """The red double line under the mark, thick above thin (武文线)."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "thickThinSmallGap"), ("sz", "24"), ("space", "4")):
        line.set(qn(f"w:{name}"), value)
    line.set(qn("w:color"), str(RED))
    borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _leave_first_page_unnumbered(paper: Paper) -> None:
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    section.top_margin = Mm(30)


def _add_line(paper: Paper, line: Line) -> None:
    style = "Normal" if line.role == BODY else line.role
    first, *rest = line.text.split("\n")
    paragraph = paper.add_paragraph(first, style=style)
    for text in rest:
        paragraph.add_run().add_break()
        paragraph.add_run(text)


def _add_table(paper: Paper, piece: Rows) -> None:
    columns = max(len(row) for row in piece.rows)
    table = paper.add_table(rows=0, cols=columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = _widths(columns)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cells in piece.rows:
        _add_row(paper, table.add_row(), cells, widths=widths)
    paper.add_paragraph(style=TABLE_TEXT)


def _add_row(
    paper: Paper, row: _Row, cells: tuple[ScriptCell, ...], *, widths: tuple[float, ...]
) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if len(cells) > 1 and all(cell.heads for cell in cells):
        properties.append(OxmlElement("w:tblHeader"))
    if not cells[-1].text:
        row.height, row.height_rule = TO_WRITE_IN, WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for cell, words in zip(row.cells, cells, strict=False):
        cell.paragraphs[0].style = paper.styles[TABLE_HEAD if words.heads else TABLE_TEXT]
        cell.paragraphs[0].add_run(words.text)


def _widths(columns: int) -> tuple[float, ...]:
    """A form has a narrow first column, a list columns of one width."""
    if columns == 2:
        return (FORM_HEAD, TYPE_AREA - FORM_HEAD)
    return (TYPE_AREA / columns,) * columns
