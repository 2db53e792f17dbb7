"""A figure that a text states (文字中的数字), and the lists in which figures stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """What a text says of the year before (与上年比较): by how many, by how many percent.

    `percent` keeps the digits that were printed; `base` is last year's figure where the text
    names it (`比上年（31件）下降29%`). All are signed; None where nothing is said.
    """

    by: Number | None = None
    percent: Decimal | None = None
    base: Number | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the text compares at all."""
        return self.by is not None or self.percent is not None


NO_CHANGE = Change()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text, what it counts and where it stands (数字、口径、位置).

    `of` is a path of the form, paths joined by `+`, or a path through a group (`refused`,
    `unavailable`, `declined`, `closed`, `organisations`, `litigation`); None where the form has
    no such cell, then `label` holds the words. `start` and `end` are offsets into the text.

    `sure`: the words name the cell itself. `near`: a cell that the words may mean, though they
    name it otherwise. `about`: 余, 多, 近, never compared. `share_of`: the words before a share.
    `scope`: the sentence so far, which tells whose figure it is. `number_first`: its words stand
    behind it. `is_implied`: no digit states it (未收到, 均为自然人).
    `bare`: where a comparison without a unit stands.
    """

    of: str | None
    value: Number
    unit: str
    start: int
    end: int
    text: str = "text"
    label: str = ""
    share: Decimal | None = None
    share_of: str = ""
    change: Change = NO_CHANGE
    about: bool = False
    sure: bool = False
    near: str = ""
    scope: str = ""
    number_first: bool = False
    is_implied: bool = False
    bare: tuple[int, int] | None = None

    @property
    def where(self) -> str:
        """The place as findings write it: `sections.overview[412:430]`."""
        return f"{self.text}[{self.start}:{self.end}]"

    def as_json(self) -> dict[str, Any]:
        """The figure as `gongkai report read` lists it; optional keys only where they speak."""
        row: dict[str, Any] = {
            "of": self.of,
            "value": json_number(self.value, self.of),
            "unit": self.unit,
            "share": None if self.share is None else json_number(self.share),
            "change": None if self.change.by is None else json_number(self.change.by),
            "where": self.where,
        }
        more: dict[str, Any] = {
            "label": self.label if self.of is None else "",
            "change_percent": self.change.percent and json_number(self.change.percent),
            "approximate": self.about,
        }
        return row | {key: value for key, value in more.items() if value}


def json_number(value: Number, of: str | None = None) -> int | float | str:
    """A number in JSON: whole numbers as integers, fees in 万元 as a string of digits."""
    if of is not None and of.endswith("fees_10k_yuan"):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return int(value) if value == int(value) else float(value)


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole and the parts that a sentence gives of it (总数与分项).

    `bracketed`: the parts stand in brackets behind the whole. `opened_by`: the word before the
    parts (其中, 含), "" where there is none.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    bracketed: bool = False
    opened_by: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """All that a text states in numbers (文字所述): its figures in order, and its lists.

    `unread_from` is where reading stopped because there were too many numbers, else None.
    """

    figures: tuple[Figure, ...] = ()
    listings: tuple[Listing, ...] = ()
    unread_from: int | None = None
