"""The template to fill in with earlier cases (导入模板)."""

from __future__ import annotations

from gongkai.office.applications.importing.columns import COLUMNS, LARGEST, SHEET
from gongkai.office.backoffice.workbooks.template import blank


def template() -> bytes:
    """An empty workbook: a sheet to fill in, and one with the words that it may say."""
    return blank(SHEET, COLUMNS, largest=LARGEST)
