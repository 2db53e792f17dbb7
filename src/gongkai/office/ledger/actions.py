"""Writing to the ledger (记台账) and taking numbers (取号)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on one record (记录事项), as `record` takes it."""

    act: Act
    subject: str
    subject_id: int
    organ: Organ
    by: User | None
    on: date
    note: str = ""
    old: Mapping[str, Any] | None = None
    new: Mapping[str, Any] | None = None
    by_name: str = ""


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
    by_name: str = "",
) -> Event:
    """Append one event to the chain (记台账), in the transaction of what it records.

    `by` is None where no member of the staff acted: the public, or what `by_name` says. Values
    must be JSON and free of personal data.
    """
    entry = Entry(act, subject, subject_id, organ, by, on, note, old, new, by_name)
    return record_all([entry])[0]


@transaction.atomic
def record_all(entries: Iterable[Entry]) -> list[Event]:
    """Append events to the chain in their order (批量记台账), each following the one before."""
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    events = []
    for entry in entries:
        event = _following(entry, head.hash)
        events.append(event)
        head.count += 1
        head.hash = event.hash
    Event.objects.bulk_create(events, batch_size=500)
    head.save()
    return events


def _following(entry: Entry, previous: str) -> Event:
    event = Event(
        organ=entry.organ,
        subject=entry.subject,
        subject_id=entry.subject_id,
        kind=entry.act.kind,
        label=entry.act.label,
        article=entry.act.article,
        actor=entry.by,
        actor_name=str(entry.by) if entry.by else entry.by_name or "公众",
        at=timezone.now(),
        on=entry.on,
        note=entry.note,
        old=dict(entry.old or {}),
        new=dict(entry.new or {}),
        previous_hash=previous,
    )
    event.hash = digest(event)
    return event


def take_number(*, organ: Organ, series: str, year: int) -> int:
    """The next number of a series of an organ in a year (取号), without gaps or doubles.

    Taken inside the transaction that uses it: if that fails the number is not spent.
    """
    return take_numbers(organ=organ, series=series, year=year, count=1)[0]


@transaction.atomic
def take_numbers(*, organ: Organ, series: str, year: int, count: int) -> range:
    """The next numbers of a series (批量取号), as many as are wanted, one after the other."""
    counter, _ = Counter.objects.select_for_update().get_or_create(
        organ=organ, series=series, year=year
    )
    taken = range(counter.last + 1, counter.last + 1 + count)
    counter.last += count
    counter.save(update_fields=["last"])
    return taken


@transaction.atomic
def continue_after(*, organ: Organ, series: str, year: int, number: int) -> None:
    """Let a series go on after a number that was given elsewhere (续编); never go back."""
    counter, _ = Counter.objects.select_for_update().get_or_create(
        organ=organ, series=series, year=year
    )
    if counter.last < number:
        counter.last = number
        counter.save(update_fields=["last"])
