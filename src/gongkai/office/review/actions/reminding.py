"""Reminding reviewers (审查催办): one mail a morning to each whose level is about to be late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gongkai.office.messages.actions import Recipient, put
from gongkai.office.messages.kinds import PERSON, Way
from gongkai.office.messages.wording import Wording
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holders_of
from gongkai.office.review.models import Scrutiny
from gongkai.office.review.turns import due, is_overdue, objection, turn, with_turns
from gongkai.statute import official_calendar

WORDING = Wording(
    "reviews",
    1,
    ("day", "body", "url"),
    "待您审查的稿件（{day}）",
    "{body}\n\n打开审查：{url}\n\n本邮件由系统发出，请勿直接回复。",
)
BEFORE = 1
"""Working days before its last day from which a level is reminded of."""


@transaction.atomic
def remind_reviewers(*, day: date, at: datetime) -> int:
    """Put a mail into the outbox for each reviewer whose time runs out (催办); how many are new.

    Once a working day for each person, however often it is called; a level of which nobody is
    left who may decide it is told to those who sent the item.
    """
    calendar = official_calendar()
    if not calendar.is_working(day):
        return 0
    until = calendar.add(day, BEFORE)
    rows = with_turns(Scrutiny.objects.filter(verdict=None))
    pressing = [one for one in rows if (last := due(one)) is not None and last <= until]
    told = _told(pressing, on=day)
    people = User.objects.filter(pk__in=told, is_active=True).exclude(email="")
    return sum(_put(person, told[person.pk], day=day, at=at) for person in people)


def _told(pressing: Iterable[Scrutiny], *, on: date) -> Mapping[int, list[Scrutiny]]:
    """Who is told of which reviews."""
    told: dict[int, list[Scrutiny]] = defaultdict(list)
    for one in pressing:
        members = holders_of(Duty.READ, [one.organ_id])
        may = [person.pk for person in members if not objection(one, person, on=on)]
        for person in may or [one.submitted_by_id]:
            told[person].append(one)
    return told


def _put(person: User, reviews: Iterable[Scrutiny], *, day: date, at: datetime) -> bool:
    lines = [
        f"{one.title}（{one.number}）：{step.label}，应在 {due(one)} 前完成"
        + ("，已超过时限" if is_overdue(one, day) else "")
        for one in reviews
        if (step := turn(one)) is not None
    ]
    url = settings.WAGTAILADMIN_BASE_URL + reverse("review:index")
    message = put(
        Recipient(Way.MAIL, person.email, PERSON, person.pk),
        WORDING.filled({"day": day, "body": "\n".join(lines), "url": url}),
        key=f"reviews/{person.pk}/{day}",
        at=at,
    )
    return message.made_at == at
