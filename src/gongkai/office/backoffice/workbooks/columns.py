"""The columns of a workbook to fill in (模板的列): what each is called, holds, and may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


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


def words_of(choices: type) -> Mapping[str, str]:
    """The words of some choices, each with what it stands for."""
    return MappingProxyType({label: value for value, label in choices.choices})


def chosen(key: str, title: str, choices: type, *, required: bool = False) -> Column:
    """A column of words that are some choices."""
    return Column(key, title, Holds.WORD, required=required, words=words_of(choices))


def day(key: str, title: str, *, required: bool = False, note: str = "") -> Column:
    """A column of days."""
    return Column(key, title, Holds.DAY, required=required, note=note)
