"""The dump that is served (现有数据包), and whether everything in it is still public.

A dump names the last act of the ledger before it was made. It holds as long as that act is there
and none behind it took a document back; otherwise nobody gets it any more (ADR 0213).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from gongkai.office.disclosure.actions import WITHDRAWN
from gongkai.office.disclosure.gate import SUBJECT
from gongkai.office.ledger.models import Event

SCHEMA = "gongkai/open-data/1"
CURRENT = "current"
"""The link that leads to the dump in use: it is turned at once, so that no half dump is seen."""

DICTIONARY, SUMS, MARK = "dictionary.json", "SHA256SUMS", "mark.json"
"""The dictionary (数据字典), the sums, and what stays with us: where in the ledger it was made."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the ledger (台账位置): the last act, and its hash; 0 and nothing before any."""

    event: int
    hash: str

    def holds(self) -> bool:
        """Whether this is the ledger's past, and nothing was taken back since."""
        acts = Event.objects.order_by()
        if self.event and not acts.filter(pk=self.event, hash=self.hash).exists():
            return False
        later = acts.filter(pk__gt=self.event, subject=SUBJECT, kind=WITHDRAWN.kind)
        return not later.exists()


def mark() -> Mark:
    """The place where the ledger ends now; writers queue, so what comes later has a higher key."""
    last = Event.objects.order_by("-pk").values_list("pk", "hash").first()
    return Mark(*(last or (0, "")))


@dataclass(frozen=True, slots=True)
class Dump:
    """A whole dump (数据包): its folder, what its dictionary says, the sums of its files."""

    folder: Path
    dictionary: Mapping[str, Any]
    sums: Mapping[str, str]
    mark: Mark

    @property
    def made(self) -> datetime:
        """When it was begun."""
        return datetime.fromisoformat(self.dictionary["made_at"])

    @property
    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        return {table["name"]: table["rows"] for table in self.dictionary["tables"]}

    def holds(self) -> bool:
        """Whether everything in it is still public."""
        return self.mark.holds()


def place() -> Path:
    """The folder of the dumps."""
    folder: Path = settings.OPEN_DATA
    return folder


def current() -> Dump | None:
    """The dump in use; None where none was made yet."""
    try:
        folder = (place() / CURRENT).resolve(strict=True)
        said = json.loads((folder / DICTIONARY).read_text("utf-8"))
        marked = json.loads((folder / MARK).read_text("utf-8"))
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except FileNotFoundError:  # none yet, or another has just taken its place
        return None
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    return Dump(folder, said, sums, Mark(**marked))
