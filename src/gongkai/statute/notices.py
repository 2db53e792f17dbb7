"""Notices that move holidays (放假调休通知), each read from one TOML file.

A notice either settles a year (`year = 2026`), or changes what others settled
(`amends = "国办发明电〔2019〕16号"`), or adds the holidays of one region (`region = "…"`).
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from gongkai.statute.errors import NoticeFault


@dataclass(frozen=True)
class Holiday:
    """One holiday of a notice: the days off and the make-up days worked for it (调休上班)."""

    name: str
    off: tuple[date, ...]
    work: tuple[date, ...] = ()


@dataclass(frozen=True)
class Notice:
    """One notice: number (文号), title, date of publication, source, and its holidays.

    Raises `NoticeFault` where one day stands twice, as off and as work or as off twice.
    """

    title: str
    holidays: tuple[Holiday, ...]
    number: str = ""
    published: date | None = None
    source: str = ""
    year: int | None = None
    amends: str = ""
    region: str = ""

    def __post_init__(self) -> None:
        """Refuse a notice that contradicts itself or settles nothing."""
        listed = Counter(day for holiday in self.holidays for day in (*holiday.off, *holiday.work))
        twice = sorted(day for day, times in listed.items() if times > 1)
        if twice:
            raise NoticeFault(
                f"《{self.title}》中{twice[0]}重复列出或既放假又上班，请核对通知原文后改正。",
                f"{self.title}: {twice[0]} stands twice, or both off and work. Check it.",
            )
        if not (self.year or self.amends or self.region):
            raise NoticeFault(
                f"《{self.title}》未写明所定年份（year）、所改通知（amends）或所属地区（region），"
                "请补上其中一项。",
                f"{self.title} names no year, no amended notice and no region. Add one.",
            )

    @property
    def cited(self) -> str:
        """The notice as a reason cites it: its number, or its title where none is known."""
        return self.number or f"《{self.title}》"


def notice_from(path: Path) -> Notice:
    """The notice in a TOML file. Raises `NoticeFault` with the file's name."""
    try:
        return _notice(tomllib.loads(path.read_text("utf-8")))
    except NoticeFault as fault:
        raise NoticeFault(f"{path.name}：{fault}", f"{path.name}: {fault.english}") from fault
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NoticeFault(
            f"放假通知文件“{path.name}”读不出来（{fault}），请对照 calendars 目录中的文件改正。",
            f"Cannot read the holiday notice {path.name} ({fault}). Follow the files in calendars.",
        ) from fault


def _notice(table: Mapping[str, Any]) -> Notice:
    return Notice(
        title=_text(table["title"]),
        holidays=tuple(_holiday(entry) for entry in table["holiday"]),
        number=_text(table.get("number", "")),
        published=table.get("published"),
        source=_text(table.get("source", "")),
        year=table.get("year"),
        amends=_text(table.get("amends", "")),
        region=_text(table.get("region", "")),
    )


def _holiday(entry: Mapping[str, Any]) -> Holiday:
    first, last = _day(entry["first"]), _day(entry.get("last", entry["first"]))
    if last < first:
        raise ValueError(f"{entry['name']}: {first} > {last}")
    off = tuple(first + timedelta(days=step) for step in range((last - first).days + 1))
    return Holiday(_text(entry["name"]), off, tuple(_day(day) for day in entry.get("work", ())))


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"{value!r} 不是日期")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} 不是文字")
    return value
