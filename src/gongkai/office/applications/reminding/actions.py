"""Reminding the office in the morning (晨间提醒): reminders once, and one mail to each person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gongkai.office.applications.models import Feed, Morning, Reminder
from gongkai.office.applications.reminding.digest import Day, days_of, in_words
from gongkai.office.applications.reminding.roster import Roster, roster
from gongkai.office.applications.reminding.steps import step_of
from gongkai.office.applications.reminding.tokens import new_token, token_hash
from gongkai.office.applications.reminding.watching import Watched, open_cases, watched
from gongkai.office.messages.actions import Recipient, put
from gongkai.office.messages.kinds import PERSON, Way
from gongkai.office.messages.wording import Wording
from gongkai.office.organs.models import User
from gongkai.statute import official_calendar

DIGEST = Wording(
    "digest",
    1,
    ("day", "body", "url"),
    "政府信息公开今日待办（{day}）",
    "{body}\n\n打开今日提醒：{url}\n\n本邮件由系统发出，请勿直接回复。",
)
ROWS = 10
"""Rows of each part that a mail shows; the page shows all."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a morning did (提醒结果): new reminders, and mails put into the outbox."""

    reminders: int = 0
    digests: int = 0
    is_working: bool = True


@transaction.atomic
def remind(*, day: date, at: datetime) -> Reminded:
    """Remind everybody of a day (晨间提醒): as often as one likes, each thing once.

    On a day of rest nobody is reminded: what falls due then was told before it. `at` is when
    the mails are put into the outbox.
    """
    calendar = official_calendar()
    if not calendar.is_working(day):
        return Reminded(is_working=False)
    cases = list(open_cases())
    dues = list(watched(cases, calendar, today=day))
    people = roster()
    new = _keep(dues, people, on=day)
    days = days_of(cases, dues, people, head_from=settings.REMIND_HEAD_FROM)
    return Reminded(new, _mail(days, day=day, at=at))


@transaction.atomic
def remind_once(*, day: date, at: datetime) -> Reminded | None:
    """Remind of a day unless it was done (每日一次): None where another worker was first."""
    morning, is_first = Morning.objects.select_for_update().get_or_create(day=day)
    if not is_first:
        return None
    done = remind(day=day, at=at)
    morning.reminders, morning.digests = done.reminders, done.digests
    morning.save()
    return done


def _keep(dues: Iterable[Watched], people: Roster, *, on: date) -> int:
    """Keep what is reminded of now and was not before; how many that are."""
    wanted = {one.key: one for one in _reminders(dues, people, on=on)}
    known = Reminder.objects.filter(application__in={one.application_id for one in wanted.values()})
    for key in known.values_list("key", flat=True):
        wanted.pop(key, None)
    Reminder.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return len(wanted)


def _reminders(dues: Iterable[Watched], people: Roster, *, on: date) -> Iterable[Reminder]:
    for one in dues:
        step = step_of(one.left, settings.REMIND_BEFORE)
        if step is None:
            continue
        for person in people.told(one, head_from=settings.REMIND_HEAD_FROM):
            yield Reminder(
                user_id=person,
                application=one.case,
                kind=one.kind,
                unit=one.unit,
                due=one.due,
                step=step,
                on=on,
                key=f"{one.key}/{step}/{person}",
            )


def _mail(days: dict[int, Day], *, day: date, at: datetime) -> int:
    """Put one mail for each person who has an address into the outbox; how many are new."""
    sent = 0
    people = User.objects.filter(pk__in=days, is_active=True).exclude(email="")
    for person in people:
        message = put(
            Recipient(Way.MAIL, person.email, PERSON, person.pk),
            _written(days[person.pk], day=day),
            key=f"digest/{person.pk}/{day}",
            at=at,
        )
        sent += message.made_at == at
    return sent


def _written(one: Day, *, day: date):
    link = settings.WAGTAILADMIN_BASE_URL + reverse("applications:case", args=[0])
    body = in_words(one, most=ROWS, link=link.replace("/0/", "/{pk}/"))
    url = settings.WAGTAILADMIN_BASE_URL + reverse("applications:reminders")
    return DIGEST.filled({"day": day, "body": body, "url": url})


def subscribe(*, user: User, on: date) -> tuple[Feed, str]:
    """Make a person's feed, or a new address for it (订阅日历): the token is kept nowhere."""
    token = new_token()
    kept = {"token_hash": token_hash(token), "made": on}
    feed, _ = Feed.objects.update_or_create(user=user, defaults=kept)
    return feed, token


def unsubscribe(*, user: User) -> None:
    """End a person's feed (停止订阅): its address answers no more."""
    Feed.objects.filter(user=user).delete()
