"""The sums of tables 3 and 4 (勾稽关系): T3-ROW-SUM, T3-OUTCOMES, T3-BALANCE, T4-SUM.

Each is data: two lists of cells whose sums must be equal. A blank cell is unknown, not 0: a
sum with a blank is broken only where no number in the blank could mend it (ADR 0031).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.wording import BLOCKS, ROWS, sum_in_words
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import APPLICANTS, COLUMNS, Form
from gongkai.report.model import AnnualReport
from gongkai.statute.law import REPORT_FORM

Counts = Mapping[str, int]
"""The cells of a report that hold a whole number."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an identity: the paths of its cells and their names in a sentence."""

    paths: tuple[str, ...]
    names: tuple[str, ...]

    def values(self, counts: Counts) -> list[int | None]:
        """What stands in the cells of this side, None where it is no whole number."""
        return [counts.get(path) for path in self.paths]


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums that the form wants equal (勾稽关系): `parts` against `whole`.

    `where` is the cell a finding points to, `place` how its sentence begins.
    """

    code: str
    where: str
    place: str
    parts: Side
    whole: Side


RULES = (
    CheckRule(
        "T3-ROW-SUM",
        Severity.ERROR,
        "A row's 总计 is the sum of the six kinds of applicant.",
        REPORT_FORM.article(),
        "row sum",
        "第三部分“总计”列",
    ),
    CheckRule(
        "T3-OUTCOMES",
        Severity.ERROR,
        "（七）总计 is the sum of the outcomes above it, in each column.",
        REPORT_FORM.article(),
        "outcomes",
        "第三部分第三项（七）",
    ),
    CheckRule(
        "T3-BALANCE",
        Severity.ERROR,
        "本年新收 and 上年结转 together are 办理总计 and 结转下年度 together, in each column.",
        REPORT_FORM.article(),
        "balance",
        "第三部分表头“第一项加第二项之和，等于第三项加第四项之和”",
    ),
    CheckRule(
        "T4-SUM",
        Severity.ERROR,
        "A block's 总计 is the sum of its four results.",
        REPORT_FORM.article(),
        "block sum",
        "第四部分“总计”列",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


@lru_cache(maxsize=8)
def identities(form: Form) -> tuple[Identity, ...]:
    """Every sum that an edition of the form prescribes, in its order (全部勾稽关系)."""
    return (
        *(_row_sum(row.key) for row in form.rows),
        *(_outcomes(form, column.key, column.label) for column in COLUMNS),
        *(_balance(column.key, column.label) for column in COLUMNS),
        *(_block_sum(block.key) for block in form.remedies),
    )


def _row_sum(row: str) -> Identity:
    """The total column is the sum of the six kinds of applicant (HANDBOOK E3)."""
    return Identity(
        "T3-ROW-SUM",
        f"applications.{row}.total",
        f"“{ROWS[row]}”行",
        Side(
            tuple(f"applications.{row}.{column.key}" for column in APPLICANTS),
            tuple(column.label for column in APPLICANTS),
        ),
        Side((f"applications.{row}.total",), ("总计",)),
    )


def _outcomes(form: Form, column: str, label: str) -> Identity:
    """（七）总计 is the sum of the outcomes above it (E2)."""
    rows = [row.key for row in form.outcomes]
    return Identity(
        "T3-OUTCOMES",
        f"applications.handled.{column}",
        f"{label}列",
        Side(
            tuple(f"applications.{row}.{column}" for row in rows), tuple(ROWS[row] for row in rows)
        ),
        Side((f"applications.handled.{column}",), ("办理总计",)),
    )


def _balance(column: str, label: str) -> Identity:
    """第一项加第二项之和，等于第三项加第四项之和 (the note in the head of table 3; E1)."""
    return Identity(
        "T3-BALANCE",
        f"applications.handled.{column}",
        f"{label}列",
        _balance_side(("received", "carried_in"), column),
        _balance_side(("handled", "carried_over"), column),
    )


def _balance_side(rows: tuple[str, str], column: str) -> Side:
    return Side(
        tuple(f"applications.{row}.{column}" for row in rows), tuple(ROWS[row] for row in rows)
    )


def _block_sum(block: str) -> Identity:
    """A block's total is the sum of its four results (HANDBOOK §1.7)."""
    path = f"remedies.{block}"
    return Identity(
        "T4-SUM",
        f"{path}.total",
        f"{BLOCKS[path]}",
        Side(
            tuple(f"{path}.{key}" for key in ("upheld", "corrected", "other", "pending")),
            ("结果维持", "结果纠正", "其他结果", "尚未审结"),
        ),
        Side((f"{path}.total",), ("总计",)),
    )


def counts_of(report: AnnualReport) -> Counts:
    """The cells that hold a whole number; all others are as good as blank to a sum."""
    return {path: value for path, value in report.cells.items() if isinstance(value, int)}


def _holds(identity: Identity, counts: Counts) -> bool:
    """Whether every cell is known and both sides are equal."""
    known = counts.__getitem__
    try:
        return sum(map(known, identity.parts.paths)) == sum(map(known, identity.whole.paths))
    except KeyError:
        return False


def sums(case: Case) -> Iterator[Finding]:
    """A finding for every sum that does not hold (勾稽关系核对)."""
    counts = counts_of(case.report)
    for identity in identities(case.report.form):
        if _holds(identity, counts):
            continue
        parts, whole = identity.parts.values(counts), identity.whole.values(counts)
        left, right = _known(parts), _known(whole)
        if left != right and not _may_yet_hold(parts, whole, shortfall=right - left):
            yield _broken(identity, parts, whole=whole)


def proofs(report: AnnualReport) -> list[Identity]:
    """The sums that are complete and hold (已核对成立的勾稽关系)."""
    counts = counts_of(report)
    return [identity for identity in identities(report.form) if _holds(identity, counts)]


def implied(report: AnnualReport) -> dict[str, int]:
    """What the only blank in a sum must be for the sum to hold (推算数).

    A cell for which two sums imply different numbers, or a negative one, is left out.
    """
    counts = counts_of(report)
    answers: dict[str, set[int]] = {}
    for identity in identities(report.form):
        parts, whole = identity.parts.values(counts), identity.whole.values(counts)
        if parts.count(None) + whole.count(None) == 1:
            rest = _known(whole) - _known(parts)
            paths, values = identity.parts.paths + identity.whole.paths, parts + whole
            blank = paths[values.index(None)]
            answers.setdefault(blank, set()).add(rest if None in parts else -rest)
    return {
        path: min(found) for path, found in answers.items() if len(found) == 1 and min(found) >= 0
    }


def _known(values: list[int | None]) -> int:
    return sum(value for value in values if value is not None)


def _may_yet_hold(parts: list[int | None], whole: list[int | None], *, shortfall: int) -> bool:
    """Whether some number of 0 or more in the blanks would make both sides equal."""
    return None in (parts if shortfall > 0 else whole)


def _broken(identity: Identity, parts: list[int | None], *, whole: list[int | None]) -> Finding:
    left, right = _known(parts), _known(whole)
    is_balance = len(identity.whole.paths) > 1
    first = sum_in_words(identity.parts.names, parts, always=is_balance)
    second = sum_in_words(identity.whole.names, whole, always=True)
    blank = "（空白按0计）" if None in parts or None in whole else ""
    return Finding(
        identity.code,
        Severity.ERROR,
        identity.where,
        f"{identity.place}：{first}，应等于{second}，相差{abs(left - right)}{blank}",
        expected=left,
        found=right,
    )
