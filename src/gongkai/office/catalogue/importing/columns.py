"""The columns of the workbook (目录工作簿的列): those of the standard form, and the two of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.office.catalogue.importing import cells
from gongkai.office.catalogue.kinds import Channel, Level, Mode, Period
from gongkai.office.catalogue.models import Row
from gongkai.statute import DUTIES

SHEET = "目录"
LARGEST = 2000
"""Rows that one catalogue may hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it takes from a row, how its cell is read back."""

    title: str
    written: Callable[[Row], str]
    read: Callable[[str], Mapping[str, Any]]
    required: bool = True
    longest: int = 1000
    words: Sequence[str] = ()
    note: str = ""

    @property
    def heading(self) -> str:
        """The heading, with a star where the cell must be filled in."""
        return f"{self.title}*" if self.required else self.title


def _field(title: str, name: str, longest: int, *, required: bool = True, note: str = "") -> Column:
    return Column(
        title,
        written=lambda row: str(getattr(row, name)),
        read=lambda text: {name: text},
        required=required,
        longest=longest,
        note=note,
    )


COLUMNS: tuple[Column, ...] = (
    Column(
        "事项编号",
        written=lambda row: row.entry.number,
        read=cells.serial,
        required=False,
        longest=5,
        note="原有事项保留编号，新增的不填；表中没有的编号视为删除",
    ),
    Column(
        "法定项",
        written=lambda row: row.duty,
        read=cells.duty,
        longest=4,
        words=tuple(DUTIES),
        note="《条例》第二十条第一至十五项填 2001 至 2015，第二十一条市县填 21C、乡镇填 21T",
    ),
    _field("一级事项", "subject", 60),
    _field("二级事项", "item", 100),
    _field("公开内容（要素）", "content", 1000),
    _field("公开依据", "basis", 1000),
    Column(
        "公开时限",
        written=lambda row: row.limit,
        read=cells.limit,
        longest=60,
        note="实时公开、及时公开，或者如：自信息形成或者变更之日起20个工作日内",
    ),
    Column(
        "更新周期",
        written=lambda row: str(row.get_period_display()),
        read=cells.chosen("period", Period),
        required=False,
        longest=10,
        words=tuple(map(str, Period.labels)),
        note="不填的按“随形成随公开”；长期公开的不能空白，有周期的到期应更新",
    ),
    _field("公开主体", "responsible", 200, note="机关全称或者简称，几个机关以顿号分开"),
    Column(
        "公开渠道和载体",
        written=lambda row: "、".join(str(Channel(one).label) for one in row.channels),
        read=cells.channels,
        note="以顿号分开，或者以 ■ 标出所选的；" + "、".join(map(str, Channel.labels)),
    ),
    _field("专用平台", "platform", 100, required=False, note="如：信用中国、公共资源交易平台"),
    Column(
        "公开对象",
        written=lambda row: row.audience_words,
        read=cells.audience,
        longest=110,
        note="全社会，或者如：特定群体：村民委员会",
    ),
    Column(
        "公开方式",
        written=lambda row: str(row.get_mode_display()),
        read=cells.chosen("mode", Mode),
        longest=6,
        words=tuple(map(str, Mode.labels)),
    ),
    Column(
        "公开层级",
        written=lambda row: str(row.get_level_display()),
        read=cells.level,
        longest=10,
        words=tuple(map(str, Level.labels)),
    ),
)
"""Every column in the order of the form (国办发〔2019〕54号)."""

BY_TITLE: Mapping[str, Column] = {column.title: column for column in COLUMNS}
DEFAULTS: Mapping[str, Any] = {"platform": "", "group": "", "period": Period.AS_FORMED}
"""What cells that were left empty mean."""
