"""The classes of retention (保存期限类别): what, how long, from which day, on what basis.

A period is counted in whole years from the first of January after the day on which it starts, as
the periods of archives are; the figures that no rule fixes are settings (ADR 0182).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.conf import settings

ARCHIVING = "《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令第8号）第六条"
NECESSARY = "《个人信息保护法》第十九条"
DELETING = "《个人信息保护法》第四十七条第一款第（二）项"
DESTROYING = "《档案法》第三十一条"


@dataclass(frozen=True, slots=True)
class Term:
    """One class (保存期限类别): its name, the day from which it counts, its basis.

    How many years it is stands in the settings under its `code`.
    """

    code: str
    label: str
    since: str
    basis: str

    @property
    def years(self) -> int:
        """How many years the class is kept (保存年数)."""
        return int(settings.RETENTION_YEARS[self.code])

    def last_start(self, today: date) -> date:
        """The latest day of start whose period is over on a day (届满的最晚起算日)."""
        return date(today.year - self.years - 1, 12, 31)

    def until(self, start: date) -> date:
        """The last day of a period (保存期限届满日)."""
        return date(start.year + self.years, 12, 31)


_TERMS = (
    Term(
        "case",
        "依申请公开案卷",
        "归档之日；没有归档的，为送达或者作出决定之日",
        f"{ARCHIVING}（定期，10年）；{NECESSARY}",
    ),
    Term(
        "disputed",
        "经过复议、诉讼或者重新答复的案卷",
        "归档、最后一件复议诉讼审结、责令重新答复之日中最晚的一日",
        f"{ARCHIVING}（定期，30年）；{NECESSARY}",
    ),
    Term(
        "ended",
        "收到前撤回和登记错误作废的申请",
        "撤回、作废之日",
        f"{NECESSARY}（没有办理，不计入统计）",
    ),
    Term("petition", "公众来件（更正、建议、投诉举报）", "答复之日", f"{ARCHIVING}；{NECESSARY}"),
    Term("question", "咨询建言", "答复、不予受理之日", f"{ARCHIVING}；{NECESSARY}"),
    Term("remedy", "没有对应申请的复议诉讼案件", "审结之日", f"{ARCHIVING}（定期，30年）"),
)

TERMS = MappingProxyType({one.code: one for one in _TERMS})
"""Every class by its code."""


@dataclass(frozen=True, slots=True)
class ShortTerm:
    """What is no archive and goes by itself (短期保存): days, and from which day."""

    code: str
    label: str
    since: str

    @property
    def days(self) -> int:
        """How many days it is kept (保存天数)."""
        return int(settings.RETENTION_DAYS[self.code])


_SHORT = (
    ShortTerm("draft", "没有提交的申请草稿", "最近一次保存之日"),
    ShortTerm("sent", "已发出消息的收件地址", "发出之日"),
    ShortTerm("unsent", "没有发出的消息的收件地址", "生成之日"),
    ShortTerm("loose", "不属于任何案卷的涂除件原件", "登记之日"),
)

SHORT_TERMS = MappingProxyType({one.code: one for one in _SHORT})
"""Every short period by its code."""
