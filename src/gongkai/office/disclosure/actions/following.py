"""Acts about what has to follow a document (三同步、采纳情况的办理): a reason, a reminder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gongkai.office.disclosure.following.owed import (
    lack_of_adoption,
    lack_of_interpretation,
    unanswered,
    unexplained,
)
from gongkai.office.disclosure.following.records import Awaited
from gongkai.office.disclosure.gate import SUBJECT
from gongkai.office.disclosure.models import Document, FollowUpReminder, Waiver
from gongkai.office.ledger.actions import Act, record
from gongkai.office.messages.actions import Recipient, put
from gongkai.office.messages.kinds import PERSON, Way
from gongkai.office.messages.wording import Wording
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holders_of, require
from gongkai.statute import official_calendar

WAIVED = Act("waived", "说明不作解读的理由", "国办发〔2016〕80号")

LOOKED_BACK = 60
"""Days after which nobody is reminded any more: what is older came in with the archive."""

WORDING = Wording(
    "following",
    1,
    ("day", "body", "url"),
    "还没有解读、没有公布采纳情况的文件（{day}）",
    "{body}\n\n打开清单：{url}\n\n本邮件由系统发出，请勿直接回复。",
)


@transaction.atomic
def waive(*, document: Document, reason: str, by: User, on: date) -> Waiver:
    """Record why a document has no interpretation (不作解读的理由)."""
    require(by, Duty.DRAFT, document.organ, what="说明不作解读的理由")
    waiver = Waiver(document=document, reason=reason, by=by, on=on)
    waiver.full_clean()
    waiver.save()
    record(
        WAIVED,
        subject=SUBJECT,
        subject_id=document.pk,
        organ=document.organ,
        by=by,
        on=on,
        note=reason,
    )
    return waiver


@transaction.atomic
def remind_of_following(*, day: date, at: datetime) -> int:
    """Put a mail into the outbox for those whose documents lack what follows; how many are new.

    Each lack is told once (ADR 0169), on a working day; the work list holds it until it is mended.
    """
    if not official_calendar().is_working(day):
        return 0
    new = [(one, line) for one, awaited, line in _lacking(day) if _is_new(one, awaited, on=day)]
    for person, lines in _told(new).items():
        _put(person, lines, day=day, at=at)
    return len(new)


def _lacking(day: date) -> Iterator[tuple[Document, Awaited, str]]:
    first = day - timedelta(days=LOOKED_BACK)
    since = timezone.make_aware(datetime.combine(first, time()))
    for one in unexplained(Document.objects.filter(published_at__gte=since)):
        lack = lack_of_interpretation(one, today=day)
        if lack.is_late:
            said = f"《{one.title}》发布 {lack.days} 天，还没有解读。"
            yield one, Awaited.INTERPRETATION, said
    earliest = first - timedelta(days=settings.ADOPTION_WITHIN)
    for one in unanswered(Document.objects.filter(opinions_until__gte=earliest), today=day):
        days = lack_of_adoption(one, today=day).days
        said = f"《{one.title}》征求意见截止 {days} 天，还没有公布意见采纳情况。"
        yield one, Awaited.ADOPTION, said


def _is_new(document: Document, awaited: Awaited, *, on: date) -> bool:
    return FollowUpReminder.objects.get_or_create(
        document=document, awaited=awaited, defaults={"on": on}
    )[1]


def _told(new: Iterable[tuple[Document, str]]) -> dict[User, list[str]]:
    by_organ: dict[int, list[str]] = defaultdict(list)
    for document, line in new:
        by_organ[document.organ_id].append(line)
    told: dict[User, list[str]] = defaultdict(list)
    for organ, lines in by_organ.items():
        for person in holders_of(Duty.DRAFT, [organ]).filter(is_active=True).exclude(email=""):
            told[person] += lines
    return told


def _put(person: User, lines: Iterable[str], *, day: date, at: datetime) -> None:
    url = settings.WAGTAILADMIN_BASE_URL + reverse("owing:following")
    put(
        Recipient(Way.MAIL, person.email, PERSON, person.pk),
        WORDING.filled({"day": day, "body": "\n".join(lines), "url": url}),
        key=f"following/{person.pk}/{day}",
        at=at,
    )
