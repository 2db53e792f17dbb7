"""The due day of a case counted once more, from the ledger's events, by the statute alone."""

from collections.abc import Sequence
from datetime import date

from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.statute import (
    Consulted,
    Running,
    consultation,
    delayed_reply_due,
    official_calendar,
    redecision_due,
    reply_due,
)

RESTARTS = {
    "received": Running.RECEIPT,
    "corrected": Running.CORRECTION,
    "fee_paid": Running.PAYMENT,
    "reopened": Running.REDECISION,
}


def due_recounted(case: Application, events: Sequence[Event]) -> date | None:
    """The last day to reply as the events of the case have it; None where no period runs."""
    asked = {"correction_asked": False, "fee_notified": False}
    begun, running, ordered = None, None, None
    for event in events:
        if event.kind in asked:
            asked[event.kind] = True
        if event.kind in RESTARTS and (begun is None or event.on >= begun):
            begun, running = event.on, RESTARTS[event.kind]
        if event.kind == "corrected":
            asked["correction_asked"] = False
        if event.kind == "fee_paid":
            asked["fee_notified"] = False
        if event.kind == "reopened":
            asked, ordered = dict.fromkeys(asked, False), event.new["days"]
    if begun is None or any(asked.values()):
        return None
    return _counted(case, events, begun=begun, running=running, ordered=ordered)


def _counted(case, events, *, begun, running, ordered) -> date:
    calendar = official_calendar()
    pauses = [
        consultation(
            one.sent,
            calendar,
            served=one.party_received,
            opinion=one.answered,
            consulted=Consulted[one.consulted.upper()],
        ).suspension
        for one in case.consultations.all()
    ]
    delayed = [one for one in case.delays.all() if one.noticed >= begun]
    if delayed:
        last = delayed[-1]
        return delayed_reply_due(last.noticed, calendar, days=last.days, consulting=pauses).due
    if running is Running.REDECISION and ordered:
        return redecision_due(begun, calendar, days=ordered).due
    extended = [one for one in events if one.kind == "extended" and one.on >= begun]
    longer = sum(one.new["days"] for one in extended)
    assert longer <= 20
    return reply_due(
        begun, calendar, extended_by=longer, consulting=pauses, running_from=running
    ).due
