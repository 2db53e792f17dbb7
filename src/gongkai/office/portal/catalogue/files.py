"""A catalogue to take along (下载目录): CSV, JSON, XLSX, with how much stands behind each row."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from io import StringIO
from types import MappingProxyType

from gongkai.office.catalogue.importing.columns import COLUMNS
from gongkai.office.catalogue.importing.workbook import plain_sheet
from gongkai.office.catalogue.models import Edition
from gongkai.office.portal.catalogue.showing import Line

SCHEMA = "gongkai/catalogue/1"
HEAD = [*(column.title for column in COLUMNS), "已公开条数", "地址"]
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _texts(line: Line) -> list[str]:
    return [*(column.written(line.row) for column in COLUMNS), str(line.count), line.href]


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula (防公式注入)."""
    return f"'{text}" if text.startswith(STARTS_FORMULA) else text


def as_csv(edition: Edition, lines: list[Line]) -> bytes:
    """The rows as CSV in UTF-8 with its mark, as spreadsheets open it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows([_safe(text) for text in _texts(line)] for line in lines)
    return out.getvalue().encode("utf-8-sig")


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


WRITERS: Mapping[str, tuple[Callable[[Edition, list[Line]], bytes], str]] = MappingProxyType(
    {
        "csv": (as_csv, "text/csv; charset=utf-8"),
        "json": (as_json, "application/json"),
        "xlsx": (
            as_xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    }
)
"""What writes each kind of file, by its ending, and what it is to a browser."""
