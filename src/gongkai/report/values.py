"""One value of a report's JSON, read with care (单元格的值): what is a number, and what is not."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from gongkai.report.model import FEES, NotAReport, Value

LARGEST = 10**15
"""No count and no sum of money in a report reaches this; it keeps a hostile file small."""

FINEST = 12
"""Decimal places at most in an amount of money; more is no amount."""

DEEPEST = 4
"""Levels at most under `proactive.extra`."""

_DIGITS = re.compile(r"[0-9]{1,15}")
_PRINTED_AT_MOST = 60


def json_value(value: Value) -> int | str | None:
    """A cell as JSON writes it: an integer, a decimal in a string, or null.

    >>> json_value(Decimal("7730.280")), json_value(16), json_value(None)
    ('7730.280', 16, None)
    """
    return format(value, "f") if isinstance(value, Decimal) else value


def value_of(raw: object, path: str) -> tuple[Value, str | None]:
    """What a cell of JSON holds: its value, or None and the words that stand there.

    >>> value_of(16, "applications.received.total")
    (16, None)
    >>> value_of("/", "applications.received.total")
    (None, '/')
    """
    if raw is None:
        return None, None
    if type(raw) is int and path != FEES and -LARGEST < raw < LARGEST:
        return raw, None  # nearly every cell
    number = amount(raw, path) if path == FEES else whole(raw, path)
    return (number, None) if number is not None else (None, _words(raw))


def _words(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return str(raw)[:_PRINTED_AT_MOST] if isinstance(raw, str | int | float | Decimal) else "…"


def whole(raw: object, path: str) -> int | None:
    """A whole number, or None where `raw` is none; `NotAReport` where none could be so large."""
    if isinstance(raw, str) and _DIGITS.fullmatch(raw):
        return int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    _require_sane(raw, path)
    return int(raw) if raw == int(raw) else None


def amount(raw: object, path: str) -> Decimal | None:
    """An amount of money, exact, or None where `raw` is none (金额)."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        return None
    try:
        number = Decimal(raw if isinstance(raw, str) else str(raw))
    except (InvalidOperation, ValueError):
        return None
    if not number.is_finite() or number.adjusted() >= FINEST + 3 or _places(number) > FINEST:
        _require_sane(raw, path)
        return None
    return number


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _require_sane(raw: object, path: str) -> None:
    if isinstance(raw, str):
        return
    assert isinstance(raw, int | float | Decimal)
    if not math.isfinite(raw) or not -LARGEST < raw < LARGEST:
        raise NotAReport(f"{path}的数字超出年度报告可能的范围；请核对文件")


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON (不是数字)."""
    raise NotAReport(f"JSON中有{name}，不是数字，不是年度报告数据；请改正后重试")


def plain(value: Mapping[str, Any], path: str) -> dict[str, Any]:
    """A small tree of plain JSON values: table 2 of the 2019 form (2019年格式表二)."""
    return {str(key): _plain(item, f"{path}.{key}", DEEPEST) for key, item in value.items()}


def _plain(value: Any, path: str, levels: int) -> Any:
    if not levels:
        raise NotAReport(f"{path[:80]}嵌套过深，不是年度报告数据；请核对文件")
    if isinstance(value, Mapping):
        return {str(key): _plain(item, f"{path}.{key}", levels - 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, path, levels - 1) for item in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        _require_sane(value, path)
    return format(value, "f") if isinstance(value, Decimal) else value
