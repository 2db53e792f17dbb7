"""Reminding handlers (咨询催办): one mail a morning for what is due or overdue, as reviews do."""

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
from gongkai.office.questions.models import Question
from gongkai.statute import official_calendar

WORDING = Wording(
    "questions",
    1,
    ("day", "body", "url"),
    "待您答复的咨询（{day}）",
    "{body}\n\n打开列表：{url}\n\n本邮件由系统发出，请勿直接回复。",
)
BEFORE = 1
"""Working days before its day from which a question is reminded of."""


@transaction.atomic
def remind_handlers(*, day: date, at: datetime) -> int:
    """Put a mail into the outbox for each whose question is due (催办); how many are new.

    Once a working day for each person, however often it is called. A question that nobody has
    taken is told to all who may handle it.
    """
    calendar = official_calendar()
    if not calendar.is_working(day):
        return 0
    pressing = Question.objects.unfinished().filter(due__lte=calendar.add(day, BEFORE))
    told = _told(pressing.order_by("due", "pk"))
    people = User.objects.filter(pk__in=told, is_active=True).exclude(email="")
    return sum(_put(person, told[person.pk], day=day, at=at) for person in people)


def _told(pressing: Iterable[Question]) -> Mapping[int, list[Question]]:
    """Who is told of which questions; a handler who left the organ leaves his to the others."""
    told: dict[int, list[Question]] = defaultdict(list)
    holders: dict[int, list[int]] = {}
    for one in pressing:
        if one.organ_id not in holders:
            found = holders_of(Duty.HANDLE, [one.organ_id])
            holders[one.organ_id] = list(found.values_list("pk", flat=True))
        everybody = holders[one.organ_id]
        for person in [one.handler_id] if one.handler_id in everybody else everybody:
            told[person].append(one)
    return told


def _put(person: User, questions: Iterable[Question], *, day: date, at: datetime) -> bool:
    lines = [
        f"{one.number}：应在 {one.due} 前答复" + ("，已超期" if one.is_overdue(day) else "")
        for one in questions
    ]
    url = settings.WAGTAILADMIN_BASE_URL + reverse("questions:index")
    message = put(
        Recipient(Way.MAIL, person.email, PERSON, person.pk),
        WORDING.filled({"day": day, "body": "\n".join(lines), "url": url}),
        key=f"questions/{person.pk}/{day}",
        at=at,
    )
    return message.made_at == at
