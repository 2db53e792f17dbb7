"""Founding a catalogue and editing its draft (编制目录、修改目录); nothing of it is public yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from gongkai.office.catalogue.kinds import Kind, Reach
from gongkai.office.catalogue.models import Catalogue, Edition, Entry, Row
from gongkai.office.catalogue.reading import current
from gongkai.office.catalogue.seeding import seed_rows
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, NotPermitted, require

FOUNDED = Act("catalogue_founded", "编制目录", "《条例》第十二条")
ROW_PUT = Act("catalogue_row_put", "修改目录条目", "《条例》第十二条")
ROW_DROPPED = Act("catalogue_row_dropped", "删除目录条目", "《条例》第十二条")
BROUGHT_IN = Act("catalogue_brought_in", "导入目录", "《条例》第十二条")
DISCARDED = Act("catalogue_draft_discarded", "放弃修改稿", "《条例》第十二条")

SUBJECT = "catalogue"


@transaction.atomic
def found(
    *,
    organ: Organ,
    kind: str,
    by: User,
    on: date,
    field: str = "",
    title: str = "",
    reach: str = Reach.AREA,
) -> Catalogue:
    """Begin a catalogue (编制目录, art. 12): its first edition is an empty draft."""
    require(by, Duty.DRAFT, organ, what="编制公开目录")
    named = field if kind == Kind.STANDARD else ""
    catalogue = Catalogue(
        organ=organ,
        kind=kind,
        field=named,
        title=title or _title(organ, named),
        reach=reach,
    )
    catalogue.full_clean()
    catalogue.save()
    Edition.objects.create(catalogue=catalogue, number=1, edited_by=by)
    _log(FOUNDED, catalogue, by=by, on=on, new={"title": catalogue.title})
    return catalogue


def _title(organ: Organ, field: str) -> str:
    sort = f"{field}领域政务公开标准目录" if field else "主动公开基本目录"
    return f"{organ.name}{sort}"


@transaction.atomic
def revise(*, catalogue: Catalogue, by: User, on: date) -> Edition:
    """The draft of the next edition (修改稿): the open one, or a copy of the current edition."""
    require(by, Duty.DRAFT, catalogue.organ, what="修改公开目录")
    catalogue = Catalogue.objects.select_for_update().get(pk=catalogue.pk)
    draft = catalogue.editions.filter(adopted=None).first()
    if draft is not None:
        return draft
    last = current(catalogue)
    draft = Edition.objects.create(
        catalogue=catalogue, number=last.number + 1 if last else 1, edited_by=by
    )
    rows = list(last.rows.all()) if last else []
    for row in rows:
        row.pk, row.edition = None, draft
        row._state.adding = True
    Row.objects.bulk_create(rows)
    return draft


@transaction.atomic
def put_row(
    *, catalogue: Catalogue, by: User, on: date, entry: Entry | None = None, **fields: Any
) -> Row:
    """Write a row of the draft (修改条目): that of an entry, or a new one at the end."""
    draft = revise(catalogue=catalogue, by=by, on=on)
    row = draft.rows.filter(entry=entry).first() if entry else None
    if row is None:
        row = Row(edition=draft, entry=entry or _entry(catalogue), position=_end(draft))
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    _edited(draft, by)
    _log(ROW_PUT, catalogue, by=by, on=on, new={"entry": row.entry.number, "item": row.item})
    return row


def _entry(catalogue: Catalogue) -> Entry:
    last = catalogue.entries.aggregate(last=Max("serial"))["last"] or 0
    return Entry.objects.create(catalogue=catalogue, serial=last + 1)


def _end(draft: Edition) -> int:
    last: int = draft.rows.aggregate(last=Max("position"))["last"] or 0
    return last + 1


def _edited(draft: Edition, by: User) -> None:
    draft.edited_by = by
    draft.save(update_fields=["edited_by"])


@transaction.atomic
def drop_row(*, catalogue: Catalogue, entry: Entry, by: User, on: date) -> None:
    """Leave an entry out of the draft (删除条目); editions that list it keep it."""
    draft = revise(catalogue=catalogue, by=by, on=on)
    row = draft.rows.filter(entry=entry).first()
    if row is None:
        raise NotPermitted("修改稿中没有这一条，请刷新页面后再办理。")
    item = row.item
    row.delete()
    _edited(draft, by)
    _log(ROW_DROPPED, catalogue, by=by, on=on, old={"entry": entry.number, "item": item})


@transaction.atomic
def discard(*, catalogue: Catalogue, by: User, on: date) -> None:
    """Give the draft of a change up (放弃修改稿); what is adopted stays as it is."""
    require(by, Duty.DRAFT, catalogue.organ, what="修改公开目录")
    draft = catalogue.editions.filter(adopted=None).first()
    if draft is None or draft.number == 1:
        raise NotPermitted("没有可以放弃的修改稿，请刷新页面。")
    number = draft.number
    draft.delete()
    _log(DISCARDED, catalogue, by=by, on=on, old={"edition": number})


@transaction.atomic
def bring_in(
    *, catalogue: Catalogue, lines: Iterable[Mapping[str, Any]], by: User, on: date
) -> Edition:
    """Let the draft say what a checked workbook says (导入目录), whole: rows left out are dropped.

    A line names its entry by "serial", a new one by none; the rest are the fields of a row.
    """
    draft = revise(catalogue=catalogue, by=by, on=on)
    known = {entry.serial: entry for entry in catalogue.entries.all()}
    draft.rows.all().delete()
    rows = []
    for position, line in enumerate(lines, start=1):
        fields = {name: value for name, value in line.items() if name != "serial"}
        entry = known[line["serial"]] if line.get("serial") else _entry(catalogue)
        row = Row(edition=draft, entry=entry, position=position, **fields)
        row.full_clean(exclude=["edition", "entry"], validate_unique=False)
        rows.append(row)
    Row.objects.bulk_create(rows)
    _edited(draft, by)
    _log(BROUGHT_IN, catalogue, by=by, on=on, new={"rows": len(rows)})
    return draft


def seed(*, catalogue: Catalogue, by: User, on: date) -> Edition:
    """Fill an empty draft with the rows that the Regulation's items suggest (按条例起草)."""
    draft = revise(catalogue=catalogue, by=by, on=on)
    if draft.rows.exists():
        raise NotPermitted("修改稿中已有条目，不能再按条例起草。")
    return bring_in(catalogue=catalogue, lines=seed_rows(), by=by, on=on)


def _log(act: Act, catalogue: Catalogue, *, by: User, on: date, **details: Any) -> None:
    record(
        act,
        subject=SUBJECT,
        subject_id=catalogue.pk,
        organ=catalogue.organ,
        by=by,
        on=on,
        **details,
    )
