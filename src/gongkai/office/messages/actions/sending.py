"""Sending what lies in the outbox (发送): each message by one worker at a time, at least once.

A worker claims a message for some minutes, sends it, and writes down what came of it. One that
dies in between leaves a claim that runs out: the message is then sent again under the same key,
by which a gateway knows a repetition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.office.ledger.actions import Act, record
from gongkai.office.messages.actions.posting import next_hour
from gongkai.office.messages.addresses import AddressLost
from gongkai.office.messages.gateways import Gateway, NotSent, Parcel
from gongkai.office.messages.kinds import Standing, Way
from gongkai.office.messages.models import Message

SENT = Act("notice_sent", "通知申请人")
FAILED = Act("notice_failed", "通知未能发出")

CLAIM = timedelta(minutes=5)
"""How long a worker has a message for itself; longer than any gateway's patience."""

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""How long to wait after each failure; after the last it has failed for good."""

AT_ONCE = 100
"""Messages that one call sends at most."""


@dataclass(slots=True)
class Sending:
    """What one call did (发送结果)."""

    sent: int = 0
    failed: int = 0
    put_off: int = 0


def send_due(gateways: Mapping[Way, Gateway], *, at: datetime) -> Sending:
    """Send what may leave now (发送到时的消息), and say how it went."""
    done = Sending()
    for pk in _ready(at).order_by("next_at", "pk").values_list("pk", flat=True)[:AT_ONCE]:
        message = _claimed(pk, at=at)
        if message is not None:
            _send(message, gateways[Way(message.way)], at=at, done=done)
    return done


def _ready(at: datetime) -> QuerySet[Message]:
    """What may leave at a moment and is in no worker's hands."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=at)
    return Message.objects.filter(free, standing=Standing.WAITING, next_at__lte=at)


def _claimed(pk: int, *, at: datetime) -> Message | None:
    """The message, if no other worker has it: one statement decides."""
    if not _ready(at).filter(pk=pk).update(claimed_until=at + CLAIM):
        return None
    message = Message.objects.select_related("organ").get(pk=pk)
    hour = next_hour(message.way, at)
    if hour > at:  # it was put off by a failure, into the quiet hours
        Message.objects.filter(pk=pk).update(next_at=hour, claimed_until=None)
        return None
    return message


def _send(message: Message, gateway: Gateway, *, at: datetime, done: Sending) -> None:
    try:
        gateway.send(_parcel(message))
    except AddressLost as fault:
        _fail(message, NotSent(str(fault), is_final=True), at=at, done=done)
    except NotSent as fault:
        _fail(message, fault, at=at, done=done)
    else:
        sent = {"standing": Standing.SENT, "sent_at": at, "gateway": gateway.name, "fault": ""}
        _settle(message, SENT, at=at, **sent)
        done.sent += 1


def _parcel(message: Message) -> Parcel:
    return Parcel(
        way=message.way,
        to=message.address(),
        shown=message.masked,
        heading=message.heading,
        text=message.text,
        key=f"{message.key}/{message.rounds}",
    )


def _fail(message: Message, fault: NotSent, *, at: datetime, done: Sending) -> None:
    tried = message.attempts
    if fault.is_final or tried >= len(BACKOFF):
        _settle(message, FAILED, at=at, standing=Standing.FAILED, fault=fault.reason[:200])
        done.failed += 1
        return
    again = next_hour(message.way, at + BACKOFF[tried])
    _settle(message, None, at=at, next_at=again, fault=fault.reason[:200])
    done.put_off += 1


@transaction.atomic
def _settle(message: Message, act: Act | None, *, at: datetime, **fields: object) -> None:
    """Write down what came of an attempt, and in the ledger what came of the message."""
    attempts = message.attempts + 1
    Message.objects.filter(pk=message.pk).update(attempts=attempts, claimed_until=None, **fields)
    if act is None or message.organ is None:
        return
    record(
        act,
        subject=message.subject,
        subject_id=message.subject_id,
        organ=message.organ,
        by=None,
        by_name="系统",
        on=timezone.localtime(at).date(),
        note=f"{message}：{message.heading}",
    )
