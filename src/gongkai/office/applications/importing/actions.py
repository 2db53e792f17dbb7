"""Bringing checked cases in (导入): all of a workbook or nothing, with their numbers kept."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from django.db import IntegrityError, transaction

from gongkai.office.applications import sealing
from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.acts.events import (
    CONCLUDED,
    IMPORTED_CLOSED,
    IMPORTED_DECIDED,
    IMPORTED_OPEN,
    IMPORTED_UNCONFIRMED,
    REGISTERED,
    SERIES,
    SUBJECT,
)
from gongkai.office.applications.clock import ClockFacts, reply_clock
from gongkai.office.applications.importing.checking import Checked, Earlier, checked
from gongkai.office.applications.importing.reading import read
from gongkai.office.applications.kinds import Delivery, Form, IdKind, ServiceWay
from gongkai.office.applications.models import (
    Application,
    Conclusion,
    Extension,
    Gram,
    Service,
)
from gongkai.office.applications.records import bigrams
from gongkai.office.applications.sealing import Applicant
from gongkai.office.applications.searching.actions import index_cases
from gongkai.office.applications.states import state
from gongkai.office.ledger.actions import Act, Entry, continue_after, record_all
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.statute import official_calendar

BEFORE = "导入前已办理，见原案卷"
BATCH = 200


def examined(data: bytes, *, organ: Organ, by: User, today: date) -> Checked:
    """What a workbook comes to (试导入); nothing is written. Raises Unreadable."""
    require(by, Duty.HANDLE, organ, what="导入案件")
    lines, faults = read(data)
    return checked(lines, faults, organ=organ, today=today)


@transaction.atomic
def bring_in(data: bytes, *, organ: Organ, by: User, on: date) -> Checked:
    """Bring the cases of a workbook in (导入往年案件): all of them, or none.

    Those that an earlier import brought in are left as they are. Raises Refused while a fault
    stands, Unreadable for what is no workbook of the template.
    """
    Organ.objects.select_for_update().get(pk=organ.pk)
    found = examined(data, organ=organ, by=by, today=on)
    if not found.may_go:
        count = sum(fault.stops for fault in found.faults)
        raise Refused(f"还有 {count} 处须改正，一件也没有导入；请先按核对结果改正。")
    try:
        _keep(found.fresh, organ=organ, by=by, on=on)
    except IntegrityError as fault:
        raise Refused("导入时有人登记了同号的申请，一件也没有导入；请重新核对。") from fault
    return found


def _keep(fresh: list[Earlier], *, organ: Organ, by: User, on: date) -> None:
    rows = [_application(one, organ=organ, on=on) for one in fresh]
    with transaction.atomic():
        Application.objects.bulk_create(rows, batch_size=BATCH)
    _keep_records(list(zip(fresh, rows, strict=True)), by=by)
    grams = (Gram(application=row, organ=organ, gram=g) for row in rows for g in bigrams(row.title))
    Gram.objects.bulk_create(grams, batch_size=2000)
    record_all(_entry(one, row, by=by, on=on) for one, row in zip(fresh, rows, strict=True))
    index_cases(rows)
    _continue_numbers(fresh, organ)


def _application(one: Earlier, *, organ: Organ, on: date) -> Application:
    """The row of a case: sealed, its clock counted, marked with the day of the import."""
    cells = one.cells
    applicant = _applicant(one)
    deadline = reply_clock(_facts(one), official_calendar())
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
        state=state([_act(one).kind]),
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


def _act(one: Earlier) -> Act:
    if "served" in one.cells:
        return IMPORTED_CLOSED
    if "concluded" in one.cells:
        return IMPORTED_DECIDED
    return IMPORTED_OPEN if one.received else IMPORTED_UNCONFIRMED


def _keep_records(pairs: list[tuple[Earlier, Application]], *, by: User) -> None:
    Extension.objects.bulk_create(
        Extension(
            application=row,
            days=one.cells["extended_by"],
            reason=BEFORE,
            decided=one.cells["extended"],
            approved_by=by,
        )
        for one, row in pairs
        if "extended" in one.cells
    )
    decided = Conclusion.objects.bulk_create(
        Conclusion(
            application=row,
            outcome=row.outcome,
            letter_number=row.letter_number,
            basis=BEFORE,
            on=row.concluded,
            by=by,
        )
        for _, row in pairs
        if row.concluded
    )
    Service.objects.bulk_create(
        Service(
            conclusion=one,
            application=one.application,
            way=ServiceWay.POST,
            proof=BEFORE,
            on=one.application.served,
            by=by,
        )
        for one in decided
        if one.application.served
    )


def _entry(one: Earlier, row: Application, *, by: User, on: date) -> Entry:
    new = {"number": row.register_number, "arrived": str(row.arrived)}
    new |= {"received": str(row.received)} if row.received else {}
    new |= {"outcome": row.outcome, "concluded": str(row.concluded)} if row.concluded else {}
    return Entry(_act(one), SUBJECT, row.pk, row.organ, by, on, note=f"第 {one.row} 行", new=new)


def _continue_numbers(fresh: list[Earlier], organ: Organ) -> None:
    """Let later numbers follow those that were brought in (续编登记号和文号)."""
    last: dict[tuple[str, int], int] = defaultdict(int)
    letter = re.compile(
        re.escape(f"{organ.number_prefix}{SERIES[CONCLUDED.kind]}") + r"〔(\d{4})〕(\d{1,9})号"
    )
    for one in fresh:
        series = REGISTERED.kind, one.year
        last[series] = max(last[series], one.serial)
        if found := letter.fullmatch(one.cells.get("letter_number", "")):
            series = CONCLUDED.kind, int(found[1])
            last[series] = max(last[series], int(found[2]))
    for (name, year), number in sorted(last.items()):
        continue_after(organ=organ, series=name, year=year, number=number)
