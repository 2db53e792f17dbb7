"""Cases that were decided again (重新作出决定的申请): what table 3 counts, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from gongkai.office.applications.models import Application, Conclusion, Reopening
from gongkai.office.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Redecided:
    """One case: its first decision, which counts (ADR 0142), its last, and why it was redone."""

    case: Application
    counted: Conclusion
    last: Conclusion
    reopening: Reopening | None


def redecided(organ: Organ, year: int) -> list[Redecided]:
    """The cases of an organ that count in a year, or were decided again in it (重新答复)."""
    rows = Application.objects.counted().filter(organ=organ)
    again = rows.annotate(times=Count("conclusions")).filter(times__gt=1)
    of_year = Q(concluded__year=year) | Q(
        pk__in=Conclusion.objects.filter(application__in=again, on__year=year).values("application")
    )
    found = again.filter(of_year).prefetch_related("conclusions", "reopenings").order_by("pk")
    return [_told(case) for case in found]


def _told(case: Application) -> Redecided:
    decisions, reopenings = list(case.conclusions.all()), list(case.reopenings.all())
    return Redecided(case, decisions[0], decisions[-1], reopenings[-1] if reopenings else None)
