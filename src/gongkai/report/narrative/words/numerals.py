"""Numbers as texts write them (数的写法): 1,234, 二十一, 3.5万, 1000余; what each is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gongkai.report.narrative.figure import Number

UNITS = "万元|亿元|元|件次|件|份|宗|起|条次|条|期|次|篇|场次|场|例"
"""Units in which reports count; with a Chinese numeral only these make a figure."""

OTHER_UNITS = (
    "项次|项|个(?!月|工作日|百分点|小时|季度|自然日|星期|方面)|人次|人(?!大|民|均|员|力|社)"
    "|家|户|册|名|幅|批次|批|部(?!门|分|委|队)|张|轮|集|本|处|则|余人"
)
"""Further units that stand behind Arabic figures."""

MOST_DIGITS = 15
"""Longer runs of digits are numbers of files or telephones, no counts."""

_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?: \d+)*(?:\.\d+)?"
_BEFORE = "将近|近|大约|约|超过|超|逾|不足|不到|至少|突破|达到?近"
_AFTER = "左右|以上|以下|以内|上下"
ARABIC = (
    rf"(?P<before>{_BEFORE})?(?<![A-Za-z\d.])(?P<digits>{_DIGITS})(?P<scale>[十百千]?[万亿]?)"
    rf"(?P<more>[余多几]?)(?P<later>[万亿]?)(?P<unit>{UNITS}|{OTHER_UNITS})?"
    rf"(?P<after>{_AFTER}|[余多](?!次))?"
)
CHINESE = (
    rf"(?P<before_zh>{_BEFORE})?(?<![零〇一二两三四五六七八九十百千万])"
    r"(?P<chinese>[零〇一二两三四五六七八九十百千万]{1,14})(?P<more_zh>[余多]?)"
    rf"(?P<later_zh>万?)(?P<unit_zh>{UNITS})(?!性)"
)
PERCENT = (
    r"(?P<before_pc>将近|近|大约|约|超过|超|逾|不足|不到)?(?<![A-Za-z\d.])"
    r"(?P<percent>\d+(?: \d+)*(?:\.\d+)?)(?:%|％)(?P<after_pc>左右|以上|以下|以内)?"
)

_SCALES = {"": 1, "十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit (数量). `about`: it is an approximation (余, 多, 近).

    `unit` is "" where none was printed; `words`: it was written in Chinese numerals.
    """

    value: Number
    unit: str = ""
    about: bool = False
    words: bool = False


def arabic(found: re.Match[str]) -> Quantity | None:
    """The quantity of a match of `ARABIC`; None where it is none.

    Too many digits are the number of a file; digits in columns, without a unit, are a table's.
    """
    digits = found["digits"].replace(",", "").replace(" ", "")
    is_row_of_table = " " in found["digits"] and not found["unit"]
    if len(digits) > MOST_DIGITS or is_row_of_table:
        return None
    factor = _SCALES[found["scale"][:1]] * _SCALES[found["scale"][1:]] * _SCALES[found["later"]]
    unit = found["unit"] or ""
    if unit == "元" and factor >= _SCALES["万"]:  # 20.3万元: the scale is part of the unit
        factor, unit = factor // 10_000, "万元"
    about = bool(found["before"] or found["more"] or found["after"])
    return Quantity(_whole(Decimal(digits) * factor), unit, about)


def chinese(found: re.Match[str]) -> Quantity | None:
    """The quantity of a match of `CHINESE`; None where the numerals make no number."""
    value = chinese_value(found["chinese"])
    if value is None:
        return None
    factor = 10_000 if found["later_zh"] else 1
    unit = found["unit_zh"]
    if unit == "亿元":
        factor, unit = factor * 10_000, "万元"
    return Quantity(value * factor, unit, bool(found["before_zh"] or found["more_zh"]), words=True)


def percent(found: re.Match[str]) -> Quantity | None:
    """The quantity of a match of `PERCENT`, its printed digits kept: 12.50 stays 12.50."""
    digits = found["percent"].replace(" ", "")
    if len(digits) > MOST_DIGITS:
        return None
    return Quantity(Decimal(digits), "%", bool(found["before_pc"] or found["after_pc"]))


def chinese_value(numerals: str) -> int | None:
    """What Chinese numerals are worth: 一百零五 is 105; None where they are no number.

    >>> [chinese_value(words) for words in ("三", "十二", "一百零五", "两千", "零", "二三")]
    [3, 12, 105, 2000, 0, None]
    """
    head, myriad, tail = numerals.rpartition("万")
    if not myriad:
        return _below_myriad(numerals)
    high, low = _below_myriad(head), _below_myriad(tail) if tail else 0
    return None if high is None or low is None else high * 10_000 + low


_BELOW_MYRIAD = re.compile(
    r"(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?[零〇]?"
    r"(?:([一二三四五六七八九]?)十)?([一二两三四五六七八九])?"
)


def _below_myriad(numerals: str) -> int | None:
    if numerals in ("零", "〇"):
        return 0
    found = _BELOW_MYRIAD.fullmatch(numerals)
    if found is None or not numerals.strip("零〇"):
        return None
    thousands, hundreds, tens, ones = found.groups()
    return (
        _NUMERALS.get(thousands or "", 0) * 1_000
        + _NUMERALS.get(hundreds or "", 0) * 100
        + (0 if tens is None else _NUMERALS.get(tens, 1) * 10)
        + _NUMERALS.get(ones or "", 0)
    )


def _whole(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value
