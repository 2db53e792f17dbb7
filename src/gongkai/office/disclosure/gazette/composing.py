"""Which documents an issue would print, under which heading, as which number (编目)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import Max, QuerySet
from django.utils import timezone

from gongkai.office.disclosure.gazette.records import GazetteIssue, GazetteItem
from gongkai.office.disclosure.kinds import FORMAL, Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.reading.finding import published
from gongkai.office.organs.models import Organ

PRINTED = FORMAL | {Kind.ANNOUNCEMENT, Kind.OTHER}
"""Kinds that a gazette may print; formal documents are offered, others are added by number."""

PERSONNEL = "人事任免"
OF_PERSONNEL = re.compile("任免|任命|任职|免职|免去")
MOST = 200
"""Documents that an issue holds at most, and that are offered for one."""

ORDER = (Organ.Kind.GOVERNMENT, Organ.Kind.OFFICE)
"""Whose documents stand first."""


def heading_of(document: Document) -> str:
    """The heading under which a document stands (栏目): its issuer's, or 人事任免."""
    if OF_PERSONNEL.search(document.title):
        return PERSONNEL
    organ = document.issuer or document.organ
    return f"{document.issuer_name or organ.short_name}文件"


def last_issue(organ: Organ) -> Document | None:
    """The issue of an organ that came out last (上一期)."""
    issues = Document.objects.filter(organ=organ, kind=Kind.GAZETTE, published_at__isnull=False)
    return issues.order_by("-published_at", "-pk").first()


def next_number(organ: Organ, *, year: int) -> tuple[int, int | None]:
    """The next number of a year, and in the whole where that is counted (期号、总期号)."""
    issues = GazetteIssue.objects.filter(organ=organ)
    number = issues.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    whole = issues.aggregate(last=Max("whole"))["last"]
    return number + 1, whole + 1 if whole else None


def missing_numbers(organ: Organ, *, year: int) -> list[int]:
    """The numbers below the last of a year that no issue has (缺号)."""
    issues = GazetteIssue.objects.filter(organ=organ, year=year)
    given = set(issues.values_list("number", flat=True))
    return [number for number in range(1, max(given, default=0)) if number not in given]


def number_objection(organ: Organ, year: int, number: int, *, but: Document | None) -> str:
    """Why an issue may not have a number, in a sentence; empty when it may (重号)."""
    others = GazetteIssue.objects.filter(organ=organ, year=year, number=number)
    other = others.exclude(document=but).select_related("document").first()
    if other is None:
        return ""
    return f"{other}已经有了：《{other.document.title}》，请换一个期号。"


def offered(organ: Organ, *, today: date) -> list[Document]:
    """What was published since the last issue and is in none yet, in the order of an issue (待刊).

    Without an earlier issue: what was published this year.
    """
    last = last_issue(organ)
    first_day = timezone.make_aware(datetime.combine(date(today.year, 1, 1), time()))
    since = last.published_at if last and last.published_at else first_day
    printed = GazetteItem.objects.filter(document__live=True).values("item")
    found = published().filter(organ=organ, kind__in=FORMAL, published_at__gt=since)
    return in_order(found.exclude(pk__in=printed).order_by("published_at", "pk")[:MOST])


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Documents by their headings: of the government, its office, others; appointments last."""

    def place(document: Document) -> tuple[int, str]:
        heading = heading_of(document)
        kind = (document.issuer or document.organ).kind
        rank = ORDER.index(kind) if kind in ORDER else len(ORDER)
        return (len(ORDER) + 1 if heading == PERSONNEL else rank, heading)

    return sorted(documents, key=place)


def by_numbers(numbers: Iterable[str]) -> QuerySet[Document]:
    """The published documents that some index numbers name, of kinds that a gazette prints."""
    return published().filter(index_number__in=list(numbers), kind__in=PRINTED)
