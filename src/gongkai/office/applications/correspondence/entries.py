"""The letters that a case has (案卷文书): one for each thing that was told to somebody.

A slot names a letter within its case for good: it stands in addresses and with what was signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.office.applications.acts.events import EXTENDED, SUBJECT
from gongkai.office.applications.correspondence.decisions import Decision, decisions
from gongkai.office.applications.kinds import Consulted, Opinion
from gongkai.office.applications.models import Application
from gongkai.office.ledger.models import Event
from gongkai.office.letters.catalogue import LETTERS, LetterKind, letter_of
from gongkai.office.letters.checking.elements import NUMBER


@dataclass(frozen=True, slots=True)
class Entry:
    """One letter of a case: its slot, its kind, the record it comes from, its number and day.

    `takes_number` is true where no act has given it a number yet.
    """

    slot: str
    code: str
    record: Any
    number: str = ""
    on: date | None = None

    @property
    def kind(self) -> LetterKind:
        """What the catalogue says of it."""
        return LETTERS[self.code]

    @property
    def is_draft(self) -> bool:
        """Whether it tells of a decision that is still under review (送审稿)."""
        return self.kind.is_reply and not self.record.is_signed

    @property
    def takes_number(self) -> bool:
        """Whether its number is still to be taken."""
        return bool(self.kind.series) and not self.number and not self.is_draft


REPLY = "reply"
"""How the slot of a decision's letter begins."""


def entries(case: Application) -> tuple[Entry, ...]:
    """Every letter that a case has come to, in the order in which they are sent."""
    return tuple(_entries(case))


def entry(case: Application, slot: str) -> Entry | None:
    """The letter of a slot, or None."""
    return next((one for one in _entries(case) if one.slot == slot), None)


def last_reply(case: Application) -> Entry | None:
    """The letter of the last decision, or of the draft under review (最近的答复书), or None."""
    return next((one for one in reversed(entries(case)) if one.kind.is_reply), None)


def _entries(case: Application) -> Iterator[Entry]:
    yield Entry("receipt", "P01", case, on=case.received or case.arrived)
    for one in case.assignments.all():
        yield Entry(f"assisting-{one.pk}", "P09", one, on=one.assigned)
    for one in case.corrections.all():
        yield Entry(f"correction-{one.pk}", "P02", one, one.letter_number, one.noticed)
    for one in case.consultations.all():
        yield from _consulting(one)
    yield from _of_the_period(case)
    yield from _deciding(case)
    for one in case.amendments.all():
        yield Entry(f"amendment-{one.pk}", "P13", one, one.letter_number, one.on)


def _of_the_period(case: Application) -> Iterator[Entry]:
    """What moves the period or makes it wait: reasons asked, extension, delay, fee."""
    for one in case.reasons_notices.all():
        yield Entry(f"reasons-{one.pk}", "P03", one, one.letter_number, one.served)
    for one in case.extensions.all():
        yield Entry(f"extension-{one.pk}", "P04", one, _number_of_extension(case), one.decided)
    for one in case.delays.all():
        yield Entry(f"delay-{one.pk}", "P11", one, one.letter_number, one.noticed)
    for one in case.fee_notices.all():
        yield Entry(f"fee-{one.pk}", "P10", one, one.letter_number, one.served)


def _number_of_extension(case: Application) -> str:
    """The number that granting took: the ledger keeps it, at the head of its note."""
    events = Event.objects.filter(subject=SUBJECT, subject_id=case.pk, kind=EXTENDED.kind)
    found = NUMBER.match(events.values_list("note", flat=True).last() or "")
    return found[0] if found else ""


def _consulting(one: Any) -> Iterator[Entry]:
    third = one.consulted == Consulted.THIRD_PARTY
    code = "P05" if third else "P08"
    yield Entry(f"consultation-{one.pk}", code, one, one.letter_number, one.sent)
    if third:
        yield Entry(f"opinion-{one.pk}", "P06", one, one.letter_number, one.sent)
    yield Entry(f"consulting-{one.pk}", "P07", one, on=one.sent)


def _deciding(case: Application) -> Iterator[Entry]:
    for one in decisions(case):
        kind = letter_of(one.outcome, one.sub_kind)
        yield Entry(f"{REPLY}-{one.place}", kind.code, one, one.number, one.on)
        if one.is_signed:
            yield from _after(case, one)


def _after(case: Application, decision: Decision) -> Iterator[Entry]:
    """What follows a signed decision: third parties told, the reply served."""
    if decision.outcome in ("granted", "partial"):
        yield from _against_the_wish(case, decision)
    served = decision.served or decision.on
    yield Entry(f"service-{decision.place}", "P14", decision, on=served)


def _against_the_wish(case: Application, decision: Decision) -> Iterator[Entry]:
    """Third parties that objected to what is disclosed all the same (art. 32)."""
    objecting = (Opinion.OBJECTS, Opinion.PARTLY)
    for asked in case.consultations.all():
        if asked.consulted == Consulted.THIRD_PARTY and asked.opinion in objecting:
            yield Entry(f"disclosing-{decision.place}-{asked.pk}", "P12", asked, on=decision.on)
