"""Reports made by hand (invented): a department's year in which every sum holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gongkai.report.form import APPLICANTS, FORM_2021
from gongkai.report.model import FEES, AnnualReport, Reading, Value

YEAR = {
    "received": {"natural_person": 7, "business": 2, "legal_service": 1},
    "carried_in": {"natural_person": 1},
    "granted": {"natural_person": 3, "business": 1},
    "partial": {"natural_person": 1},
    "refused_third_party": {"business": 1},
    "refused_enforcement_file": {"natural_person": 1},
    "unavailable_not_held": {"natural_person": 1, "legal_service": 1},
    "closed_other": {"natural_person": 1},
    "handled": {"natural_person": 7, "business": 2, "legal_service": 1},
    "carried_over": {"natural_person": 1},
}
"""A department's table 3: ten applications received, one carried in, ten handled, one left."""


def department() -> AnnualReport:
    """The report of one department for 2022, complete and without any error."""
    cells: dict[str, Value] = dict.fromkeys(FORM_2021.paths, 0)
    for row, columns in YEAR.items():
        for column in APPLICANTS:
            cells[f"applications.{row}.{column.key}"] = columns.get(column.key, 0)
        cells[f"applications.{row}.total"] = sum(columns.values())
    cells |= {
        "proactive.normative_documents.issued": 3,
        "proactive.normative_documents.repealed": 1,
        "proactive.normative_documents.in_force": 8,
        FEES: Decimal("12.50"),
        "remedies.reconsideration.upheld": 2,
        "remedies.reconsideration.pending": 1,
        "remedies.reconsideration.total": 3,
    }
    return AnnualReport(
        organ="云溪县教育局",
        year=2022,
        cells=cells,
        title="云溪县教育局2022年政府信息公开工作年度报告",
        sections={
            "overview": OVERVIEW,
            "problems": "公开内容不够丰富，政策解读形式较为单一，将加强培训。",
            "other": "2022年未收取信息处理费。没有其他需要报告的事项。",
        },
    )


HEADINGS = """（一）主动公开。及时更新栏目内容。
（二）依申请公开。依法答复每一件申请。
（三）政府信息管理。规范文件管理。
（四）政府信息公开平台建设。优化网站栏目。
（五）监督保障。开展业务培训。"""
"""Part one with its five prescribed sub-headings."""

OVERVIEW = f"统计期限自2022年1月1日起至2022年12月31日止。\n{HEADINGS}"


def changed(
    report: AnnualReport, cells: Mapping[str, Value] | None = None, **fields: Any
) -> AnnualReport:
    """The report with some cells, or other fields, replaced."""
    return replace(report, cells={**report.cells, **(cells or {})}, **fields)


def read_from_paper(report: AnnualReport, **noticed: Any) -> AnnualReport:
    """The report as read from a document, with what the reader noticed."""
    return replace(report, reading=Reading(source="云溪.docx", format="docx", **noticed))
