"""The columns of the workbook of earlier cases (导入模板的列), in their order."""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.applications.kinds import Category, Channel, Delivery, Form, IdKind
from gongkai.office.backoffice.workbooks.columns import Column, Holds, chosen, day
from gongkai.statute import OUTCOMES
from gongkai.statute.deadlines.handling import EXTENSION

SHEET = "案件"
LARGEST = 10_000
"""Cases that one workbook may hold."""

OUTCOME_WORDS = MappingProxyType({leaf.label: leaf.code for leaf in OUTCOMES.values()})
"""The 21 outcomes by the labels of table 3."""

COLUMNS: tuple[Column, ...] = (
    Column(
        "register_number",
        "登记号",
        required=True,
        longest=60,
        note="照原登记簿填写，末尾依次是四位年份和序号，如 示政办公开申〔2025〕17号、2025-017",
    ),
    chosen("channel", "申请渠道", Channel, required=True),
    chosen("category", "申请人类别", Category, required=True),
    Column("name", "申请人姓名或者名称", required=True, longest=100, note="导入后加密保存"),
    chosen("id_kind", "证件类型", IdKind),
    Column("id_number", "证件号码", longest=40, note="设为文本格式，以免末几位变成 0；导入后加密"),
    Column("phone", "联系电话", longest=20, note="导入后加密保存"),
    Column("address", "通信地址", note="导入后加密保存"),
    Column("title", "所需信息的名称", required=True),
    Column("description", "所需信息的特征描述", longest=5000),
    chosen("form", "获取信息的形式", Form),
    chosen("delivery", "获取信息的方式", Delivery),
    day("arrived", "到达日期", required=True),
    day("received", "收到申请之日", note="尚未与申请人确认的不填，期限尚不起算"),
    Column(
        "extended_by", "延长工作日", Holds.NUMBER, note=f"1 至 {EXTENSION.days}，没有延期的不填"
    ),
    day("extended", "批准延期日期"),
    Column(
        "outcome", "办理结果", Holds.WORD, words=OUTCOME_WORDS, note="年报表三的名称；在办的不填"
    ),
    day("concluded", "作出决定日期"),
    Column("letter_number", "答复文号", longest=80),
    day("served", "送达日期"),
)
"""Every column in its order; the heading in the workbook is its title."""
