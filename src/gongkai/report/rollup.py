"""Adding reports up into one (汇总, HANDBOOK §1.8): cell by cell, with adjustments, never guessing.

A cell that is blank in one of the reports is blank in the sum, and the sum says so: the report
that is made carries a doubt for it. Narrative parts are rewritten by people, not concatenated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.report.form import CLOSED, CLOSED_LEAVES, FORM_2021, FORM_2021_CLOSED, FORMS, Form
from gongkai.report.model import FEES, AnnualReport, Note, Number, Reading, Value

NAMED_AT_MOST = 3
"""So many organs are named in one remark; of the others it gives the number."""


class CannotAdd(ValueError):
    """Reports that cannot be added up, with the reason in one Chinese sentence (不能汇总)."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Why a sum may differ from its parts (调整项): a cell, by how much, and the reason.

    Joint documents (联合发文) and cases with two defendants (共同被告) are counted once.
    """

    cell: str
    delta: Number
    reason: str


@dataclass(frozen=True, slots=True)
class Sum:
    """What a cell adds up to over several reports (合计): the known part, and who left it blank."""

    known: Number
    blank_in: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        """The sum, or None where a report left the cell blank."""
        return None if self.blank_in else self.known


def cell_of(report: AnnualReport, path: str) -> Value:
    """A cell of a report; 其他处理 as one row is, where there are three, their sum."""
    if path not in CLOSED or report.form is not FORM_2021:
        return report[path]
    column = path.rpartition(".")[2]
    leaves = [report[leaf] for leaf in CLOSED_LEAVES if leaf.endswith(f".{column}")]
    known = [leaf for leaf in leaves if leaf is not None]
    return sum(known, start=0) if len(known) == len(leaves) else None


def sum_of(
    reports: Iterable[AnnualReport], path: str, *, adjustments: Iterable[Adjustment] = ()
) -> Sum:
    """What one cell adds up to over the reports, adjustments included."""
    values = [(report.organ, cell_of(report, path)) for report in reports]
    start: Number = Decimal(0) if path == FEES else 0
    parts = [value for _, value in values if value is not None]
    deltas = [item.delta for item in adjustments if item.cell == path]
    known = sum((*parts, *deltas), start)
    return Sum(known, tuple(organ for organ, value in values if value is None))


def total(
    reports: Sequence[AnnualReport],
    *,
    organ: str = "",
    year: int | None = None,
    adjustments: Sequence[Adjustment] = (),
) -> AnnualReport:
    """The report that adds up the given reports of one year (汇总报告).

    Raises `CannotAdd` for no reports, several years, or several editions of the form.
    `reading.doubts` holds what the sum leaves open, `reading.repairs` the adjustments.
    """
    edition = _common_edition(reports)
    common = _common_year(reports, year)
    form = _form(reports, edition)
    _require_known_cells(form, adjustments)
    sums = {path: sum_of(reports, path, adjustments=adjustments) for path in form.paths}
    extra, left_out = _extra(reports)
    name = organ or f"{reports[0].organ}等{len(reports)}个机关"
    return AnnualReport(
        organ=name,
        year=common,
        cells={path: item.value for path, item in sums.items()},
        edition=edition,
        title=f"{name}{common}年政府信息公开工作年度报告",
        extra=extra,
        reading=Reading(
            source="、".join(report.organ for report in reports[:NAMED_AT_MOST]),
            format="sum",
            doubts=(*_repeated(reports), *_blanks(sums, len(reports)), *left_out),
            repairs=tuple(_adjusted(item) for item in adjustments),
        ),
    )


def _common_edition(reports: Sequence[AnnualReport]) -> str:
    if not reports:
        raise CannotAdd("没有可以汇总的报告，请至少提供一份")
    editions = Counter(report.edition for report in reports)
    if len(editions) > 1:
        raise CannotAdd(
            f"所给报告的格式不一（{_counted(editions, '年格式')}），不能相加；请按同一格式重新提供"
        )
    return reports[0].edition


def _common_year(reports: Sequence[AnnualReport], year: int | None) -> int:
    years = Counter(report.year or "不明" for report in reports)
    if len(years) > 1 or "不明" in years:
        raise CannotAdd(
            f"所给报告的年度不一（{_counted(years, '年度')}），不能相加；请只提供同一年度的报告"
        )
    common = next(report.year for report in reports if report.year)
    if year is not None and year != common:
        raise CannotAdd(f"所给报告为{common}年度，不是{year}年度，不能汇总；请核对年度")
    return common


def _counted(counts: Mapping[Any, int], unit: str) -> str:
    return "、".join(f"{key}{unit}{count}份" for key, count in sorted(counts.items(), key=str))


def _form(reports: Sequence[AnnualReport], edition: str) -> Form:
    """One report with a single row 其他处理 makes it a single row in the sum."""
    single = any(report.form is FORM_2021_CLOSED for report in reports)
    return FORM_2021_CLOSED if single else FORMS[edition]


def _require_known_cells(form: Form, adjustments: Sequence[Adjustment]) -> None:
    for item in adjustments:
        if item.cell not in form.paths:
            raise CannotAdd(f"调整项所指的“{item.cell}”不是格式中的一格；请改正后重试")


def _repeated(reports: Sequence[AnnualReport]) -> list[Note]:
    counts = Counter(report.organ for report in reports if report.organ)
    return [
        Note("organ", f"“{organ}”的报告出现{count}次，可能重复相加")
        for organ, count in counts.items()
        if count > 1
    ]


def _blanks(sums: Mapping[str, Sum], count: int) -> list[Note]:
    return [
        Note(
            path,
            f"{named(item.blank_in)}此格空白，{count}份之和无法确定（已知部分合计{item.known}）",
        )
        for path, item in sums.items()
        if item.blank_in
    ]


def named(organs: Sequence[str]) -> str:
    """Some organs by name and the rest by number (列举机关).

    >>> named(("甲局", "乙局", "丙局", "丁局"))
    '甲局、乙局、丙局等4个机关'
    """
    names = "、".join(organ or "（未写明机关）" for organ in organs[:NAMED_AT_MOST])
    return f"{names}等{len(organs)}个机关" if len(organs) > NAMED_AT_MOST else names


def _adjusted(item: Adjustment) -> Note:
    return Note(item.cell, f"按调整项增减{item.delta:+}，原因：{item.reason or '未写明'}")


def _extra(reports: Sequence[AnnualReport]) -> tuple[dict[str, Any], list[Note]]:
    """Table 2 of the 2019 form, where every report has a whole number under the label."""
    labels = dict.fromkeys(label for report in reports for label in report.extra)
    rows = {label: [report.extra.get(label) for report in reports] for label in labels}
    whole = {label: values for label, values in rows.items() if _is_whole(values)}
    notes = [
        Note(f"proactive.extra.{label}", "并非每份报告都有这一项的整数，未相加")
        for label in rows
        if label not in whole
    ]
    return {label: sum(values) for label, values in whole.items()}, notes


def _is_whole(values: Sequence[Any]) -> bool:
    return all(isinstance(value, int) and not isinstance(value, bool) for value in values)
