"""Putting a message into the outbox (入发件箱), in the transaction of what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.office.ledger.actions import Act, record
from gongkai.office.messages.addresses import masked, sealed
from gongkai.office.messages.hours import opening
from gongkai.office.messages.kinds import Standing, Way
from gongkai.office.messages.models import Message
from gongkai.office.messages.wording import Written, sms_parts
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.statute import official_calendar

SENT_AGAIN = Act("notice_sent_again", "再次发送通知")


class NotAgain(Exception):
    """A message that is not to be sent again (不能再次发送): waiting, sent, or about no case."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a message goes, by what way, about what (收件人)."""

    way: str
    address: str = field(repr=False)
    subject: str
    subject_id: int
    organ: Organ | None = None


@transaction.atomic
def put(to: Recipient, written: Written, *, key: str, at: datetime) -> Message:
    """Keep a message to be sent (入发件箱): once for each key, however often it is called.

    It is durable with the transaction around it; a worker sends it when its hour has come.
    """
    message, _ = Message.objects.get_or_create(
        key=key,
        defaults={
            "organ": to.organ,
            "subject": to.subject,
            "subject_id": to.subject_id,
            "way": to.way,
            "sealed": sealed(to.address, about=key),
            "masked": masked(to.address),
            "wording": written.code,
            "version": written.version,
            "heading": written.heading,
            "text": written.text,
            "parts": sms_parts(written.text) if to.way == Way.SMS else 1,
            "made_at": at,
            "next_at": next_hour(to.way, at),
        },
    )
    return message


def next_hour(way: str, at: datetime) -> datetime:
    """When a message may leave (可以发送的时刻): mail at once, an SMS outside the quiet hours."""
    if way != Way.SMS:
        return at
    return opening(timezone.localtime(at), settings.QUIET, official_calendar())


@transaction.atomic
def send_again(*, message: Message, by: User, on: date) -> Message:
    """Send a message again that failed for good (再次发送): by a clerk of its organ, logged."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.organ is None:
        raise NotAgain("这条消息不属于任何机关的案卷，不能再次发送。")
    require(by, Duty.HANDLE, message.organ, what="再次发送通知")
    if message.standing != Standing.FAILED:
        raise NotAgain(f"这条通知现在是“{message.get_standing_display()}”，不需要再次发送。")
    if not message.sealed:
        raise NotAgain("收件地址的保存期限已满，已经清除，请按送达方式送达文书。")
    message.standing, message.attempts, message.fault = Standing.WAITING, 0, ""
    message.rounds += 1
    message.next_at = next_hour(message.way, timezone.now())
    message.claimed_until = None
    message.save()
    record(
        SENT_AGAIN,
        subject=message.subject,
        subject_id=message.subject_id,
        organ=message.organ,
        by=by,
        on=on,
        note=str(message),
    )
    return message
