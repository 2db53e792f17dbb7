"""A table as CSV and as Parquet (写数据文件), both in one pass over its rows.

The CSV is RFC 4180 in UTF-8 with its mark, as the spreadsheets of an office open it; a text that a
spreadsheet would compute has an apostrophe before it. The Parquet has types, and texts as they are.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from types import MappingProxyType
from typing import Any

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema
from arro3.io import write_parquet
from django.utils import timezone

from gongkai.office.backoffice.workbooks.writing import safe
from gongkai.office.portal.dumping.columns import DAY, INTEGER, MOMENT, TEXT, Column
from gongkai.office.portal.dumping.tables import Table

GROUP = 5_000
"""Rows of one group of a Parquet file, which its writer holds in memory."""

EPOCH = date(1970, 1, 1)

TYPES: Mapping[str, DataType] = MappingProxyType(
    {
        INTEGER: DataType.int64(),
        TEXT: DataType.utf8(),
        DAY: DataType.date32(),
        MOMENT: DataType.timestamp("ms", tz="UTC"),
    }
)


def write(table: Table, folder: Path) -> int:
    """Write both files of a table into a folder; how many rows it has (写数据表)."""
    counted = 0
    schema = Schema(
        [Field(one.name, TYPES[one.kind], nullable=one.kind in {DAY, MOMENT})
         for one in table.columns]
    )  # fmt: skip
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(one.name for one in table.columns)

        def batches() -> Iterator[RecordBatch]:
            nonlocal counted
            for rows in table.batches:
                values = [[one.of(row) for row in rows] for one in table.columns]
                texts = [_texts(one, kept) for one, kept in zip(table.columns, values, strict=True)]
                lines.writerows(zip(*texts, strict=True))
                arrays = map(_array, table.columns, values)
                yield RecordBatch.from_arrays(list(arrays), schema=schema)
                counted += len(rows)

        source = _Relay(batches())
        source.told(
            lambda: write_parquet(
                RecordBatchReader.from_batches(schema, source),
                folder / f"{table.name}.parquet",
                compression="zstd(3)",
                max_row_group_size=GROUP,
            )
        )
    return counted


class _Relay:
    """An iterator that keeps its own fault: the writer of Parquet makes each a nameless one."""

    def __init__(self, batches: Iterator[RecordBatch]):
        self._batches = batches
        self._fault: BaseException | None = None

    def __iter__(self) -> _Relay:
        return self

    def __next__(self) -> RecordBatch:
        try:
            return next(self._batches)
        except StopIteration:
            raise
        except BaseException as fault:
            self._fault = fault
            raise

    def told(self, work: Callable[[], None]) -> None:
        """Do the work that draws on this; raise what went wrong here, not what became of it."""
        try:
            work()
        except Exception as fault:
            raise self._fault or fault from None


def _texts(column: Column, values: Iterable[Any]) -> list[str]:
    """A column as the CSV says it."""
    if column.kind == TEXT:
        return [safe(value) for value in values]
    if column.kind == MOMENT:
        zone = timezone.get_current_timezone()
        return [_moment(value, zone) for value in values]
    return ["" if value is None else str(value) for value in values]


def _moment(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at else ""


def _array(column: Column, values: Sequence[Any]) -> Array:
    """A column as Parquet keeps it; days and moments are counted from 1970 on."""
    if column.kind == DAY:
        days = [None if day is None else (day - EPOCH).days for day in values]
        return Array(days, DataType.int32()).cast(TYPES[DAY])
    if column.kind == MOMENT:
        moments = [None if at is None else round(at.timestamp() * 1000) for at in values]
        return Array(moments, DataType.int64()).cast(TYPES[MOMENT])
    return Array(values, TYPES[column.kind])
