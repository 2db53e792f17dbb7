"""The matrix for the supervising office (公开责任矩阵): organs by items, fields or rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.office.catalogue.owing import Owed
from gongkai.office.disclosure.owing.counting import Gap, Tally, tally
from gongkai.office.organs.models import Organ
from gongkai.statute import DUTIES


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column (列): its key in an address, and what it is called."""

    key: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One organ in one column (格): the tally; of a single row also how it stands."""

    head: Head
    tally: Tally
    reason: str
    owed: Owed | None

    @property
    def words(self) -> str:
        """What stands in the cell: words, so that colour says nothing alone."""
        if not self.tally.applying:
            return "不适用"
        if self.owed is not None:
            return f"{self.owed.standing.label} · {self.owed.count} 条"
        if self.tally.gaps:
            return f"缺 {self.tally.gaps} / {self.tally.applying}"
        return f"齐 {self.tally.applying}"

    @property
    def mark(self) -> str:
        """The look of the cell."""
        if not self.tally.applying:
            return "none"
        if self.tally.stale:
            return "stale"
        if self.tally.empty:
            return "empty"
        return "soon" if self.tally.soon else "current"


def _duty(gap: Gap) -> Head:
    return Head(gap.row.duty, gap.row.duty, gap.row.get_duty_display())


def _field(gap: Gap) -> Head:
    catalogue = gap.row.edition.catalogue
    return Head(str(catalogue.pk), catalogue.field or "基本目录", catalogue.title)


def _row(gap: Gap) -> Head:
    return Head(str(gap.row.entry_id), gap.row.item, str(gap.row))


COLUMNS: Mapping[str, Callable[[Gap], Head]] = MappingProxyType(
    {"duty": _duty, "field": _field, "row": _row}
)
"""By what the columns are made: the items of art. 20, the fields, single rows."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Organs and columns, each organ with its cells and its own tally (矩阵)."""

    heads: list[Head]
    lines: list[tuple[Organ, list[Cell], Tally]]


def matrix(some: Sequence[Gap], organs: Sequence[Organ], *, by: str) -> Matrix:
    """Gaps laid out by organ and column; pure, for the queries are done."""
    head_of = COLUMNS[by]
    heads = list(dict.fromkeys(head_of(gap) for gap in some))
    if by == "duty":
        heads.sort(key=lambda head: list(DUTIES).index(head.key))
    cells: dict[tuple[int, Head], list[Gap]] = defaultdict(list)
    for gap in some:
        cells[gap.organ.pk, head_of(gap)].append(gap)
    lines = []
    for organ in organs:
        own = [cells[organ.pk, head] for head in heads]
        line = [_cell(head, gaps, by) for head, gaps in zip(heads, own, strict=True)]
        lines.append((organ, line, tally(gap for gaps in own for gap in gaps)))
    return Matrix(heads, lines)


def _cell(head: Head, some: Sequence[Gap], by: str) -> Cell:
    single = some[0] if by == "row" and some else None
    reason = single.verdict.reason if single and single.owed is None else ""
    return Cell(head, tally(some), reason, single.owed if single else None)
