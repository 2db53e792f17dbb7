"""The report as a Word document (文档): GB/T 9704 measures, the form's own merged cells."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from lxml.etree import _Element

from gongkai.report.model import AnnualReport
from gongkai.report.writing.docx.page import set_page
from gongkai.report.writing.docx.styles import dress
from gongkai.report.writing.docx.tables import grid
from gongkai.report.writing.layout import Part, Table, clean, is_subheading, parts, title
from gongkai.report.writing.packing import packed

LEVELS = ("Heading 1", "Heading 2")


def document(report: AnnualReport) -> bytes:
    """The document; the same report gives the same bytes."""
    paper = Document()
    dress(paper)
    set_page(paper)
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
