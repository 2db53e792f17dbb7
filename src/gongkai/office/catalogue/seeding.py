"""The rows to begin a basic catalogue with (起草样本): one and more for each item of art. 20."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from gongkai.office.catalogue.kinds import Channel, Level, Period
from gongkai.office.catalogue.timing import limit_of
from gongkai.statute import DUTIES

REGULAR_LIMIT = "自信息形成或者变更之日起20个工作日内"


@cache
def _data() -> Mapping[str, Any]:
    source = resources.files("gongkai.office.catalogue") / "data" / "basic.toml"
    return tomllib.loads(source.read_text("utf-8"))


def seed_rows() -> list[dict[str, Any]]:
    """The rows of the sample, as the fields of a row."""
    return [row_fields(row) for row in _data()["row"]]


def row_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """One row of a data file as the fields of a row; what it leaves out is the regular case."""
    limit = limit_of(row.get("limit", REGULAR_LIMIT))
    if limit is None:
        raise ValueError(f"“{row['item']}”的公开时限“{row['limit']}”无法识别，请改数据文件。")
    return {
        "duty": row["duty"],
        "subject": row["subject"],
        "item": row["item"],
        "content": row["content"],
        "basis": row.get("basis", str(DUTIES[row["duty"]].article)),
        "limit_kind": limit.kind,
        "limit_days": limit.days,
        "limit_since": limit.since,
        "period": row.get("period", Period.AS_FORMED),
        "responsible": row["responsible"],
        "channels": row.get("channels", [Channel.WEBSITE, Channel.READING_PLACE]),
        "level": row.get("level", Level.COUNTY),
    }
