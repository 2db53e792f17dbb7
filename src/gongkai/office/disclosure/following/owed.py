"""What has not followed yet: the interpretation of a document, the outcome of a consultation.

三同步: an interpretation is drafted, approved and published together with its document (国办发
〔2016〕80号). Not every document needs one: which kinds do is configuration, and a person may
record why a document of such a kind does without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai.office.disclosure.following.period import TERM, period_objection
from gongkai.office.disclosure.gate import SUBJECT
from gongkai.office.disclosure.kinds import Kind, Openness
from gongkai.office.disclosure.models import Document, Waiver
from gongkai.office.review.kinds import CLEARING, Purpose
from gongkai.office.review.models import Scrutiny
from gongkai.statute import PRACTICE, interpretation_due, official_calendar


@dataclass(frozen=True, slots=True)
class Lack:
    """A document that something has not followed (待跟进): since when, for how many days."""

    document: Document
    since: date
    days: int
    is_late: bool


def unexplained(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those published without an interpretation and without a reason why (没有解读的文件)."""
    explaining = Document.objects.filter(interprets=OuterRef("pk"), live=True)
    waived = Waiver.objects.filter(document=OuterRef("pk"))
    wanted = documents.filter(live=True, kind__in=settings.EXPLAINED_KINDS)
    return (
        wanted.exclude(Exists(explaining))
        .exclude(Exists(waived))
        .select_related("organ")
        .defer("body", "summary")
        .order_by("-published_at", "-pk")
    )


def lack_of_interpretation(document: Document, *, today: date) -> Lack:
    """How long a published document has been without interpretation (发布后天数)."""
    since = timezone.localtime(document.published_at).date()
    practice = replace(PRACTICE, interpretation_days=settings.EXPLAIN_WITHIN)
    due = interpretation_due(since, official_calendar(), practice=practice).due
    return Lack(document, since, (today - since).days, is_late=today > due)


def unanswered(documents: QuerySet[Document], *, today: date) -> QuerySet[Document]:
    """Consultations that closed long ago, of whose opinions nothing was told (没有公布采纳情况)."""
    told = Document.objects.filter(consultation=OuterRef("pk"), kind=Kind.ADOPTION, live=True)
    last = today - timedelta(days=settings.ADOPTION_WITHIN)
    closed = documents.filter(live=True, kind=Kind.CONSULTATION, opinions_until__lt=last)
    return (
        closed.exclude(Exists(told))
        .select_related("organ")
        .defer("body", "summary")
        .order_by("opinions_until", "pk")
    )


def lack_of_adoption(document: Document, *, today: date) -> Lack:
    """How long a consultation has been closed without its outcome (截止后天数)."""
    until = document.opinions_until or today
    return Lack(document, until, (today - until).days, is_late=True)


def is_accompanied(document: Document) -> bool:
    """Whether an interpretation goes with a draft: published, in review, or cleared (同步送审)."""
    if document.interpretations.filter(live=True).exists():
        return True
    sent = Scrutiny.objects.filter(
        Q(verdict=None) | Q(verdict__result__in=CLEARING),
        subject=SUBJECT,
        purpose=Purpose.PUBLICATION,
        organ=document.organ,
        category=Kind.INTERPRETATION,
        paper__content__interprets_id=document.pk,
    )
    return sent.exists()


def interpretation_objection(document: Document) -> str:
    """What a reviewer and a publisher are told of a draft without interpretation (三同步提示).

    Empty where one goes with it, where none is needed, or where a reason was recorded.
    """
    is_wanted = document.kind in settings.EXPLAINED_KINDS
    if not is_wanted or document.openness != Openness.PROACTIVE:
        return ""
    if is_accompanied(document) or document.waivers.exists():
        return ""
    return "没有同时送审的解读（解读应与文件同步起草、同步审批、同步发布）。"


def adoption_objection(document: Document, *, today: date) -> str:
    """What is told of a consultation that closed long ago without its outcome (采纳情况提示)."""
    if not unanswered(Document.objects.filter(pk=document.pk), today=today).exists():
        return ""
    days = lack_of_adoption(document, today=today).days
    return f"征求意见已经截止 {days} 天，还没有公布意见采纳情况。"


def remarks(document: Document, *, on: date) -> list[tuple[str, str]]:
    """What reviewers are told of what goes with a draft (三同步、征求意见期限), term and value."""
    waiver = document.waivers.first()
    said = (
        (TERM, period_objection(document, today=on)),
        ("三同步", interpretation_objection(document)),
        ("不作解读的理由", waiver.reason if waiver else ""),
    )
    return [(term, value) for term, value in said if value]
