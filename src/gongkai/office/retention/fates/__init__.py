"""What becomes of each field when a period is over (去留表): blanked, removed, or kept because.

The table names every field that may hold words. A test walks all models: a field that the table
does not know fails it, so nothing new is forgotten (ADR 0183).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django.db.models import Model, QuerySet


class Fate(StrEnum):
    """What becomes of a field (去留)."""

    EMPTIED = "emptied"
    REPLACED = "replaced"
    DETACHED = "detached"
    STATED = "stated"
    REMOVED = "removed"


TOLD = MappingProxyType(
    {
        Fate.EMPTIED: "清空",
        Fate.REPLACED: "改为“已按期匿名”",
        Fate.DETACHED: "改为不能对应任何人的编号",
        Fate.STATED: "只留是与否",
        Fate.REMOVED: "文件从磁盘删除",
    }
)
"""The fates as the preview says them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that stays (保留), and why it tells of nobody."""

    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of the rows of one model (一类记录的去留).

    `links` says by which field its rows hang on each matter; the empty link, with what stands
    before it in `through`, is by subject and number as in the ledger. `deleted` rows go whole.
    """

    model: type[Model]
    fields: Mapping[str, Fate | Kept]
    links: Mapping[str, str] = field(default_factory=dict)
    through: str | None = None
    deleted: bool = False

    def of(self, subject: str, subject_id: int) -> QuerySet | None:
        """The rows of a matter, or None where none can be."""
        rows = self.model._default_manager.order_by("pk")
        if subject in self.links:
            return rows.filter(**{self.links[subject]: subject_id})
        if self.through is None:
            return None
        names: dict[str, Any] = {
            f"{self.through}subject": subject,
            f"{self.through}subject_id": subject_id,
        }
        return rows.filter(**names)

    def having(self, fate: Fate) -> list[str]:
        """The fields of a fate."""
        return [name for name, what in self.fields.items() if what is fate]
