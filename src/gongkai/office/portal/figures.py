"""How well the office does (公开得怎么样): figures of this year, counted from the records.

They are sums over all organs. Sums of applications are public (art. 50), the applications are
not: this is the one place of the portal that counts what the public may not see (ADR 0080).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse

from gongkai.office.annual.models import Report
from gongkai.office.annual.presentation import proof_of
from gongkai.office.applications.models import Application
from gongkai.office.disclosure.reading.finding import PUBLIC, published
from gongkai.office.organs.visibility import visible


@dataclass(frozen=True, slots=True)
class Proved:
    """The latest published report (最新年报) and what the checks say of it."""

    report: Report
    proof: str
    """The proof line; empty where a check fails."""


def year_in_figures(year: int) -> list[dict[str, Any]]:
    """The year's large numbers (今年的数字): published, received, replied in time; two queries."""
    items = published().filter(published_at__year=year).count()
    cases = Application.objects.counted().aggregate(
        received=Count("pk", filter=Q(received__year=year)),
        replied=Count("pk", filter=Q(concluded__year=year)),
        in_time=Count("pk", filter=Q(concluded__year=year, concluded__lte=F("due"))),
    )
    return [
        {
            "value": items,
            "label": f"{year} 年已公开",
            "unit": "条",
            "href": f"{reverse('documents')}?year={year}" if items else "",
        },
        {"value": cases["received"], "label": "收到申请", "unit": "件"},
        {"value": cases["in_time"], "label": "按期答复", "unit": f"/ {cases['replied']} 件"},
    ]


def latest_report() -> Proved | None:
    """The newest published report with its proof line (最新年报); None where there is none."""
    reports = visible(PUBLIC, Report).select_related("organ")
    report = reports.defer("snapshot", "overview", "problems", "other").first()
    return Proved(report, proof_of(report)) if report else None
