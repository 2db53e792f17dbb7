"""The report as JSON (数据): the shape `gongkai/annual-report/1`, indented, in UTF-8."""

from __future__ import annotations

import json

from gongkai.report.model import AnnualReport
from gongkai.report.schema import as_json


def document(report: AnnualReport) -> bytes:
    """The report's data as a file, Chinese as it is, one line end at the end."""
    text = json.dumps(as_json(report), ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", "replace")
