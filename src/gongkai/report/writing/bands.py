"""Table 2 as bands of Article 20 (主动公开表的分段): the 2021 form, the 2019 form, and strays.

The 2019 form has other rows, kept in `AnnualReport.extra` under `row/column`
(`规章/本年新制作数量`). What stands in `extra` and in no row of the form gets a band of its own,
so that nothing a report holds is left out of what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from gongkai.report.form import PROACTIVE, Block
from gongkai.report.model import AnnualReport

EXTRA = "proactive.extra."
"""Where the figures of `AnnualReport.extra` stand in the report's data."""

ITEM = "信息内容"
STRAYS = "原表中的其他项目"
STRAY_COLUMN = "数量"


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a band (信息内容): its label and the path of each of its figures."""

    label: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows under one item of Article 20 (第二十条第×项) that share their column heads."""

    heading: str
    columns: tuple[str, ...]
    items: tuple[Item, ...]
    item: str = ITEM


_COUNTS = ("上一年项目数量", "本年增/减", "处理决定数量")

_OLDER = (
    (
        "第二十条第（一）项",
        ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        ("规章", "规范性文件"),
    ),
    ("第二十条第（五）项", _COUNTS, ("行政许可", "其他对外管理服务事项")),
    ("第二十条第（六）项", _COUNTS, ("行政处罚", "行政强制")),
    ("第二十条第（八）项", _COUNTS[:2], ("行政事业性收费",)),
    ("第二十条第（九）项", ("采购项目数量", "采购总金额"), ("政府集中采购",)),
)
"""Table 2 of 国办公开办函〔2019〕60号: item of Article 20, column heads, rows."""

BANDS_2019 = tuple(
    Band(
        heading,
        columns,
        tuple(
            Item(label, tuple(f"{EXTRA}{label}/{column}" for column in columns)) for label in labels
        ),
    )
    for heading, columns, labels in _OLDER
)
PATHS_2019 = frozenset(path for band in BANDS_2019 for item in band.items for path in item.paths)


def _shape(block: Block) -> tuple[str, tuple[str, ...]]:
    return block.headings[0], tuple(line.label for line in block.lines)


BANDS_2021 = tuple(
    Band(
        heading,
        columns,
        tuple(
            Item(
                block.headings[1],
                tuple(f"proactive.{block.key}.{line.key}" for line in block.lines),
            )
            for block in blocks
        ),
    )
    for (heading, columns), blocks in groupby(PROACTIVE, _shape)
)


def entries(extra: Mapping[str, Any], *, under: str = "") -> dict[str, Any]:
    """What `extra` holds as one flat mapping; nested names are joined by a slash.

    >>> entries({"规章": {"本年新制作数量": 2}, "备注": "无"})
    {'规章/本年新制作数量': 2, '备注': '无'}
    """
    flat: dict[str, Any] = {}
    for key, value in extra.items():
        if isinstance(value, Mapping):
            flat |= entries(value, under=f"{under}{key}/")
        else:
            flat[f"{under}{key}"] = value
    return flat


def bands(report: AnnualReport) -> tuple[Band, ...]:
    """The bands that a report's table 2 has: its edition's, and whatever else it holds."""
    return tuple(_bands(report))


def _bands(report: AnnualReport) -> Iterator[Band]:
    if report.edition == "2019":
        yield from BANDS_2019
        yield from (band for band in BANDS_2021 if _filled(report, band))
    else:
        yield from BANDS_2021
    strays = tuple(key for key in entries(report.extra) if not _is_drawn(report, EXTRA + key))
    if strays:
        items = tuple(Item(key, (EXTRA + key,)) for key in strays)
        yield Band(STRAYS, (STRAY_COLUMN,), items)


def _is_drawn(report: AnnualReport, path: str) -> bool:
    return report.edition == "2019" and path in PATHS_2019


def _filled(report: AnnualReport, band: Band) -> bool:
    return any(report[path] is not None for item in band.items for path in item.paths)
