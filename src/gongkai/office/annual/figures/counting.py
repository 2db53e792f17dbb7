"""What each cell of tables 2, 3 and 4 counts (统计口径), as conditions on records.

The compiled figure and the list of what it counts come from the same condition: one case, one
cell. The readings of the law are ADR 0070 (documents) and 0071 (remedies); HANDBOOK §§1.3–1.7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q

from gongkai.office.disclosure.kinds import Kind, Validity
from gongkai.office.disclosure.models import ValidityChange
from gongkai.report.form import FORM_2021

BLOCK_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"regulations": Kind.REGULATION, "normative_documents": Kind.NORMATIVE}
)
"""The blocks of table 2 that count documents, and the kind each counts."""

ENDING = (Validity.REPEALED, Validity.EXPIRED)
"""Changes after which a document no longer binds."""


def first_day(year: int) -> date:
    """1 January: the period of a report begins (统计期限起)."""
    return date(year, 1, 1)


def last_day(year: int) -> date:
    """31 December: the period of a report ends (统计期限止)."""
    return date(year, 12, 31)


def documents(line: str, year: int) -> Q:
    """What a column of table 2 counts among an organ's documents of one kind.

    `issued` by the date of making, `repealed` by the day of the first repeal, `in_force` at the
    end of 31 December; a document that was amended is still in force, one that expired is not
    and was not repealed either.
    """
    end = last_day(year)
    if line == "issued":
        return Q(formed__range=(first_day(year), end))
    if line == "repealed":
        return Q(_changed(Validity.REPEALED, until=end)) & ~Q(
            _changed(Validity.REPEALED, until=last_day(year - 1))
        )
    return (
        Q(formed__lte=end)
        & (Q(effective__isnull=True) | Q(effective__lte=end))
        & (Q(expires__isnull=True) | Q(expires__gte=end))
        & ~Q(_changed(*ENDING, until=end))
    )


def _changed(*states: Validity, until: date) -> Exists:
    changes = ValidityChange.objects.filter(
        document=OuterRef("pk"), validity__in=states, on__lte=until
    )
    return Exists(changes)


def applications(row: str, year: int) -> Q:
    """What a row of table 3 counts among an organ's counted applications (HANDBOOK R3).

    An outcome belongs to the year in which it was decided, whatever came after (R7).
    """
    if row == "received":
        return Q(received__range=(first_day(year), last_day(year)))
    if row == "carried_in":
        return _open_on(last_day(year - 1))
    if row == "carried_over":
        return _open_on(last_day(year))
    decided = Q(concluded__range=(first_day(year), last_day(year)))
    return decided if row == "handled" else decided & Q(outcome=row)


def _open_on(day: date) -> Q:
    return Q(received__lte=day) & (Q(concluded__isnull=True) | Q(concluded__gt=day))


def remedies(line: str, year: int) -> Q:
    """What a column of table 4 counts among an organ's cases of one kind (HANDBOOK §1.7)."""
    end = last_day(year)
    closed = Q(closed__range=(first_day(year), end))
    pending = Q(filed__lte=end) & (Q(closed__isnull=True) | Q(closed__gt=end))
    if line == "total":
        return closed | pending
    return pending if line == "pending" else closed & Q(result=line)


def table_of(path: str) -> tuple[str, str, str]:
    """A path's table, row or block, and column: `applications.handled.total` (指标路径).

    Raises KeyError for what is no cell of the form.
    """
    if path not in FORM_2021.paths:
        raise KeyError(path)
    table, row, column = path.split(".")
    return table, row, column


def counted_paths() -> Iterator[str]:
    """The cells that are counted from records here; the others are entered (由系统统计的指标)."""
    for path in FORM_2021.paths:
        table, row, _ = table_of(path)
        if table != "proactive" or row in BLOCK_KINDS:
            yield path
