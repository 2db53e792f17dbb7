"""The report as it stands (报告现状): its data, its checks, and what keeps it from being signed."""

from __future__ import annotations

from datetime import date

from gongkai.office.annual.compilation import compiled
from gongkai.office.annual.counting import last_day
from gongkai.office.annual.models import Report
from gongkai.office.annual.narrative import TO_WRITE
from gongkai.report.checks import findings, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import NARRATIVE
from gongkai.report.model import AnnualReport
from gongkai.report.schema import from_json
from gongkai.statute import FixedDate, Reporter, report_due

REPORTERS = {
    "government": Reporter.GOVERNMENT,
    "office": Reporter.DEPARTMENT,
    "department": Reporter.DEPARTMENT,
    "township": Reporter.TOWNSHIP,
    "authorised": Reporter.DEPARTMENT,
}
"""Whose date of publication an organ of each kind keeps (art. 49); art. 54 for authorised ones."""

REQUIRED = ("overview", "problems")
"""Narrative parts that may not be empty; part six may."""


def presented(report: Report) -> AnnualReport:
    """The report's data: as signed once it is signed, else as the records stand now (报告数据)."""
    if report.snapshot is not None:
        return from_json(report.snapshot)
    return compiled(report.organ, report.year, sections=report.sections)


def previous_of(report: Report, *, only_published: bool = False) -> AnnualReport | None:
    """The same organ's signed report of the year before (上年报告), None where there is none."""
    frozen = {"state": Report.State.PUBLISHED} if only_published else {"snapshot__isnull": False}
    before = Report.objects.filter(organ_id=report.organ_id, year=report.year - 1, **frozen).first()
    return presented(before) if before else None


def findings_of(report: Report, data: AnnualReport) -> list[Finding]:
    """What the checks say about the report, last year's taken into account (核对结果)."""
    return findings(data, previous_of(report))


def due_of(report: Report) -> FixedDate:
    """The date by which the report must be published (公布期限, art. 49)."""
    return report_due(report.year, REPORTERS[report.organ.kind])


def objections(report: Report, on: date) -> list[str]:
    """Why the report may not be self-checked or signed on a day, in sentences (尚缺事项)."""
    if on <= last_day(report.year):
        return [f"统计期限到{report.year}年12月31日为止，年度结束后才能自查和签发。"]
    data = presented(report)
    errors = [
        found.message for found in findings_of(report, data) if found.severity is Severity.ERROR
    ]
    return errors + narrative_gaps(report)


def narrative_gaps(report: Report) -> list[str]:
    """What is still to be written (正文缺项)."""
    empty = [name for name in REQUIRED if not report.sections[name].strip()]
    open_requests = [name for name in NARRATIVE if TO_WRITE in report.sections[name]]
    return [f"{place(f'sections.{name}')}还没有写。" for name in empty] + [
        f"{place(f'sections.{name}')}中还有“{TO_WRITE}……】”没有补写。" for name in open_requests
    ]
