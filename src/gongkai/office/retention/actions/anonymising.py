"""Anonymising (匿名): what the table says, of one matter, in one transaction; then its files.

The run may be killed at any point: a matter is blanked whole or not at all, and the files whose
records are blanked stand in `Leftover` until their bytes are gone (ADR 0183).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Q, QuerySet

from gongkai.office.applications.models import Application
from gongkai.office.applications.searching.actions import index_again
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ
from gongkai.office.retention.due import MODELS, obstacle
from gongkai.office.retention.fates import Fate, Row
from gongkai.office.retention.fates.table import TABLE
from gongkai.office.retention.fates.values import new_values, stated
from gongkai.office.retention.models import Appraisal, Item, Leftover, Matter
from gongkai.office.retention.terms import DELETING, TERMS
from gongkai.office.staying import may_go

ANONYMISED = Act("anonymised", "按期匿名", DELETING)


@dataclass(slots=True)
class Run:
    """What one run did (本次匿名结果)."""

    done: int = 0
    kept: int = 0
    files: int = 0


def run_approved(
    *, today: date, before: date | None = None, organ: Organ | None = None, limit: int | None = None
) -> Run:
    """Anonymise what is approved (执行鉴定清单), matter by matter, at most `limit` of them.

    `before` leaves alone the lists approved on that day or later. What is no longer due is kept,
    with the reason. Files left by a run that was killed go first.
    """
    run = Run(files=drop_leftovers())
    waiting = items_to_do(before=before, organ=organ).order_by("pk").values_list("pk", flat=True)
    for pk in list(waiting[:limit]):
        result = _settled(pk, today=today)
        run.done += result == Item.Result.DONE
        run.kept += result == Item.Result.KEPT
        run.files += drop_leftovers()
    if run.done:
        _truncate_log()
    return run


def items_to_do(*, before: date | None = None, organ: Organ | None = None) -> QuerySet[Item]:
    """What is approved and not yet done (已批准、待匿名的事项)."""
    rows = Item.objects.filter(
        result=Item.Result.WAITING, appraisal__state=Appraisal.State.APPROVED
    )
    rows = rows.filter(appraisal__decided__lt=before) if before else rows
    return rows.filter(appraisal__organ=organ) if organ else rows


@transaction.atomic
def _settled(pk: int, *, today: date) -> str:
    """Do one matter, or say why it is kept; nothing where another worker was faster."""
    item = Item.objects.select_for_update().get(pk=pk)
    if item.result != Item.Result.WAITING:
        return ""
    matter = (
        MODELS[Matter(item.subject)]._default_manager.select_for_update().get(pk=item.subject_id)
    )
    item.why = obstacle(item.subject, item.subject_id, today=today)
    item.result = Item.Result.KEPT if item.why else Item.Result.DONE
    item.done = today
    item.save()
    if not item.why:
        files = blank(item.subject, item.subject_id, on=today)
        _log(item, matter.organ, files=files, on=today)
        if isinstance(matter, Application):
            matter.refresh_from_db()
            index_again(matter)
    return item.result


def _log(item: Item, organ: Organ, *, files: int, on: date) -> None:
    term, appraisal = TERMS[item.term], item.appraisal
    record(
        ANONYMISED,
        subject=item.subject,
        subject_id=item.subject_id,
        organ=organ,
        by=appraisal.decided_by,
        on=on,
        note=f"{term.label}，{item.start}起算，按鉴定清单{appraisal.number}",
        new={
            "term": item.term,
            "years": term.years,
            "appraisal": item.appraisal_id,
            "files": files,
        },
    )


def blank(subject: str, subject_id: int, *, on: date) -> int:
    """Blank a matter as the table says (清除个人信息): how many files are to go."""
    files = 0
    for row, rows in _rows(subject, subject_id):
        if row.deleted:
            rows.delete()
            continue
        files += _leave(row, rows)
        for one in rows.only("pk", *row.having(Fate.STATED)) if row.having(Fate.STATED) else ():
            one.facts = stated(one.facts)
            one.save(update_fields=["facts"])
        marked = {"anonymised": on} if row.model in MODELS.values() else {}
        values = new_values(row) | marked
        if values:
            rows.update(**values)
    return files


def _rows(subject: str, subject_id: int) -> Iterator[tuple[Row, QuerySet]]:
    for row in TABLE:
        rows = row.of(subject, subject_id)
        if rows is not None:
            yield row, rows


def _leave(row: Row, rows: QuerySet) -> int:
    """Write down the files that go, before their names are gone."""
    names = [
        name
        for field in row.having(Fate.REMOVED)
        for name in rows.exclude(Q(**{field: ""})).values_list(field, flat=True)
    ]
    Leftover.objects.bulk_create((Leftover(name=name) for name in names), ignore_conflicts=True)
    return len(names)


def drop_leftovers() -> int:
    """Take the bytes of blanked records off the disk (删除文件): how many files.

    None while a backup is made, whose database may still name them: the next run does it.
    """
    with may_go(settings.HOME) as is_free:
        return sum(_dropped(one) for one in Leftover.objects.order_by("pk")) if is_free else 0


def _dropped(one: Leftover) -> int:
    default_storage.delete(one.name)
    one.delete()
    return 1


def _truncate_log() -> None:
    """Empty SQLite's log, in which the pages as they were before would lie on."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
