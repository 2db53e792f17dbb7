"""Workbooks of earlier cases, filled in as an office fills them in."""

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from tests.office.applications.conftest import WANG

from gongkai.office.applications.importing.columns import COLUMNS, SHEET

ON = date(2026, 3, 20)
HEADS = [column.title for column in COLUMNS]


def row(number, **changed):
    """A case that was decided and served in 2025."""
    cells = {
        "登记号": number,
        "申请渠道": "当面提交",
        "申请人类别": "自然人",
        "申请人姓名或者名称": "王小满",
        "证件类型": "居民身份证",
        "证件号码": WANG.id_number,
        "所需信息的名称": "路灯采购合同",
        "到达日期": datetime(2025, 12, 1),  # noqa: DTZ001
        "办理结果": "予以公开",
        "作出决定日期": "2025-12-20",
        "送达日期": "2025/12/22",
    }
    return cells | changed


def undecided(number, **changed):
    return row(number, 办理结果=None, 作出决定日期=None, 送达日期=None, **changed)


def workbook(*rows, heads=HEADS, sheet=SHEET):
    book = Workbook()
    book.active.title = sheet
    book.active.append(heads)
    for one in rows:
        book.active.append([one.get(head) for head in heads])
    return saved(book)


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()
