"""A checked case made ready (备妥导入的案件): sealed, counted, its words cut into pairs."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.office.applications import sealing
from gongkai.office.applications.acts.events import (
    IMPORTED_CLOSED,
    IMPORTED_DECIDED,
    IMPORTED_OPEN,
    IMPORTED_UNCONFIRMED,
)
from gongkai.office.applications.clock import ClockFacts, reply_clock
from gongkai.office.applications.importing.checking import Earlier
from gongkai.office.applications.kinds import Delivery, Form, IdKind
from gongkai.office.applications.models import Application
from gongkai.office.applications.records import bigrams
from gongkai.office.applications.sealing import Applicant
from gongkai.office.applications.searching.texts import own_texts
from gongkai.office.applications.searching.words import grams, name_grams
from gongkai.office.applications.states import state
from gongkai.office.ledger.actions import Act
from gongkai.office.organs.models import Organ
from gongkai.statute import Deadline, official_calendar

BEFORE = "导入前已办理，见原案卷"


@dataclass(frozen=True, slots=True)
class Ready:
    """A case that only has to be kept (待存案件): its row, the pairs of its title and its words."""

    case: Earlier
    row: Application
    title: frozenset[str]
    words: array[int]


def prepared(fresh: list[Earlier], *, organ: Organ, on: date) -> list[Ready]:
    """Cases made ready, in their order; nothing is written."""
    calendar = official_calendar()

    @cache
    def clock(facts: ClockFacts) -> Deadline | None:
        return reply_clock(facts, calendar)  # a day of receipt is that of many cases

    return [_ready(one, clock(_facts(one)), organ=organ, on=on) for one in fresh]


def _ready(one: Earlier, deadline: Deadline | None, *, organ: Organ, on: date) -> Ready:
    applicant = _applicant(one)
    row = _row(one, applicant, deadline, organ=organ, on=on)
    texts = [text.text for text in own_texts(row)]
    texts += [note_of(one)]
    texts += [BEFORE] if "extended" in one.cells or row.concluded else []
    words = grams(texts) | name_grams(applicant.name, organ_id=organ.pk)
    return Ready(one, row, bigrams(row.title), array("q", words))


def _row(
    one: Earlier, applicant: Applicant, deadline: Deadline | None, *, organ: Organ, on: date
) -> Application:
    """The row of a case: sealed, its clock counted, marked with the day of the import."""
    cells = one.cells
    return Application(
        organ=organ,
        year=one.year,
        serial=one.serial,
        register_number=one.number,
        channel=cells["channel"],
        category=cells["category"],
        masked_name=sealing.masked(applicant.name),
        sealed=sealing.sealed(applicant, about=one.number),
        lookup=sealing.lookup(applicant, organ_id=organ.pk),
        title=cells["title"],
        description=cells.get("description") or cells["title"],
        form=cells.get("form", Form.PAPER),
        delivery=cells.get("delivery", Delivery.POST),
        arrived=cells["arrived"],
        received=one.received,
        received_rule="导入时填写"
        if "received" in cells
        else f"{one.rule.rule}（{one.rule.article}）",
        due=deadline.due if deadline else None,
        provisional=bool(deadline and deadline.provisional),
        state=state([act_of(one).kind]),
        outcome=cells.get("outcome", ""),
        concluded=cells.get("concluded"),
        letter_number=cells.get("letter_number", ""),
        served=cells.get("served"),
        query_code_hash=sealing.code_hash(sealing.query_code(), about=one.number),
        imported=on,
    )


def _applicant(one: Earlier) -> Applicant:
    cells = one.cells
    return Applicant(
        name=cells["name"],
        category=cells["category"],
        id_kind=cells.get("id_kind", IdKind.OTHER),
        id_number="".join(cells.get("id_number", "").split()).upper(),
        phone=cells.get("phone", ""),
        address=cells.get("address", ""),
    )


def _facts(one: Earlier) -> ClockFacts:
    return ClockFacts(
        received=one.received,
        extended_by=one.cells.get("extended_by", 0),
        extended=one.cells.get("extended"),
    )


def act_of(one: Earlier) -> Act:
    """What the ledger says of a case that comes in (导入事项): how far it had come."""
    if "served" in one.cells:
        return IMPORTED_CLOSED
    if "concluded" in one.cells:
        return IMPORTED_DECIDED
    return IMPORTED_OPEN if one.received else IMPORTED_UNCONFIRMED


def note_of(one: Earlier) -> str:
    """Where it stood in the workbook, as the ledger keeps it."""
    return f"第 {one.row} 行"
