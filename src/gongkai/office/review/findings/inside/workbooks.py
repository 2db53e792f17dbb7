"""Sheets that a workbook hides (隐藏的工作表), of the old format too."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from gongkai.office.review.findings.finding import Found, found


def hidden_sheets(data: bytes) -> Iterator[Found]:
    """The hidden sheets of a workbook by their names."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    hidden = (one for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible)
    yield from found("hidden_sheets", (one.name for one in hidden))
