"""A list of cases as a file (导出清单): CSV or XLSX, names masked, no cell that computes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from gongkai.office.applications.models import Application
from gongkai.office.backoffice.workbooks.writing import csv_file, safe, saved
from gongkai.report.writing.layout import clean
from gongkai.statute import OUTCOMES

MOST = 2000
"""Cases that one file holds."""


def _outcome(case: Application) -> str:
    return OUTCOMES[case.outcome].label if case.outcome else ""


COLUMNS: MappingProxyType[str, Callable[[Application], Any]] = MappingProxyType(
    {
        "登记号": lambda case: case.register_number,
        "受理机关": lambda case: case.organ.name,
        "所需信息的名称": lambda case: case.title,
        "申请人": lambda case: case.masked_name,
        "申请人类别": lambda case: case.get_category_display(),
        "申请渠道": lambda case: case.get_channel_display(),
        "到达日期": lambda case: case.arrived,
        "收到申请之日": lambda case: case.received,
        "答复期限": lambda case: case.due,
        "办理状态": lambda case: case.get_state_display(),
        "经办人": lambda case: case.handler or "",
        "办理结果": _outcome,
        "作出决定日期": lambda case: case.concluded,
        "答复文号": lambda case: case.letter_number,
        "送达日期": lambda case: case.served,
    }
)
"""The columns, each with what it takes from a case; the applicant's name is masked."""


def _cells(case: Application) -> list[str]:
    return [safe(clean(str(value(case) or ""))) for value in COLUMNS.values()]


def as_csv(cases: Iterable[Application]) -> bytes:
    """The list as CSV in UTF-8 with its mark, as spreadsheets open it."""
    return csv_file(COLUMNS, map(_cells, cases))


def as_xlsx(cases: Iterable[Application]) -> bytes:
    """The list as a workbook: every cell is text, so that none computes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("申请清单")
    sheet.freeze_panes = "A2"
    for at in range(1, len(COLUMNS) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 18
    for row in (list(COLUMNS), *map(_cells, cases)):
        sheet.append([_text(sheet, text) for text in row])
    return saved(book)


def _text(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


WRITERS = MappingProxyType({"xlsx": as_xlsx, "csv": as_csv})
"""What writes each kind of file, by its ending."""
