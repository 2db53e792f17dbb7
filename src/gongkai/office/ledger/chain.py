"""The hash chain (哈希链): what an event's hash covers, and where a chain is broken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.office.ledger.models import Event, Head

START = "0" * 64
COVERED = (
    "organ_id",
    "subject",
    "subject_id",
    "kind",
    "label",
    "actor_id",
    "actor_name",
    "article",
    "note",
    "old",
    "new",
    "previous_hash",
)


def digest(event: Event) -> str:
    """The SHA-256 of an event and of the hash before it."""
    covered = {name: getattr(event, name) for name in COVERED}
    covered["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    covered["on"] = event.on.isoformat()
    return digest_of(covered)


def digest_of(told: Mapping[str, Any]) -> str:
    """The same of an event as data, day and time as text (摘要): what is beside is not covered."""
    covered = {name: told[name] for name in (*COVERED, "at", "on")}
    text = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def breaks(events: Iterable[Event], head: Head | None) -> Iterator[str]:
    """Each place where the chain does not hold (断链), in a sentence; nothing when it holds."""
    previous, count = START, 0
    for event in events:
        count += 1
        if event.previous_hash != previous:
            yield f"第 {event.pk} 号台账记录与前一记录不相接：中间有记录被删除、插入或改动。"
        if digest(event) != event.hash:
            yield f"第 {event.pk} 号台账记录的内容与其摘要不符：记录被改动。"
        previous = event.hash
    if head is None:
        if count:
            yield "台账的链尾不见了。"
    elif (head.count, head.hash) != (count, previous):
        yield f"台账应有 {head.count} 条记录，现有 {count} 条，或末尾记录被替换。"
