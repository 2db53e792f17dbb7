"""Writing to the ledger (记台账) and taking numbers (取号)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.office.ledger.chain import digest
from gongkai.office.ledger.models import Counter, Event, Head
from gongkai.office.organs.models import Organ, User


@dataclass(frozen=True, slots=True)
class Act:
    """What happened (事项): a stable word, its Chinese name, and the article it rests on."""

    kind: str
    label: str
    article: str = ""


@transaction.atomic
def record(
    act: Act,
    *,
    subject: str,
    subject_id: int,
    organ: Organ,
    by: User | None,
    on: date,
    note: str = "",
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
) -> Event:
    """Append one event to the chain (记台账), in the transaction of what it records.

    `by` is None where the public acted. Values must be JSON and free of personal data.
    """
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    event = Event(
        organ=organ,
        subject=subject,
        subject_id=subject_id,
        kind=act.kind,
        label=act.label,
        article=act.article,
        actor=by,
        actor_name=str(by) if by else "公众",
        at=timezone.now(),
        on=on,
        note=note,
        old=dict(old or {}),
        new=dict(new or {}),
        previous_hash=head.hash,
    )
    event.hash = digest(event)
    event.save(force_insert=True)
    head.count += 1
    head.hash = event.hash
    head.save()
    return event


@transaction.atomic
def take_number(*, organ: Organ, series: str, year: int) -> int:
    """The next number of a series of an organ in a year (取号), without gaps or doubles.

    Taken inside the transaction that uses it: if that fails the number is not spent.
    """
    counter, _ = Counter.objects.select_for_update().get_or_create(
        organ=organ, series=series, year=year
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
