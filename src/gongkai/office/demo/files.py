"""Attachments of the demonstration (示范附件): small files, the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document as Word
from openpyxl import Workbook

from gongkai.office.backoffice.workbooks.serving import TYPES
from gongkai.office.disclosure.actions.registering import File
from gongkai.report.writing.packing import packed


def document_file(title: str, *, lines: Sequence[str]) -> File:
    """A text as a Word file."""
    word = Word()
    word.add_heading(title, level=1)
    for line in lines:
        word.add_paragraph(line)
    out = BytesIO()
    word.save(out)
    return File(title, f"{title}.docx", packed(out.getvalue()), TYPES["docx"])


def workbook_file(title: str, *, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> File:
    """A table as a workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (columns, *rows):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return File(title, f"{title}.xlsx", packed(out.getvalue()), TYPES["xlsx"])
