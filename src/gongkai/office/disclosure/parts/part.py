"""What all parts have in common (组成部分): the document, the order, the columns that are bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any, ClassVar

from django.db import models

PARTS = ("interviews", "services", "topics", "suggestions", "issues", "contents")
"""The relations by which a document has its parts."""


class Part(models.Model):
    """A child row of a document that is part of what reviewers read (组成部分).

    `REVIEWED` names the columns that the digest binds; the triggers of its table name the same.
    `RELATION` is how its document has it, one of `PARTS`.
    """

    REVIEWED: ClassVar[tuple[str, ...]] = ()
    RELATION: ClassVar[str] = ""

    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def said(self) -> dict[str, Any]:
        """Its bound columns as plain data, as the database itself compares them."""
        return {name: _plain(self, name) for name in self.REVIEWED}

    def facts(self) -> list[list[str]]:
        """What it says, as rows of a term and a value; empty ones left out (要素)."""
        shown = ((name, self._words(name)) for name in self.REVIEWED)
        return [
            [str(self._meta.get_field(name).verbose_name), words] for name, words in shown if words
        ]

    def _words(self, name: str) -> str:
        display = getattr(self, f"get_{name}_display", None)
        value = display() if display else getattr(self, name)
        if isinstance(value, time):
            return value.strftime("%H:%M")
        return "" if value is None else str(value)


def _plain(part: Part, name: str) -> Any:
    value = getattr(part, name)
    if isinstance(value, (date, time)):
        return value.isoformat()
    field = part._meta.get_field(name)
    return field.get_prep_value(value) if hasattr(field, "stream_block") else value


def put_parts(document: Any, parts: Iterable[Part]) -> None:
    """Put parts into a draft in memory, in place of its own of those sorts (编入).

    Raises ValidationError for what such a part cannot be.
    """
    given: dict[str, list[Part]] = {}
    for part in parts:
        part.full_clean(exclude={"document"})
        given.setdefault(part.RELATION, []).append(part)
    for relation, rows in given.items():
        for place, row in enumerate(rows):
            row.sort_order = place
        getattr(document, relation).set(rows)


def parts_of(document: Any) -> Iterator[tuple[str, list[Part]]]:
    """The parts that a document has, by relation and in order; relations without any left out."""
    for name in PARTS:
        rows = sorted(getattr(document, name).all(), key=lambda row: row.sort_order)
        if rows:
            yield name, rows


def said_by(document: Any) -> dict[str, list[dict[str, Any]]]:
    """All that the parts of a document say, as plain data; nothing where it has none."""
    return {name: [row.said() for row in rows] for name, rows in parts_of(document)}
