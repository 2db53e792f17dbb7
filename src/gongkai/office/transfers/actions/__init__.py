"""Bringing documents in (迁入): as drafts, under a key that brings none in twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from gongkai.office.disclosure import actions as documents
from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.actions import Act, record
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.office.transfers.checking import Checked, checked, transferred
from gongkai.office.transfers.models import Transfer
from gongkai.office.transfers.packages.incoming import Incoming
from gongkai.office.transfers.packages.reading import read

TRANSFERRED = Act("transferred", "迁入")


class Refused(ValueError):
    """What is not brought in, and what to do, in a sentence (不予迁入)."""


def examined(data: bytes, *, organ: Organ, by: User, today: date) -> Checked:
    """What a package comes to (试导入); nothing is written. Raises Unreadable."""
    require(by, Duty.DRAFT, organ, what="迁入信息")
    given, faults = read(data)
    return checked(given, faults, organ=organ, today=today)


def bring_in(data: bytes, *, organ: Organ, by: User, on: date) -> Checked:
    """Bring the documents of a package in as drafts (导入): all of them, or none.

    Raises Refused while a fault stands, Unreadable for what is no package.
    """
    found = examined(data, organ=organ, by=by, today=on)
    if not found.may_go:
        count = sum(fault.stops for fault in found.faults)
        raise Refused(f"还有 {count} 处须改正，一件也没有导入；请先按核对结果改正。")
    keep(found, organ=organ, by=by, on=on)
    return found


@transaction.atomic
def keep(found: Checked, *, organ: Organ, by: User, on: date) -> None:
    """Keep what was checked; an original before what explains it.

    Raises Refused where another brought the same in meanwhile.
    """
    here = {key: row.document for key, row in transferred(organ, found.fresh).items()}
    for one in sorted(found.fresh, key=lambda one: (bool(one.interprets), bool(one.consultation))):
        here[one.key] = _kept(one, here, organ=organ, by=by, on=on)


def _kept(
    one: Incoming, here: Mapping[str, Document], *, organ: Organ, by: User, on: date
) -> Document:
    fields = dict(one.fields) | {name: here[key] for name, key in one.links.items()}
    made = documents.draft(by=by, on=on, organ=organ, **fields)
    for file in one.files:
        documents.attach(
            document=made,
            title=file.name.removesuffix(file.ending),
            data=file.data,
            name=file.name,
            content_type=file.content_type,
        )
    document = Document.objects.get(pk=made.pk)
    if one.files:
        document.save_revision(user=by, clean=False)
    _note(one, document, organ=organ, by=by, on=on)
    return document


def _note(one: Incoming, document: Document, *, organ: Organ, by: User, on: date) -> None:
    try:
        with transaction.atomic():
            Transfer.objects.create(
                organ=organ,
                key=one.key,
                document=document,
                digest=one.digest,
                address=one.address,
                published=one.published,
                by=by,
                on=on,
            )
    except IntegrityError as fault:
        raise Refused(f"“{one.key}”刚才已由别人迁入，一件也没有导入；请重新核对。") from fault
    record(
        TRANSFERRED,
        subject="document",
        subject_id=document.pk,
        organ=organ,
        by=by,
        on=on,
        new={"key": one.key, "digest": one.digest},
    )
