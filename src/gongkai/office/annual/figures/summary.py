"""The year in numbers for the narrative (正文数据): counted from the records, with last year's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q, QuerySet, Sum

from gongkai.office.annual.compilation import compiled
from gongkai.office.annual.figures.counting import applications
from gongkai.office.applications.models import Application, FeeNotice
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ
from gongkai.office.supervision.models import RectificationNotice
from gongkai.report.form import FORM_2021
from gongkai.report.model import AnnualReport

PUBLISHED_KINDS = {
    "normative": (Kind.REGULATION, Kind.NORMATIVE),
    "other_documents": (Kind.OTHER_DOCUMENT,),
    "gazettes": (Kind.GAZETTE,),
    "interviews": (Kind.INTERVIEW,),
    "interpretations": (Kind.INTERPRETATION,),
}
"""Figures of part one and the kinds of document that each counts."""


@dataclass(frozen=True, slots=True)
class Share:
    """One outcome of the year (办理结果): its label, how many, and what part of all handled."""

    label: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class Fees:
    """The information-processing fee of the year (信息处理费): notices, yuan asked, received."""

    notices: int
    asked: Decimal
    received: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """The year of one organ as its publisher (年度数据).

    Documents are those the organ published on the website in the year, whoever issued them;
    table 2 counts what it issued itself.
    """

    organ: Organ
    year: int
    items: int
    items_before: int
    normative: int
    other_documents: int
    gazettes: int
    interviews: int
    interpretations: int
    received: int
    received_before: int
    handled: int
    carried_in: int
    carried_over: int
    outcomes: tuple[Share, ...]
    notices: int
    fees: Fees
    report: AnnualReport


def summary(organ: Organ, year: int) -> Summary:
    """The figures of an organ's year (年度数据), in a fixed number of queries."""
    report = compiled(organ, year)
    before = Application.objects.counted().filter(applications("received", year - 1), organ=organ)
    issued = RectificationNotice.objects.filter(issuer=organ, issued__year=year)
    return Summary(
        organ=organ,
        year=year,
        **_published(organ, year),
        **{row: _total(report, row) for row in ("received", "handled", "carried_in")},
        carried_over=_total(report, "carried_over"),
        received_before=before.count(),
        outcomes=_outcomes(report),
        notices=issued.count(),
        fees=_fees(organ, year),
        report=report,
    )


def share_of(part: int, whole: int) -> str:
    """A part as a percentage with at most two decimals (占比); "" of nothing.

    >>> share_of(1, 16), share_of(12, 16), share_of(1, 3), share_of(0, 0)
    ('6.25%', '75%', '33.33%', '')
    """
    if not whole:
        return ""
    exact = (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{exact.normalize():f}%"


def _total(report: AnnualReport, row: str) -> int:
    return int(report[f"applications.{row}.total"] or 0)


def _published(organ: Organ, year: int) -> dict[str, int]:
    this = Q(published_at__year=year)
    counts = {
        name: Count("pk", filter=this & Q(kind__in=kinds))
        for name, kinds in PUBLISHED_KINDS.items()
    }
    rows: QuerySet[Document] = Document.objects.filter(
        organ=organ, live=True, published_at__year__in=(year - 1, year)
    )
    return rows.aggregate(
        items=Count("pk", filter=this), items_before=Count("pk", filter=~this), **counts
    )


def _outcomes(report: AnnualReport) -> tuple[Share, ...]:
    whole = _total(report, "handled")
    counts = ((row, _total(report, row.key)) for row in FORM_2021.outcomes)
    return tuple(
        Share(_bare(row.label), count, share_of(count, whole)) for row, count in counts if count
    )


def _bare(label: str) -> str:
    """A label of the form without its number and its bracketed explanation (结果名称)."""
    bare = label.partition("）")[2] if label.startswith("（") else label.partition(".")[2]
    return bare.partition("（")[0]


def _fees(organ: Organ, year: int) -> Fees:
    found = FeeNotice.objects.filter(
        application__organ=organ, application__is_trial=False, application__mock=""
    ).aggregate(
        notices=Count("pk", filter=Q(served__year=year)),
        asked=Sum("amount", filter=Q(served__year=year)),
        received=Sum("amount", filter=Q(paid__year=year)),
    )
    return Fees(found["notices"], found["asked"] or Decimal(0), found["received"] or Decimal(0))
