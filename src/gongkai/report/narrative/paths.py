"""The cells that words name (口径): paths of the form, groups of them, sums of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

GROUPS = ("refused", "unavailable", "declined", "closed")
"""Rows that the form shows as headings over several rows of outcomes."""

COUNT_UNITS = frozenset({"", "件", "份", "宗", "起", "例", "个", "条", "件次", "次", "项"})
"""Units in which people count applications and cases; some do not fit, see `FITTING_UNITS`."""

FITTING_UNITS = frozenset({"件", "份", "宗", "起", "例", "个"})
"""Units that fit an application or a case (计量单位)."""

MONEY_UNITS = frozenset({"元", "万元"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number counts (口径): one or several cells of the form, or none.

    `paths` are the figures that it gives: two for 受理并办结2件. `rows` and `column` tell how its
    parts continue it. `sure`: the words name the cell itself. `near`: a cell that they may mean.
    """

    paths: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    column: str = "total"
    sure: bool = True
    near: str = ""
    is_weak: bool = False
    blocks: tuple[str, ...] = ()


NOTHING = Meaning(sure=False)
"""The meaning of a number that the form has no cell for."""


def of_rows(rows: Sequence[str], *, column: str = "total") -> str:
    """The path of a figure in table 3, its rows added up.

    >>> of_rows(("received", "carried_in"), column="natural_person")
    'applications.received.natural_person+applications.carried_in.natural_person'
    """
    return "+".join(f"applications.{row}.{column}" for row in rows)


def of_blocks(blocks: Sequence[str], *, result: str = "total") -> str:
    """The path of a figure in table 4, its blocks added up."""
    return "+".join(f"remedies.{block}.{result}" for block in blocks)


def applications(
    rows: Sequence[str], *, column: str = "total", sure: bool = True, is_weak: bool = False
) -> Meaning:
    """The meaning of a figure in table 3."""
    path = of_rows(rows, column=column)
    return Meaning((path,), tuple(rows), column, sure=sure, is_weak=is_weak)


def remedies(blocks: Sequence[str], *, result: str = "total") -> Meaning:
    """The meaning of a figure in table 4; never sure, for texts speak of all an organ's cases."""
    return Meaning((of_blocks(blocks, result=result),), sure=False, blocks=tuple(blocks))


def is_leaf_of(row: str, group: str) -> bool:
    """Whether a row of outcomes stands under a group's heading.

    >>> is_leaf_of("refused_inquiry", "refused"), is_leaf_of("granted", "refused")
    (True, False)
    """
    return group in GROUPS and row.startswith(f"{group}_")


ORGANISATION_COLUMNS = ("business", "research", "welfare", "legal_service", "other")
LITIGATION_BLOCKS = ("litigation_direct", "litigation_after_reconsideration")


def cells(of: str, rows_of_form: Sequence[str]) -> tuple[str, ...]:
    """The cells that `of` adds up, its groups opened; `rows_of_form` are its edition's rows.

    >>> cells("remedies.litigation.total", ())
    ('remedies.litigation_direct.total', 'remedies.litigation_after_reconsideration.total')
    """
    return tuple(path for term in of.split("+") for path in _term(term, rows_of_form))


def _term(path: str, rows_of_form: Sequence[str]) -> tuple[str, ...]:
    table, row, column = path.split(".")
    rows: Sequence[str] = (row,)
    if table == "applications" and row in GROUPS and row not in rows_of_form:
        rows = [key for key in rows_of_form if is_leaf_of(key, row)]
    if row == "litigation":
        rows = LITIGATION_BLOCKS
    columns: Sequence[str] = ORGANISATION_COLUMNS if column == "organisations" else (column,)
    return tuple(f"{table}.{key}.{end}" for key, end in product(rows, columns))
