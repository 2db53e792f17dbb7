"""Reading the workbook of earlier cases (读取导入表): its lines, and what is wrong with cells."""

from __future__ import annotations

from gongkai.office.applications.importing.columns import COLUMNS, LARGEST, SHEET
from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.backoffice.workbooks.lines import Line, lines
from gongkai.office.backoffice.workbooks.opening import Limits, sheet_of

LIMITS = Limits(packed=10, unpacked=200, advice="请拆成几个文件分别导入")


def read(data: bytes) -> tuple[list[Line], list[Fault]]:
    """The rows that say anything, and what is wrong with single cells.

    Raises `Unreadable` for what is no workbook of this template.
    """
    return lines(sheet_of(data, SHEET, limits=LIMITS), COLUMNS, largest=LARGEST, what="案件")
