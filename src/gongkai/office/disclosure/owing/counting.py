"""Counting what organs owe (公开责任的统计): a fixed number of queries, whatever there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max
from django.utils import timezone

from gongkai.office.catalogue.applying import Applies
from gongkai.office.catalogue.models import Row
from gongkai.office.catalogue.owing import Held, Owed, Standing, Term, owed
from gongkai.office.catalogue.reading import (
    PUBLIC,
    current_rows,
    listed_since,
    standpoints,
)
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ
from gongkai.office.organs.visibility import visible
from gongkai.statute import official_calendar


@dataclass(frozen=True, slots=True)
class Gap:
    """One row as one organ stands with it (公开责任): nothing is owed where it does not apply."""

    row: Row
    organ: Organ
    verdict: Applies
    owed: Owed | None

    @property
    def is_gap(self) -> bool:
        """Whether something is missing."""
        return self.owed is not None and self.owed.is_gap


@dataclass(frozen=True, slots=True)
class Tally:
    """Gaps added up (合计): for a cell of the matrix, an organ, an inspection."""

    applying: int
    empty: int
    stale: int
    soon: int
    documents: int

    @property
    def gaps(self) -> int:
        """Rows with something missing: nothing there, or not renewed in time."""
        return self.empty + self.stale

    @property
    def current(self) -> int:
        """Rows in order, those due soon among them."""
        return self.applying - self.gaps


def held() -> dict[tuple[int, int], Held]:
    """How many documents each organ has under each entry, and when the last came out."""
    rows = visible(PUBLIC, Document).filter(entry__isnull=False).order_by()
    found = rows.values_list("organ", "entry").annotate(count=Count("pk"), last=Max("published_at"))
    return {
        (organ, entry): Held(count, timezone.localdate(last)) for organ, entry, count, last in found
    }


def gaps(organs: Iterable[Organ], *, today: date) -> list[Gap]:
    """Every current row with each of some organs, and what is owed of it (缺口): four queries."""
    counts, since = held(), listed_since()
    calendar = official_calendar()

    def standing(row: Row, organ: Organ) -> Owed:
        term = Term(row.period, row.limit_kind, row.limit_days, since[row.entry_id])
        have = counts.get((organ.pk, row.entry_id), Held())
        return owed(term, have, calendar=calendar, today=today)

    return [
        Gap(
            one.row,
            one.organ,
            one.verdict,
            standing(one.row, one.organ) if one.verdict.applies else None,
        )
        for one in standpoints(organs, current_rows())
    ]


def tally(some: Iterable[Gap]) -> Tally:
    """Gaps added up; what does not apply counts for nothing."""
    found = [one.owed for one in some if one.owed is not None]
    counted: Mapping[Standing, int] = {
        state: sum(one.standing is state for one in found) for state in Standing
    }
    return Tally(
        applying=len(found),
        empty=counted[Standing.EMPTY],
        stale=counted[Standing.STALE],
        soon=counted[Standing.SOON],
        documents=sum(one.count for one in found),
    )


def by_organ(some: Sequence[Gap], organs: Iterable[Organ]) -> list[tuple[Organ, Tally]]:
    """The tally of each organ, in the order given (各机关合计)."""
    return [(organ, tally(one for one in some if one.organ == organ)) for organ in organs]


def most_urgent(some: Iterable[Gap]) -> list[Gap]:
    """What is owed, the longest overdue first, then what has a day, then what has none."""
    wanted = [one for one in some if one.owed is not None and _asks(one.owed)]
    return sorted(wanted, key=lambda one: _order(one.owed))


def _asks(one: Owed) -> bool:
    return one.is_gap or one.standing is Standing.SOON


def _order(one: Owed | None) -> tuple[bool, date]:
    due = one.due if one else None
    return due is None, due or date.max
