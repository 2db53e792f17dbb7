"""One year against the last (跨年核对): YEAR-CARRY and YEAR-STOCK (HANDBOOK §1.3, E4)."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.wording import BLOCKS
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import COLUMNS
from gongkai.report.model import AnnualReport
from gongkai.statute.law import REPORT_FORM

STOCKS = ("regulations", "normative_documents")
"""The blocks of table 2 that count what is in force on 31 December (现行有效件数)."""


RULES = (
    CheckRule(
        "YEAR-CARRY",
        Severity.ERROR,
        "上年结转 is last year's 结转下年度, in each column; the report given is last year's.",
        REPORT_FORM.article(),
        "carry",
        "第三部分第二、四项",
    ),
    CheckRule(
        "YEAR-CARRY",
        Severity.WARNING,
        "Last year's report is of the same organ, under this or another form of its name.",
        REPORT_FORM.article(),
        "other organ",
        "标题",
    ),
    CheckRule(
        "YEAR-STOCK",
        Severity.WARNING,
        "现行有效 is last year's with 制发 added and 废止 taken off; expiry may explain it.",
        REPORT_FORM.article(),
        "stock",
        "第二部分第二十条第（一）项",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def years(case: Case) -> Iterator[Finding]:
    """What was carried over is carried in; what was in force, issued and repealed adds up."""
    report, previous = case.report, case.previous
    if previous is None:
        return
    if report.year is None or previous.year is None or previous.year != report.year - 1:
        yield _not_adjacent(report, previous)
        return
    if not _is_same_organ(report.organ, previous.organ):
        yield _other_organ(report, previous)
    yield from _carry(report, previous)
    yield from _stock(report, previous)


def _not_adjacent(report: AnnualReport, previous: AnnualReport) -> Finding:
    year = f"{report.year}年度" if report.year else "年度不明"
    before = f"{previous.year}年度" if previous.year else "年度不明"
    wanted = f"应提供{report.year - 1}年度的报告" if report.year else "应先写明报告年度"
    return Finding(
        "YEAR-CARRY",
        Severity.ERROR,
        "year",
        f"本报告为{year}，所提供的上年报告为{before}，未作跨年核对；{wanted}",
        expected=report.year - 1 if report.year else None,
        found=previous.year,
    )


def _other_organ(report: AnnualReport, previous: AnnualReport) -> Finding:
    return Finding(
        "YEAR-CARRY",
        Severity.WARNING,
        "organ",
        f"本报告的机关为“{report.organ}”，上年报告的机关为“{previous.organ}”；"
        "机构更名或者合并的，应作说明，否则应提供同一机关的报告",
        expected=previous.organ,
        found=report.organ,
    )


def _is_same_organ(one: str, other: str) -> bool:
    """Whether two names may be of one organ: the same, or one the other's short form."""
    return not one or not other or one in other or other in one


def _carry(report: AnnualReport, previous: AnnualReport) -> Iterator[Finding]:
    for column in COLUMNS:
        path = f"applications.carried_in.{column.key}"
        found, expected = report[path], previous[f"applications.carried_over.{column.key}"]
        if isinstance(found, int) and isinstance(expected, int) and found != expected:
            yield Finding(
                "YEAR-CARRY",
                Severity.ERROR,
                path,
                f"{column.label}列：上年结转{found}，应等于{previous.year}年度报告的"
                f"结转下年度{expected}，相差{abs(found - expected)}",
                expected=expected,
                found=found,
            )


def _stock(report: AnnualReport, previous: AnnualReport) -> Iterator[Finding]:
    for block in STOCKS:
        path = f"proactive.{block}"
        before, found = previous[f"{path}.in_force"], report[f"{path}.in_force"]
        issued, repealed = report[f"{path}.issued"], report[f"{path}.repealed"]
        if not (
            isinstance(before, int)
            and isinstance(found, int)
            and isinstance(issued, int)
            and isinstance(repealed, int)
        ):
            continue
        expected = before + issued - repealed
        if found != expected:
            yield Finding(
                "YEAR-STOCK",
                Severity.WARNING,
                f"{path}.in_force",
                f"{BLOCKS[path]}：上年现行有效{before}＋本年制发{issued}－本年废止{repealed}"
                f"＝{expected}，本年现行有效为{found}，相差{abs(found - expected)}；"
                "因失效、修改等原因的，应作说明",
                expected=expected,
                found=found,
            )
