"""What an anonymisation would do to one matter (匿名预览): what goes, what stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.office.retention.fates import TOLD, Fate, Kept, Row
from gongkai.office.retention.fates.table import TABLE
from gongkai.office.retention.fates.values import unblanked

STAYS = (
    "登记号、年份、序号、登记和办理的各个日期",
    "申请渠道、申请人类别、获取信息的形式和方式",
    "办理结果和细分情形（年度报告表三、表四各年数字不变）",
    "文书的文号、日期、摘要，档号，依据的条款",
    "经办、审查、签发的工作人员，台账和它的哈希链",
)
"""What stays of every matter, in the words of the page."""


@dataclass(frozen=True, slots=True)
class Going:
    """What goes of one kind of record (将清除的内容): how many rows, how many files, what."""

    label: str
    count: int
    files: int
    what: tuple[str, ...]


def going(subject: str, subject_id: int) -> list[Going]:
    """What is to be blanked of a matter (将清除的内容), kind by kind; empty once it is done."""
    return [told for row in TABLE if (told := _going(row, subject, subject_id))]


def _going(row: Row, subject: str, subject_id: int) -> Going | None:
    rows = row.of(subject, subject_id)
    if rows is None:
        return None
    count = (rows if row.deleted else rows.filter(unblanked(row))).count()
    if not count:
        return None
    files = sum(rows.exclude(**{name: ""}).count() for name in row.having(Fate.REMOVED))
    label = str(row.model._meta.verbose_name)
    return Going(label, count, files, tuple(_told(row)) if not row.deleted else ("整条删除",))


def _told(row: Row) -> Iterator[str]:
    for name, fate in row.fields.items():
        if not isinstance(fate, Kept):
            yield f"{_label(row, name)}：{TOLD[fate]}"


def _label(row: Row, name: str) -> str:
    """A field as its screens call it; those that no screen shows have their names here."""
    told = str(row.model._meta.get_field(name).verbose_name)
    return UNSHOWN.get(name, told)


UNSHOWN = {
    "lookup": "证件号码的索引值",
    "query_code_hash": "查询码",
    "submission": "浏览器提交标识",
    "sealed": "密封的信息",
    "sealed_party": "密封的第三方名称",
    "sha256": "文件摘要",
}
"""Fields that no screen names."""
