"""The report as it stands (报告现状): its data, its checks, and what keeps it from being signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from gongkai.office.annual.compilation import compiled
from gongkai.office.annual.figures.counting import last_day
from gongkai.office.annual.figures.narrative import TO_WRITE
from gongkai.office.annual.models import Report
from gongkai.report.checks import findings, identities, place
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

MOST_PROOFS = 64
"""Proof lines that a process keeps; a home page asks for one."""

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


@dataclass(frozen=True, slots=True)
class Judgement:
    """A report with what the checks say of it (核对结果), last year's taken into account."""

    data: AnnualReport
    found: tuple[Finding, ...]
    follows: bool
    """Whether last year's report was at hand."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep it from being signed."""
        return tuple(one for one in self.found if one.severity is Severity.ERROR)

    @property
    def proof(self) -> str:
        """The proof line (勾稽校验结论), of a report without errors."""
        number = len(identities(self.data.form))
        joined = "；上年结转与上年报告衔接" if self.follows else ""
        return f"{number} 项勾稽校验全部通过{joined}"


def judged(report: Report, *, only_published: bool = False) -> Judgement:
    """The report and its findings (核对); the public compares with published reports only."""
    data = presented(report)
    previous = previous_of(report, only_published=only_published)
    return Judgement(data, tuple(findings(data, previous)), previous is not None)


def proof_of(report: Report) -> str:
    """The proof line of a published report (勾稽校验结论), empty where a check fails.

    Judged once for what stands in it and in the report of the year before.
    """
    reports = Report.objects.filter(
        organ_id=report.organ_id,
        year__in=(report.year - 1, report.year),
        state=Report.State.PUBLISHED,
    )
    texts = reports.annotate(text=Cast("snapshot", TextField())).values_list("pk", "text")
    return _proof(report.pk, tuple(texts.order_by("year")))


@lru_cache(maxsize=MOST_PROOFS)
def _proof(pk: int, _texts: tuple[tuple[int, str], ...]) -> str:
    """The line is kept by the texts that it speaks of; the reports themselves are fetched anew."""
    judgement = judged(Report.objects.select_related("organ").get(pk=pk), only_published=True)
    return "" if judgement.errors else judgement.proof


def due_of(report: Report) -> FixedDate:
    """The date by which the report must be published (公布期限, art. 49)."""
    return report_due(report.year, REPORTERS[report.organ.kind])


def objections(report: Report, on: date) -> list[str]:
    """Why the report may not be self-checked or signed on a day, in sentences (尚缺事项)."""
    if on <= last_day(report.year):
        return [f"统计期限到{report.year}年12月31日为止，年度结束后才能自查和签发。"]
    return [error.message for error in judged(report).errors] + narrative_gaps(report)


def narrative_gaps(report: Report) -> list[str]:
    """What is still to be written (正文缺项)."""
    empty = [name for name in REQUIRED if not report.sections[name].strip()]
    open_requests = [name for name in NARRATIVE if TO_WRITE in report.sections[name]]
    return [f"{place(f'sections.{name}')}还没有写。" for name in empty] + [
        f"{place(f'sections.{name}')}中还有“{TO_WRITE}……】”没有补写。" for name in open_requests
    ]
