"""Reminding of the end of a document (有效期提醒): one mail a morning to those who drafted it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gongkai.office.disclosure.models import Document, ExpiryReminder
from gongkai.office.disclosure.normative.ending import Ending, ending
from gongkai.office.messages.actions import Recipient, put
from gongkai.office.messages.kinds import PERSON, Way
from gongkai.office.messages.wording import Wording
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holders_of
from gongkai.statute import official_calendar

WORDING = Wording(
    "expiry",
    1,
    ("day", "body", "url"),
    "有效期将满的文件（{day}）",
    "{body}\n\n打开清单：{url}\n\n本邮件由系统发出，请勿直接回复。",
)


@transaction.atomic
def remind_of_expiry(*, day: date, at: datetime) -> int:
    """Put a mail into the outbox for those whose documents end soon; how many reminders are new.

    Each document is reminded of once for each step that it has reached (ADR 0169), on a working
    day; whoever was not there then finds it in the work list.
    """
    if not official_calendar().is_working(day):
        return 0
    new = _new(ending(Document.objects.all(), today=day), on=day)
    for person, endings in _told(new).items():
        _put(person, endings, day=day, at=at)
    return len(new)


def _new(endings: Iterable[Ending], *, on: date) -> list[Ending]:
    """Keep the reminders that were not given yet; the documents that they are about."""
    found = []
    for one in endings:
        _, is_new = ExpiryReminder.objects.get_or_create(
            document=one.document, expires=one.expires, step=one.step, defaults={"on": on}
        )
        if is_new:
            found.append(one)
    return found


def _told(endings: Iterable[Ending]) -> dict[User, list[Ending]]:
    by_organ: dict[int, list[Ending]] = defaultdict(list)
    for one in endings:
        by_organ[one.document.organ_id].append(one)
    told: dict[User, list[Ending]] = defaultdict(list)
    for organ, rows in by_organ.items():
        for person in holders_of(Duty.DRAFT, [organ]).filter(is_active=True).exclude(email=""):
            told[person] += rows
    return told


def _put(person: User, endings: Iterable[Ending], *, day: date, at: datetime) -> None:
    lines = [
        f"《{one.document.title}》{one.document.document_number}：有效期至 {one.expires}，"
        f"还有 {one.left} 天。请评估后决定延长、修改、重新公布或者到期失效。"
        for one in endings
    ]
    url = settings.WAGTAILADMIN_BASE_URL + reverse("owing:validity")
    put(
        Recipient(Way.MAIL, person.email, PERSON, person.pk),
        WORDING.filled({"day": day, "body": "\n".join(lines), "url": url}),
        key=f"expiry/{person.pk}/{day}",
        at=at,
    )
