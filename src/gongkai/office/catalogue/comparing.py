"""What changed between two editions (动态完善): added, changed, dropped, as a pure function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SHOWN = {
    "duty": "法定项",
    "subject": "一级事项",
    "item": "二级事项",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "limit": "公开时限",
    "period_words": "更新周期",
    "responsible": "公开主体",
    "channel_words": "公开渠道和载体",
    "audience_words": "公开对象",
    "mode_words": "公开方式",
    "level_words": "公开层级",
}
"""The fields that are compared, with their headings; the place in the list is no change."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One field that reads otherwise now (改动)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that is in both editions and reads otherwise (调整的事项)."""

    row: Any
    turns: list[Turn]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one edition has that the one before had not (两版比较)."""

    added: list[Any]
    changed: list[Changed]
    dropped: list[Any]

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.changed or self.dropped)

    @property
    def words(self) -> str:
        """The comparison in a sentence."""
        counted = (("新增", self.added), ("调整", self.changed), ("删除", self.dropped))
        said = [f"{word} {len(rows)} 项" for word, rows in counted if rows]
        return "、".join(said) if said else "与上一版相同"


def texts(row: Any) -> dict[str, str]:
    """A row as its fields read (条目文字)."""
    plain = ("duty", "subject", "item", "content", "basis", "limit", "responsible")
    return {name: str(getattr(row, name)) for name in plain} | {
        "period_words": str(row.get_period_display()),
        "channel_words": "、".join(map(str, row.channel_names)),
        "audience_words": row.audience_words,
        "mode_words": str(row.get_mode_display()),
        "level_words": str(row.get_level_display()),
    }


def compared(before: Iterable[Any], after: Iterable[Any]) -> Comparison:
    """What changed from the rows of one edition to those of another, by their entries."""
    old = {row.entry_id: row for row in before}
    new = {row.entry_id: row for row in after}
    changed = [
        Changed(row, turns)
        for key, row in new.items()
        if key in old and (turns := _turns(texts(old[key]), texts(row)))
    ]
    return Comparison(
        added=[row for key, row in new.items() if key not in old],
        changed=changed,
        dropped=[row for key, row in old.items() if key not in new],
    )


def _turns(before: dict[str, str], after: dict[str, str]) -> list[Turn]:
    return [
        Turn(heading, before[name], after[name])
        for name, heading in SHOWN.items()
        if before[name] != after[name]
    ]
