"""A catalogue to take along (下载目录): CSV, JSON, XLSX, with how much stands behind each row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from gongkai.office.backoffice.workbooks.writing import csv_file, safe
from gongkai.office.catalogue.importing.columns import COLUMNS
from gongkai.office.catalogue.importing.workbook import plain_sheet
from gongkai.office.catalogue.models import Edition
from gongkai.office.portal.catalogue.showing import Line

SCHEMA = "gongkai/catalogue/1"
HEAD = [*(column.title for column in COLUMNS), "已公开条数", "地址"]


def _texts(line: Line) -> list[str]:
    return [*(column.written(line.row) for column in COLUMNS), str(line.count), line.href]


def as_csv(edition: Edition, lines: list[Line]) -> bytes:
    """The rows as CSV in UTF-8 with its mark, as spreadsheets open it."""
    return csv_file(HEAD, (map(safe, _texts(line)) for line in lines))


def as_xlsx(edition: Edition, lines: list[Line]) -> bytes:
    """The rows as a workbook of texts."""
    return plain_sheet("目录", HEAD, [_texts(line) for line in lines])


def as_json(edition: Edition, lines: list[Line]) -> bytes:
    """The catalogue as data: its edition, and each row with the headings of the form."""
    said = {
        "schema": SCHEMA,
        "title": str(edition.catalogue),
        "organ": edition.catalogue.organ.name,
        "edition": edition.number,
        "adopted": edition.adopted.isoformat() if edition.adopted else None,
        "rows": [dict(zip(HEAD, [*_texts(line)], strict=True)) for line in lines],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


WRITERS: Mapping[str, Callable[[Edition, list[Line]], bytes]] = MappingProxyType(
    {"csv": as_csv, "json": as_json, "xlsx": as_xlsx}
)
"""What writes each kind of file, by its ending."""
