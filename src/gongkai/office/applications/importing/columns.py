"""The columns of the workbook (导入模板的列): what each is called, holds, and may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from gongkai.office.applications.kinds import Category, Channel, Delivery, Form, IdKind
from gongkai.statute import OUTCOMES
from gongkai.statute.deadlines.handling import EXTENSION

SHEET = "案件"
LARGEST = 10_000
"""Cases that one workbook may hold."""


class Holds(Enum):
    """What a cell holds (单元格内容)."""

    TEXT = "文字"
    WORD = "从“可填的词”中选"
    DAY = "日期，如 2026-03-02"
    NUMBER = "整数"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its heading, what it holds; `words` are those that it may say."""

    key: str
    title: str
    holds: Holds = Holds.TEXT
    required: bool = False
    longest: int = 200
    words: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def heading(self) -> str:
        """The heading of the column, with a star where it must be filled in."""
        return f"{self.title}*" if self.required else self.title


def _words(choices: type) -> Mapping[str, str]:
    return MappingProxyType({label: value for value, label in choices.choices})


def _chosen(key: str, title: str, choices: type, *, required: bool = False) -> Column:
    return Column(key, title, Holds.WORD, required=required, words=_words(choices))


def _day(key: str, title: str, *, required: bool = False, note: str = "") -> Column:
    return Column(key, title, Holds.DAY, required=required, note=note)


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
    _chosen("channel", "申请渠道", Channel, required=True),
    _chosen("category", "申请人类别", Category, required=True),
    Column("name", "申请人姓名或者名称", required=True, longest=100, note="导入后加密保存"),
    _chosen("id_kind", "证件类型", IdKind),
    Column("id_number", "证件号码", longest=40, note="设为文本格式，以免末几位变成 0；导入后加密"),
    Column("phone", "联系电话", longest=20, note="导入后加密保存"),
    Column("address", "通信地址", note="导入后加密保存"),
    Column("title", "所需信息的名称", required=True),
    Column("description", "所需信息的特征描述", longest=5000),
    _chosen("form", "获取信息的形式", Form),
    _chosen("delivery", "获取信息的方式", Delivery),
    _day("arrived", "到达日期", required=True),
    _day("received", "收到申请之日", note="尚未与申请人确认的不填，期限尚不起算"),
    Column(
        "extended_by", "延长工作日", Holds.NUMBER, note=f"1 至 {EXTENSION.days}，没有延期的不填"
    ),
    _day("extended", "批准延期日期"),
    Column(
        "outcome", "办理结果", Holds.WORD, words=OUTCOME_WORDS, note="年报表三的名称；在办的不填"
    ),
    _day("concluded", "作出决定日期"),
    Column("letter_number", "答复文号", longest=80),
    _day("served", "送达日期"),
)
"""Every column in its order; the heading in the workbook is its title."""
