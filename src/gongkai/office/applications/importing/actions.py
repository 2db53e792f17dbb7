"""Bringing checked cases in (导入): all of a workbook or nothing, with their numbers kept.

A page hands a workbook over and a worker brings it in. Killed at any moment it is in whole or
still waits: its cases and the end of its run are one transaction. What was begun and has not ended
is begun anew by whoever comes `AGAIN` later (ADR 0195).
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Q

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
    ImportRun,
    Service,
)
from gongkai.office.applications.searching.actions import index_new
from gongkai.office.backoffice.workbooks.faults import Unreadable
from gongkai.office.keyring import Locked, locked, unlocked
from gongkai.office.ledger.actions import Entry, continue_after, record_all
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, require

BATCH = 200
USE = "import"
"""What the key of waiting workbooks is derived for."""

AGAIN = timedelta(minutes=5)
"""After so long a run that was begun is taken for dead; most are over in one."""

BROKEN = (
    "平台处理这个工作簿时出错，一件也没有导入；请把提交时间告诉平台运行人员，由其查看运行日志。"
)
LOG = logging.getLogger(__name__)
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
    found, ready = _made_ready(data, organ=organ, by=by, on=on)
    _keep(ready, organ=organ, by=by, on=on)
    return found


def _made_ready(data: bytes, *, organ: Organ, by: User, on: date) -> tuple[Checked, list[Ready]]:
    """What a workbook comes to, and its cases ready to be kept (备妥); nothing is written.

    Raises Refused while a fault stands, Unreadable.
    """
    found = examined(data, organ=organ, by=by, today=on)
    if not found.may_go:
        count = sum(fault.stops for fault in found.faults)
        raise Refused(f"还有 {count} 处须改正，一件也没有导入；请先按核对结果改正。")
    return found, prepared(found.fresh, organ=organ, on=on)


def _keep(ready: list[Ready], *, organ: Organ, by: User, on: date) -> None:
    """Keep cases that are ready (存入): all or none. Raises Refused for a number just given."""
    try:
        _keep_rows(ready, organ=organ, by=by, on=on)
    except IntegrityError as fault:
        raise Refused("导入时有人登记了同号的申请，一件也没有导入；请重新核对。") from fault


@transaction.atomic
def _keep_rows(ready: list[Ready], *, organ: Organ, by: User, on: date) -> None:
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


@transaction.atomic
def hand_over(data: bytes, *, organ: Organ, by: User, on: date) -> ImportRun:
    """Hand a checked workbook to the background (交后台导入). Raises NotPermitted.

    The same person's run of the organ that still waits is his: sent twice it is brought in once.
    """
    require(by, Duty.HANDLE, organ, what="导入案件")
    return ImportRun.objects.create(organ=organ, by=by, on=on, sealed=locked(data, use=USE))


def bring_waiting(*, at: datetime) -> int:
    """Bring in what waits (后台导入), the oldest first: how many workbooks came to an end."""
    count = 0
    while run := _claimed(at):
        count += _brought(run)
    return count


@transaction.atomic
def _claimed(at: datetime) -> ImportRun | None:
    """The next run that nobody is at, now ours."""
    is_free = Q(begun=None) | Q(begun__lt=at - AGAIN)
    waiting = ImportRun.objects.select_for_update(of=("self",)).select_related("organ", "by")
    run = waiting.filter(is_free, state=ImportRun.State.WAITING).order_by("pk").first()
    if run is not None:
        run.begun = at
        run.save(update_fields=["begun"])
    return run


def _brought(run: ImportRun) -> bool:
    """Bring one workbook in, or say why not; whether it was still to be done."""
    who = {"organ": run.organ, "by": run.by, "on": run.on}
    try:
        found, ready = _made_ready(unlocked(run.sealed, use=USE), **who)
        with transaction.atomic():
            if not _ended(run, ImportRun.State.DONE, found.told):
                return False
            _keep(ready, **who)
    except (Refused, Unreadable, NotPermitted, Locked) as refusal:
        return _ended(run, ImportRun.State.REFUSED, str(refusal))
    except DatabaseError:
        raise  # it may go another time
    except Exception as fault:  # the mail that the same worker sends must not end with it
        LOG.error("import %s could not be done: %s", run.pk, type(fault).__name__)
        return _ended(run, ImportRun.State.REFUSED, BROKEN)
    return True


def _ended(run: ImportRun, state: str, told: str) -> bool:
    """End a run and forget its workbook; not where another worker was faster."""
    waiting = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.WAITING)
    return bool(waiting.update(state=state, told=told[:300], sealed=""))
