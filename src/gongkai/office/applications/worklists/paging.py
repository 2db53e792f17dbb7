"""A page of a work list (分页): in an order that an index keeps, the keys first, then the rows.

The keys of a page come from the index alone, so that the fiftieth page of a hundred thousand
cases costs what the first costs; only then the rows of these few keys are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce

from gongkai.office.applications.acts.rules import UNSETTLED
from gongkai.office.applications.models import Application
from gongkai.office.applications.worklists.gathering import gathered

SIZE = 25
"""Cases on a page."""

UNREAD = ("sealed", "description", "purpose", "query_code_hash", "submission", "lookup")
"""What no list shows, and so is not read."""

SORTS = MappingProxyType(
    {
        "due": ("答复期限，最先到期的在前", [F("due").asc(nulls_last=True), "-pk"]),
        "-due": ("答复期限，最后到期的在前", [F("due").desc(nulls_last=True), "-pk"]),
        "-number": ("登记先后，新的在前", ["-pk"]),
        "number": ("登记先后，旧的在前", ["pk"]),
        "-received": ("收到日期，新的在前", [F("received").desc(nulls_last=True), "-pk"]),
        "received": ("收到日期，旧的在前", [F("received").asc(nulls_last=True), "-pk"]),
    }
)
"""The orders that a list may stand in."""

_OPEN_SORTS = MappingProxyType(
    {
        "due": [Coalesce("due", Value(date.max)), "-pk"],
        "-due": [Coalesce("due", Value(date.min)).desc(), "-pk"],
        "received": [Coalesce("received", Value(date.max)), "-pk"],
        "-received": [Coalesce("received", Value(date.min)).desc(), "-pk"],
    }
)
"""The same orders for what is not settled: found by its state, which is few, and then sorted.

In the order of an index the database would pass every settled case before it came to these.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page (一页): its cases, its number, how many there are in all."""

    cases: Sequence[Application]
    number: int
    count: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.count // SIZE))

    @property
    def previous(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The number of the page after."""
        return self.number + 1


def page_of(
    rows: QuerySet, *, sort: str, number: int, count: int | None = None, is_open: bool = False
) -> Page:
    """A page of some cases in an order; a number beyond the end is the last one's.

    `count` is how many there are, where that is known already; `is_open` says that no settled
    case is among them.
    """
    order = _OPEN_SORTS.get(sort) if is_open else None
    rows = rows.filter(state__in=UNSETTLED) if is_open else rows
    count = rows.count() if count is None else count
    last = max(1, -(-count // SIZE))
    at = min(max(1, number), last)
    keys = rows.order_by(*(order or SORTS[sort][1])).values("pk")[(at - 1) * SIZE : at * SIZE]
    found = listed().filter(pk__in=keys).order_by(*SORTS[sort][1])
    return Page(gathered(list(found)), at, count)


def listed() -> QuerySet:
    """Cases with what a list shows of them."""
    return Application.objects.select_related("organ", "handler").defer(*UNREAD)
