"""The page of a Word document (版面): A4 with the margins and page numbers of GB/T 9704-2012."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from gongkai.report.writing.docx.styles import PAGE_NUMBER

PAGE = (Mm(210), Mm(297))
TOP, RIGHT, BOTTOM, LEFT = Mm(37), Mm(26), Mm(35), Mm(28)
"""The margins of GB/T 9704-2012: a type area of 156 × 225 mm."""

FOOTER = Mm(25)
"""From the page's edge to the page number, whose dashes stand 7 mm under the type area."""


def set_page(paper: Paper) -> None:
    """Give a dressed document its measures and the numbers of its pages."""
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
