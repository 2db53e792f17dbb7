"""What stands in a cell, as a figure (单元格数值): a number, a blank, or something to tell of.

`22（其中修订16件）` is 22 with a note; `/` and `—` are no number; `251000元` in a cell of 万元 is
in the wrong unit, which is told and never converted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.report.model import Value
from gongkai.report.reading.limits import MAX_DIGITS

COUNT_UNITS = "件次|人次|件|条|项|次|人|宗|起|份|个"
FEE_UNITS = "万元"

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_MINUS = str.maketrans({"−": "-", "﹣": "-", "－": "-"})
_LOOSE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_GROUPED_SPACE = re.compile(r"\s+")
_MARK = re.compile(r"[-‐‑–—―─━_/\\*×.。]+|无|空|零|〇|○|[oO]")
_NUMBER = r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
_COUNT = re.compile(rf"{_NUMBER}(?:{COUNT_UNITS})?(?P<note>\(.*\))?", re.DOTALL)
_FEE = re.compile(rf"{_NUMBER}(?:{FEE_UNITS})?(?P<note>\(.*\))?", re.DOTALL)
_VALUE_LIKE = re.compile(
    rf"{_NUMBER}(?:万元|亿元|元|%|{COUNT_UNITS})?(?:\(.*\))?|[-\d,.\s+]+", re.DOTALL
)
UNSURE = "?"
"""Stands behind a figure that could not be read with certainty (存疑数字)."""

LONGEST = 60
"""A cell of more characters is words, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's value and what was printed (数值与原文).

    `printed` is "" where the cell is blank or a plain number. `doubt` is a sentence where the
    words cannot be trusted to mean the value.
    """

    value: Value = None
    printed: str = ""
    doubt: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands in the cell (空白)."""
        return self.value is None and not self.printed


BLANK = Figure()


def plain_text(text: str) -> str:
    """A cell's text in ordinary characters: NFKC, no invisible ones, single spaces."""
    return _plain_cell(text) if len(text) <= LONGEST else _plain(text)


@lru_cache(maxsize=4096)
def _plain_cell(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).translate(_MINUS)
    return " ".join(flat.split())


def is_value_like(text: str) -> bool:
    """Whether a text belongs in a value cell: a number, with unit or note, or a dash.

    >>> [is_value_like(words) for words in ("1,234", "22（其中修订16件）", "—", "3.其他")]
    [True, True, True, False]
    """
    flat = plain_text(text)
    return len(flat) <= LONGEST and _is_value(flat)


@lru_cache(maxsize=4096)
def _is_value(flat: str) -> bool:
    if not flat:
        return False
    if UNSURE in flat:
        flat = flat.replace(UNSURE, "").strip() or "0"
    return bool(_MARK.fullmatch(flat) or _VALUE_LIKE.fullmatch(_LOOSE_SPACE.sub("", flat)))


def figure(text: str, *, fees: bool = False) -> Figure:
    """What a value cell holds; `fees` reads 万元 with decimals.

    >>> figure("１，２３４").value, figure("／"), figure("").is_blank
    (1234, Figure(value=None, printed='/', doubt=''), True)
    """
    flat = plain_text(text)
    return _cell_figure(flat, fees) if len(flat) <= LONGEST else _figure(flat, fees)


@lru_cache(maxsize=4096)
def _cell_figure(flat: str, fees: bool) -> Figure:
    return _figure(flat, fees)


def _figure(flat: str, fees: bool) -> Figure:
    if not flat:
        return BLANK
    if _MARK.fullmatch(flat):
        return Figure(printed=flat)
    if flat.endswith(UNSURE):
        return Figure(printed=flat, doubt=f"单元格内容为“{_short(flat)}”，看不清楚，未取值")
    tight = _tight(flat)
    found = (_FEE if fees else _COUNT).fullmatch(tight) if tight else None
    if found is None:
        return Figure(printed=flat, doubt=f"单元格内容为“{_short(flat)}”，不是单纯的数字，未取值")
    return _figure_of(found, flat, fees=fees)


def _tight(flat: str) -> str:
    """The text without spaces; "" where a space stands between digits and proves nothing."""
    tight = _LOOSE_SPACE.sub("", flat)
    if not re.search(r"\d\s+\d", tight):
        return tight
    joined = _GROUPED_SPACE.sub("", tight)
    return joined if re.fullmatch(r"\d{1,3}(?:,\d{3})+", joined) else ""


def _figure_of(found: re.Match[str], flat: str, *, fees: bool) -> Figure:
    whole = found["whole"].replace(",", "")
    doubt = _doubt(whole, found["part"], fees=fees)
    if doubt:
        return Figure(printed=flat, doubt=f"单元格内容为“{_short(flat)}”，{doubt}，未取值")
    number = found["sign"] + whole
    value: Value = Decimal(number + (found["part"] or "")) if fees else int(number)
    is_plain = found.end("part" if found["part"] else "whole") == found.end()
    return Figure(value, "" if is_plain and found["sign"] != "+" else flat)


def _doubt(whole: str, part: str | None, *, fees: bool) -> str:
    if len(whole) + len(part or "") > MAX_DIGITS + 6 or len(whole) > MAX_DIGITS:
        return "位数过多"
    if whole[0] == "0" and len(whole) > 1:
        return "数字以0开头，可能是几个数字连在一起"
    if part and not fees:
        return "应为整数"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
