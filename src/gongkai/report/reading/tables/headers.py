"""The header of a table (表头): which column of the grid is which column of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.labels import HEADINGS, ROWS, words
from gongkai.report.reading.numbers import is_value_like, plain_text

ENOUGH = 5
"""How many of the seven column names must be found before the rest is inferred from them."""

_ABOVE = {words(label) for key in ("applicants", "organisations") for label in HEADINGS[key]}


def covered(columns: Mapping[str, tuple[int, int]]) -> frozenset[int]:
    """All grid columns that the form's columns cover together."""
    return frozenset(at for first, last in columns.values() for at in range(first, last + 1))


@dataclass(slots=True)
class Header:
    """What the header rows of a table say so far.

    `names` maps printed words to the keys of the columns, `keys` are all columns in the order
    of the form. `columns` maps a key to the first and last grid column that it covers, and is
    empty while the header does not tell them all. `by_name` says that one row names every column,
    so that their order need not be the form's.
    """

    names: Mapping[str, str]
    keys: Sequence[str]
    found: dict[str, Cell] = field(default_factory=dict)
    other: dict[int, str] = field(default_factory=dict)
    end: int = 0
    has_data: bool = False
    by_name: bool = False
    columns: dict[str, tuple[int, int]] = field(default_factory=dict)
    covered: frozenset[int] = frozenset()

    @property
    def first(self) -> int:
        """The first grid column of figures."""
        return min(start for start, _ in self.columns.values())

    def is_header(self, row: Row) -> bool:
        """Whether a row belongs to the header: it names columns and holds no figure."""
        if any(is_value_like(cell.text) for cell in row if not cell.inherited):
            return False
        texts = {words(cell.text) for cell in row}
        known = {self.names[text] for text in texts if text in self.names}
        return len(known) > 1 or bool(texts & _ABOVE)

    def with_row(self, row: Row) -> Header:
        """The header with one more row; after data rows a new header begins."""
        fresh = Header(self.names, self.keys) if self.has_data else self
        found, other = dict(fresh.found), dict(fresh.other)
        named = {self.names.get(words(cell.text)): cell for cell in row}
        by_name = fresh.by_name or all(key in named for key in self.keys)
        if by_name and not fresh.by_name:
            found = {key: named[key] for key in self.keys}
        for cell in row:
            key = self.names.get(words(cell.text))
            if key is not None:
                found.setdefault(key, cell)
            elif plain_text(cell.text):
                other[cell.column] = cell.text
        end = max(fresh.end, *(cell.column + cell.width for cell in row))
        header = replace(fresh, found=found, other=other, end=end, has_data=False, by_name=by_name)
        header.columns = header._columns()
        header.covered = covered(header.columns)
        return header

    def _columns(self) -> dict[str, tuple[int, int]]:
        """Every column's place, the missing ones inferred; empty where they contradict."""
        at = {key: (cell.column, cell.column + cell.width - 1) for key, cell in self.found.items()}
        if len(at) < min(ENOUGH, len(self.keys)):
            return {}
        for index, key in enumerate(self.keys):
            if key not in at and (column := self._between(at, index)) is not None:
                at[key] = (column, column)
        if len(at) < len(self.keys):
            return {}
        spans = [at[key] for key in self.keys]
        in_order = all(
            last < first for (_, last), (first, _) in zip(spans, spans[1:], strict=False)
        )
        return at if in_order or self.by_name else {}

    def _between(self, at: Mapping[str, tuple[int, int]], index: int) -> int | None:
        """The one column that is left for a name that was not found."""
        before = at.get(self.keys[index - 1]) if index > 0 else None
        after = at.get(self.keys[index + 1]) if index + 1 < len(self.keys) else None
        if before and after:
            return before[1] + 1 if after[0] - before[1] == 2 else None
        if after and index == 0:
            return after[0] - 1 if after[0] > 1 else None
        if before and index + 1 == len(self.keys):
            return before[1] + 1 if before[1] + 1 < self.end else None
        return None

    def at_new_table(self) -> Header:
        """The header for the next table: the same, until that table shows another."""
        return replace(self, has_data=True)

    @property
    def is_reordered(self) -> bool:
        """Whether the columns stand in another order than the form's (列序不同)."""
        starts = [self.columns[key][0] for key in self.keys if key in self.columns]
        return starts != sorted(starts)

    def fits(self, row: Row, end: int) -> bool:
        """Whether a row may be read by this header.

        It may where its right edge is the header's, every figure stands under a column and no
        label does; a figure under a heading of the office's own (序号, 备注) is let pass.
        """
        if not self.columns or end != self.end:
            return False
        is_labelled = False
        for cell in row:
            if is_value_like(cell.text):
                if not (self.covers(cell) or self._may_pass(cell, is_labelled=is_labelled)):
                    return False
            elif plain_text(cell.text) and not cell.inherited:
                is_labelled = True
                if self._is_label_under_a_column(cell):
                    return False
        return True

    def _may_pass(self, cell: Cell, *, is_labelled: bool) -> bool:
        """Whether a figure outside the columns is one of the office's own (序号, 备注)."""
        return self.is_named(cell) and (not is_labelled or cell.column > self.first)

    def _is_label_under_a_column(self, cell: Cell) -> bool:
        """Words under the first column are a label that slipped; further right, a cell's words."""
        if not self.covers(cell):
            return False
        return cell.column <= self.first or words(cell.text) in ROWS

    def covers(self, cell: Cell) -> bool:
        """Whether a cell stands under one of the form's columns."""
        if cell.width == 1:
            return cell.column in self.covered
        return not self.covered.isdisjoint(range(cell.column, cell.column + cell.width))

    def is_named(self, cell: Cell) -> bool:
        """Whether a cell stands under a heading of the office's own, such as 备注 or 序号."""
        return cell.column in self.other and not self.covers(cell)
