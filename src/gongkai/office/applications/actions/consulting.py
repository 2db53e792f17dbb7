"""Asking those concerned (征求意见, arts. 32–34): third parties and other organs."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications import sealing
from gongkai.office.applications.actions.acts import (
    Refused,
    begin,
    keep,
    require_since,
    take_letter,
)
from gongkai.office.applications.acts.events import (
    CONSULTATION_LAPSED,
    CONSULTED,
    OPINION_LATE,
    OPINION_RECEIVED,
    PARTY_RECEIVED,
)
from gongkai.office.applications.models import Application, Consultation
from gongkai.office.applications.sealing import Applicant
from gongkai.office.organs.models import User
from gongkai.statute import Consulted, official_calendar, opinion_due


@transaction.atomic
def consult(
    *,
    application: Application,
    consulted: str,
    party: str,
    by: User,
    on: date,
    is_person: bool = False,
) -> Consultation:
    """Ask a third party or another organ in writing (征求意见): the days do not count.

    The name of a person is sealed; screens show it masked.
    """
    begin(application, "consult", by=by)
    require_since(application.received, on, what="征求意见", since="收到申请之日")
    about = f"{application.register_number}/party"
    one = Consultation(
        application=application,
        consulted=consulted,
        party=sealing.masked(party) if is_person else party,
        sealed_party=sealing.sealed(Applicant(party), about=about) if is_person else "",
        letter_number=take_letter(application.organ, CONSULTED, on=on)[0],
        sent=on,
        by=by,
    )
    one.full_clean()
    one.save()
    note = f"{one.get_consulted_display()}，{one.letter_number}"
    keep(application, CONSULTED, by=by, on=on, note=note, new={"consultation": one.pk})
    return one


@transaction.atomic
def record_party_receipt(*, consultation: Consultation, by: User, on: date) -> Consultation:
    """Record when the letter reached its addressee (送达): the 15 working days run from it."""
    application = consultation.application
    begin(application, "record_party_receipt", by=by)
    require_since(consultation.sent, on, what="送达", since="发出日期")
    consultation.party_received = on
    consultation.save()
    keep(application, PARTY_RECEIVED, by=by, on=on, new={"consultation": consultation.pk})
    return consultation


@transaction.atomic
def receive_opinion(
    *, consultation: Consultation, opinion: str, by: User, on: date, grounds: str = ""
) -> Consultation:
    """Record the opinion (收到意见): the clock runs on; one that comes late moves nothing."""
    application = consultation.application
    begin(application, "receive_opinion", by=by)
    _require_open(consultation)
    require_since(consultation.sent, on, what="收到意见", since="发出日期")
    consultation.answered = on
    consultation.opinion = opinion
    consultation.grounds = grounds
    consultation.full_clean()
    consultation.save()
    act = OPINION_LATE if consultation.lapsed else OPINION_RECEIVED
    keep(application, act, by=by, on=on, note=consultation.get_opinion_display())
    return consultation


@transaction.atomic
def close_consultation(*, consultation: Consultation, by: User, on: date) -> Consultation:
    """Record that nobody answered within 15 working days (期满未答复).

    A third party's silence is not consent, art. 32; another organ's is, art. 34.
    """
    application = consultation.application
    begin(application, "close_consultation", by=by)
    _require_open(consultation)
    if consultation.lapsed:
        raise Refused("这次征求意见已经按期满未答复登记，请核对。")
    kind = Consulted[consultation.consulted.upper()]
    served = consultation.party_received or consultation.sent
    expiry = opinion_due(served, official_calendar(), consulted=kind)
    if on <= expiry.due:
        raise Refused(f"征求意见期限至{expiry.due}届满，届满前不能按未答复处理。")
    consultation.lapsed = on
    consultation.save()
    note = "视为同意公开" if kind.silence_agrees else "由本机关依法决定是否公开"
    keep(application, CONSULTATION_LAPSED, by=by, on=on, note=note)
    return consultation


def _require_open(consultation: Consultation) -> None:
    consultation.refresh_from_db()
    if consultation.answered is not None:
        raise Refused("这次征求意见已经登记过意见，请核对。")
