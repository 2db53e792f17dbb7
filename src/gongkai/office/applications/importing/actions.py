"""Bringing checked cases in (导入): all of a workbook or nothing, with their numbers kept."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from django.db import IntegrityError, connection, transaction

from gongkai.office.applications.actions.acts import Refused
from gongkai.office.applications.acts.events import CONCLUDED, REGISTERED, SERIES, SUBJECT
from gongkai.office.applications.importing.checking import Checked, Earlier, checked
from gongkai.office.applications.importing.preparing import (
    BEFORE,
    Ready,
    act_of,
    note_of,
    prepared,
)
from gongkai.office.applications.importing.reading import read
from gongkai.office.applications.kinds import ServiceWay
from gongkai.office.applications.models import (
    Application,
    Conclusion,
    Extension,
    Gram,
    Service,
)
from gongkai.office.applications.searching.actions import index_new
from gongkai.office.ledger.actions import Entry, continue_after, record_all
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require

BATCH = 200
GRAMS = f"INSERT INTO {Gram._meta.db_table} (application_id, organ_id, gram) VALUES (%s, %s, %s)"


def examined(data: bytes, *, organ: Organ, by: User, today: date) -> Checked:
    """What a workbook comes to (试导入); nothing is written. Raises Unreadable."""
    require(by, Duty.HANDLE, organ, what="导入案件")
    lines, faults = read(data)
    return checked(lines, faults, organ=organ, today=today)


def bring_in(data: bytes, *, organ: Organ, by: User, on: date) -> Checked:
    """Bring the cases of a workbook in (导入往年案件): all of them, or none.

    Those that an earlier import brought in are left as they are. Raises Refused while a fault
    stands, Unreadable for what is no workbook of the template. All that can be is made ready
    before the transaction begins: while it lasts, nobody else can be given a number.
    """
    found = examined(data, organ=organ, by=by, today=on)
    if not found.may_go:
        count = sum(fault.stops for fault in found.faults)
        raise Refused(f"还有 {count} 处须改正，一件也没有导入；请先按核对结果改正。")
    ready = prepared(found.fresh, organ=organ, on=on)
    try:
        _keep(ready, organ=organ, by=by, on=on)
    except IntegrityError as fault:
        raise Refused("导入时有人登记了同号的申请，一件也没有导入；请重新核对。") from fault
    return found


@transaction.atomic
def _keep(ready: list[Ready], *, organ: Organ, by: User, on: date) -> None:
    _continue_numbers([one.case for one in ready], organ)  # who registers meanwhile waits here
    rows = [one.row for one in ready]
    Application.objects.bulk_create(rows, batch_size=BATCH)
    _keep_records([(one.case, one.row) for one in ready], by=by)
    with connection.cursor() as cursor:
        found = [(one.row.pk, organ.pk, gram) for one in ready for gram in one.title]
        cursor.executemany(GRAMS, found)
    record_all(_entry(one.case, one.row, by=by, on=on) for one in ready)
    index_new({one.row.pk: one.words for one in ready}, organ_id=organ.pk)


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
    return Entry(act_of(one), SUBJECT, row.pk, row.organ, by, on, note=note_of(one), new=new)


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
