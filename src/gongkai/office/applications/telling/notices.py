"""Telling the applicant of an act (通知申请人): in its transaction, where he agreed."""

from __future__ import annotations

from dataclasses import replace

from gongkai.office.applications.acts.events import SUBJECT
from gongkai.office.applications.models import Application
from gongkai.office.applications.sealing import Applicant
from gongkai.office.applications.telling.table import TELLINGS
from gongkai.office.ledger.models import Event
from gongkai.office.messages.actions import Recipient, put
from gongkai.office.messages.addresses import mobile
from gongkai.office.messages.kinds import Way
from gongkai.office.messages.models import Message
from gongkai.office.messages.wording import Written


def tell(application: Application, event: Event) -> Message | None:
    """Put what an event tells the applicant into the outbox (通知申请人), or nothing.

    The event's own number is in the key: it is told once, however often this runs.
    """
    telling = TELLINGS.get(event.kind)
    if telling is None or not application.told_by or not telling.given(application):
        return None
    address = address_of(application.applicant(), Way(application.told_by))
    if not address:
        return None
    organ = application.organ
    names = {"organ": organ.short_name, "number": application.register_number}
    written = telling.wording.filled(names | telling.values(application))
    if application.told_by == Way.MAIL:
        written = _signed(written, application)
    to = Recipient(application.told_by, address, SUBJECT, application.pk, organ)
    return put(to, written, key=f"{SUBJECT}/{application.pk}/{event.pk}", at=event.at)


def address_of(applicant: Applicant, way: Way) -> str:
    """Where an applicant is told by this way (通知地址), or nothing where he gave none."""
    return mobile(applicant.phone) if way is Way.SMS else applicant.email


def _signed(written: Written, application: Application) -> Written:
    """A mail has room for who sends it and where to ask."""
    organ = application.organ
    foot = f"{organ.name}\n联系电话：{organ.phone}\n地址：{organ.address}"
    return replace(written, text=f"{written.text}\n\n{foot}\n\n本邮件由系统发出，请勿直接回复。")
