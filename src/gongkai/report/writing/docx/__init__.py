"""The report as a Word document (文档): GB/T 9704 measures, the form's own merged cells."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from gongkai.report.model import AnnualReport
from gongkai.report.writing.docx.styles import PAGE_NUMBER, dress
from gongkai.report.writing.docx.tables import grid
from gongkai.report.writing.layout import Part, Table, clean, is_subheading, parts, title
from gongkai.report.writing.packing import packed

PAGE = (Mm(210), Mm(297))
TOP, RIGHT, BOTTOM, LEFT = Mm(37), Mm(26), Mm(35), Mm(28)
"""The margins of GB/T 9704-2012: a type area of 156 × 225 mm."""

FOOTER = Mm(25)
"""From the page's edge to the page number, whose dashes stand 7 mm under the type area."""

LEVELS = ("Heading 1", "Heading 2")


def document(report: AnnualReport) -> bytes:
    """The document; the same report gives the same bytes."""
    paper = Document()
    dress(paper)
    _set_page(paper)
    _describe(paper, report)
    paper.add_paragraph(title(report), style="Title")
    for part in parts(report):
        _add_part(paper, part)
    out = BytesIO()
    paper.save(out)
    return packed(out.getvalue())


def _describe(paper: Paper, report: AnnualReport) -> None:
    properties = paper.core_properties
    properties.title = title(report)[:255]
    properties.author = clean(report.organ)[:255]
    properties.language = "zh-CN"
    properties.comments = ""


def _set_page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = PAGE
    section.top_margin, section.right_margin = TOP, RIGHT
    section.bottom_margin, section.left_margin = BOTTOM, LEFT
    section.footer_distance = FOOTER
    paper.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — in 四号, one character in from the outer edge (页码)."""
    line = footer.paragraphs[0]
    line.style = PAGE_NUMBER
    line.alignment = side
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Pt(14)
    line.add_run("— ")
    _add_field(line, "PAGE")
    line.add_run(" —")


def _add_field(line: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)


def _add_part(paper: Paper, part: Part) -> None:
    paper.add_paragraph(part.heading, style=LEVELS[0])
    for text in part.paragraphs:
        paper.add_paragraph(text, style=LEVELS[1] if is_subheading(text) else "Normal")
    if part.table:
        _add_table(paper, part.table)


def _add_table(paper: Paper, table: Table) -> None:
    """The table where the text has come to, and a thin line that parts it from what follows."""
    body: _Element = paper.element.body
    body.insert(len(body) - 1, grid(table))
    after = paper.add_paragraph()
    after.paragraph_format.line_spacing = Pt(10)
