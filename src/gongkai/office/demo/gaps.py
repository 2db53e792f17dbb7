"""Texts with gaps (示范文本): data files read, gaps filled the same way every time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from html import escape
from importlib import resources
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from gongkai.statute import official_calendar

SEED = "示范县"
ZONE = ZoneInfo("Asia/Shanghai")
BLANK = re.compile(r"(?<=[\u3001-\u9fff）]) (?=[0-9])|(?<=[0-9]) (?=[\u3001-\u9fff（])")
QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@cache
def data(name: str) -> Mapping[str, Any]:
    """A data file of this room."""
    source = resources.files("gongkai.office.demo") / "data" / f"{name}.toml"
    return tomllib.loads(tight(source.read_text("utf-8")))


def tight(text: str) -> str:
    """A text without the blanks between characters and figures, as official documents are set.

    >>> tight("工期 20 天")
    '工期20天'
    """
    return BLANK.sub("", text)


def dice(purpose: str) -> Random:
    """A source of chance of its own for each purpose, so that one more text moves no other."""
    return Random(f"{SEED}/{purpose}")


def working_days(year: int, months: Sequence[int] = ()) -> list[date]:
    """The working days of a year, or of some of its months."""
    calendar = official_calendar()
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return [d for d in days if calendar.is_working(d) and (not months or d.month in months)]


def at(day: date, chance: Random) -> datetime:
    """A minute of office hours on a day, in the office's time."""
    minute = chance.choice((*range(8 * 60 + 30, 12 * 60), *range(13 * 60 + 30, 17 * 60 + 30)))
    return datetime.combine(day, time(minute // 60, minute % 60, chance.randrange(60)), ZONE)


class Drawn:
    """A number for a gap: `{n1:20-90}` draws it, `{n1}` says it again."""

    def __init__(self, chance: Random, *, decimals: int) -> None:
        self.chance = chance
        self.decimals = decimals
        self.text = ""

    def __format__(self, span: str) -> str:
        if not self.text:
            low, high = map(int, span.split("-"))
            scale = 10**self.decimals
            drawn = self.chance.randint(low * scale, high * scale)
            self.text = str(drawn) if scale == 1 else f"{drawn / scale:.{self.decimals}f}"
        return self.text


class Gaps(dict[str, Any]):
    """What stands in the gaps of one text; the same name is the same word (填空)."""

    def __init__(self, chance: Random, on: date) -> None:
        later = [
            on + timedelta(days=days) for days in (chance.randint(2, 6), chance.randint(9, 25))
        ]
        super().__init__(
            year=on.year,
            last_year=on.year - 1,
            month=on.month,
            week=on.timetuple().tm_yday // 7 + 1,
            quarter=QUARTERS[(on.month - 1) // 3],
            date=spoken(on),
            day=spoken(later[0]),
            later=spoken(later[1]),
        )
        self.chance = chance

    def __missing__(self, name: str) -> Any:
        stem = name.rstrip("0123456789")
        if stem in {"n", "m"}:
            self[name] = Drawn(self.chance, decimals=2 if stem == "m" else 0)
        elif stem == "village":
            self[name] = self.chance.choice(data("county")["villages"][self["township"]])
        else:
            taken = {word for known, word in self.items() if known.startswith(stem)}
            choices = [word for word in data("county")["words"][stem] if word not in taken]
            self[name] = self.chance.choice(choices)
        return self[name]

    def fill(self, text: str) -> str:
        """A text with its gaps filled."""
        return tight(text.format_map(self))


def spoken(day: date) -> str:
    """A day of this year as a text says it.

    >>> spoken(date(2022, 3, 5))
    '3月5日'
    """
    return f"{day.month}月{day.day}日"


def in_full(day: date) -> str:
    """A day with its year.

    >>> in_full(date(2022, 3, 5))
    '2022年3月5日'
    """
    return f"{day.year}年{spoken(day)}"


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as paragraphs of a body."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of a body, its headers scoped."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def short(text: str, *, length: int = 90) -> str:
    """A text cut to a summary."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
