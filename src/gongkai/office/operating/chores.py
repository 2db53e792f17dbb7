"""What is done without anybody asking (后台工作): reminders, the outbox, the index, the open data.

The morning also deletes the drafts of the public whose days are over (ADR 0163) and what else is
kept for a short time; what a list approved the day before is anonymised a few at a time (ADR 0183),
and workbooks of earlier cases are brought in (ADR 0195).

Any number of processes may do it at once: the first makes the reminders of a day, a claim gives
each message to one of them, and a lock each the index and the open data.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from gongkai.office.applications.importing.actions import bring_waiting
from gongkai.office.applications.models import Morning
from gongkai.office.applications.reminding.actions import Reminded, remind, remind_once
from gongkai.office.applications.visiting.actions import purge_drafts
from gongkai.office.disclosure.actions.expiry import remind_of_expiry
from gongkai.office.disclosure.actions.following import remind_of_following
from gongkai.office.messages.actions import Sending, send_due
from gongkai.office.messages.gateways import gateways_in_use
from gongkai.office.portal.dumping.making import keep as keep_dump
from gongkai.office.questions.actions.reminding import remind_handlers
from gongkai.office.retention.actions import run_approved, sweep
from gongkai.office.review.actions import remind_reviewers
from gongkai.office.search.actions import keep
from gongkai.office.search.engine import EngineBroken

PAUSE = 5.0
"""Seconds between two looks at the outbox."""

AT_ONCE = 20
"""Matters that one look anonymises, so that no message waits long behind them."""

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Others:
    """What reminding made besides cases (案件以外的提醒), of each how much."""

    reviews: int
    endings: int
    following: int
    questions: int


def remind_of_all(*, day: date, at: datetime) -> tuple[Reminded, Others]:
    """Remind everybody of all that a day asks for (全部提醒): as often as one likes, each once."""
    others = remind_of_others(day=day, at=at)
    return remind(day=day, at=at), others


def remind_of_others(*, day: date, at: datetime) -> Others:
    """Remind of what is no case (案件以外的提醒): reviews, ends, what follows, questions."""
    return Others(
        remind_reviewers(day=day, at=at),
        remind_of_expiry(day=day, at=at),
        remind_of_following(day=day, at=at),
        remind_handlers(day=day, at=at),
    )


def work(stop: threading.Event | None = None) -> None:
    """Do the chores until told to stop (持续处理); what fails is logged and tried again."""
    stop = stop or threading.Event()
    while not stop.wait(PAUSE):
        close_old_connections()
        try:
            work_once(timezone.now())
            keep(on=timezone.localdate())
            keep_dump(timezone.now())
        except (DatabaseError, EngineBroken, OSError):
            LOG.exception("the chores could not be done; trying again")


def work_once(at: datetime) -> Sending:
    """Do what is due at a moment (处理一遍)."""
    now = timezone.localtime(at)
    is_morning = now.time() >= settings.REMIND_AT
    if is_morning and not Morning.objects.filter(day=now.date()).exists():
        purge_drafts(on=now.date())
        sweep(on=now.date())
        remind_of_others(day=now.date(), at=at)
        remind_once(day=now.date(), at=at)
    run_approved(today=now.date(), before=now.date(), limit=AT_ONCE)
    sent = send_due(gateways_in_use(), at=at)
    bring_waiting(at=at)  # the longest, so the last
    return sent
