"""Shares (占比核对): TEXT-SHARE. A share is right if it fits a total it may speak of (ADR 0102)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.narrative.amounts import amount, described
from gongkai.report.checks.narrative.told import Told, distance, finding, percent, shown
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport, Number
from gongkai.report.narrative import Figure, Statement
from gongkai.statute.law import REGULATION

HUNDRED = Decimal(100)
MOST_TOTALS = 12
"""How many totals named before a share are tried; a text names two or three."""

_TOTALS = ("received", "received+carried_in", "handled")
RULES = (
    CheckRule(
        "TEXT-SHARE",
        Severity.ERROR,
        "A share fits a total that it may speak of: what came, came and was carried in, was"
        " handled, or the whole of its sentence.",
        REGULATION.article(6, 1),
        "share",
        "“准确”",
    ),
    CheckRule(
        "TEXT-SHARE",
        Severity.WARNING,
        "A share is rounded, not cut off, and is of the total that it names.",
        REGULATION.article(6, 1),
        "cut share",
        "“准确”",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


_NAMED = (
    ("答复", "handled"),
    ("办理", "handled"),
    ("办结", "handled"),
    ("处理", "handled"),
    ("收", "received"),
    ("受理", "received"),
)
"""Words of a share that name its total: 占受理总数的12.5%."""


@dataclass(frozen=True, slots=True)
class Base:
    """A total that a share may speak of (分母): its name and its number."""

    name: str
    value: Number
    row: str = ""


def percentage(part: Number, whole: Number, digits: int) -> Decimal:
    """A share in percent, rounded half up to some digits (四舍五入).

    >>> percentage(35, 805, 2)
    Decimal('4.35')
    """
    exact = Decimal(part) * HUNDRED / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def places(share: Decimal) -> int:
    """How many digits behind the point were printed."""
    return max(0, -int(share.as_tuple().exponent))


def is_rounded(share: Decimal, part: Number, *, whole: Number) -> bool:
    """Whether a printed share is the part of the whole, rounded as printed."""
    return percentage(part, whole, places(share)) == share


def shares(told: Told) -> Iterator[Finding]:
    """Every share whose number fits no total that it may speak of (占比不符)."""
    tables = _from_tables(told.report)
    for statement in told.statements.values():
        wholes = _wholes(statement)
        stated: list[Base] = []
        for figure in statement.figures:
            if figure.share is not None and not figure.about and _may_be_judged(figure):
                named = [] if figure.of is None else [*stated, *tables]
                yield from _judged(told, figure, [*wholes.get(figure.start, ()), *named])
            if figure.of is not None and _is_total(figure.of) and not figure.about:
                stated = [*stated[1 - MOST_TOTALS :], _stated(figure, figure.of)]


def _judged(told: Told, figure: Figure, found: Sequence[Base]) -> Iterator[Finding]:
    known = {base.value: base for base in reversed(found) if base.value > 0}
    bases, share = list(reversed(known.values())), figure.share
    if not bases or share is None:
        return
    fits = [base for base in bases if is_rounded(share, figure.value, whole=base.value)]
    if not fits:
        yield _misfit(told, figure, bases)
    else:
        yield from _of_another(told, figure, bases=bases, fits=fits)


def _may_be_judged(figure: Figure) -> bool:
    return figure.of is None or figure.of.startswith("applications.")


def _wholes(statement: Statement) -> dict[int, list[Base]]:
    """The wholes of the lists in which each figure stands, by where it begins."""
    found: dict[int, list[Base]] = {}
    for listing in statement.listings:
        whole = listing.whole
        for part in () if whole.about else listing.parts:
            base = Base(f"文字所述总数{shown(whole.value)}", whole.value)
            found.setdefault(part.start, []).append(base)
    return found


def _stated(figure: Figure, of: str) -> Base:
    """A total that the text named before: 答复805件."""
    return Base(f"{described(of)}{shown(figure.value)}", figure.value, of.split(".")[1])


def _is_total(of: str) -> bool:
    return of.startswith(("applications.received.total", "applications.handled.total"))


def _from_tables(report: AnnualReport) -> list[Base]:
    found = []
    for rows in _TOTALS:
        of = "+".join(f"applications.{row}.total" for row in rows.split("+"))
        whole = amount(report, of)
        if whole is not None and not whole.is_least:
            name = f"{described(of)}{shown(whole.value)}"
            found.append(Base(name, whole.value, rows.partition("+")[0]))
    return found


def _of_another(
    told: Told, figure: Figure, *, bases: Sequence[Base], fits: Sequence[Base]
) -> Iterator[Finding]:
    """占受理总数12.5% that is 12.5% of what was handled: the words name another total."""
    row = next((row for word, row in _NAMED if word in figure.share_of), "")
    meant = [base for base in bases if base.row == row]
    is_plain = any(base in fits for base in meant) or any(base.row == "" for base in fits)
    if not row or not meant or is_plain:
        return
    share = figure.share or Decimal(0)
    right = percentage(figure.value, meant[0].value, places(share))
    yield finding(
        "TEXT-SHARE",
        Severity.WARNING,
        figure,
        message=f"“{told.quoted(figure)}”：{figure.share_of}{percent(share)}，"
        f"按{meant[0].name}计应为{percent(right)}，与占{fits[0].name}相符；应核对所占的总数",
        expected=percent(right),
        found=percent(share),
    )


def _misfit(told: Told, figure: Figure, bases: Sequence[Base]) -> Finding:
    share = figure.share or Decimal(0)
    digits = places(share)
    unit = Decimal(1).scaleb(-digits)
    exact = {base: Decimal(figure.value) * HUNDRED / Decimal(base.value) for base in bases}
    nearest = min(bases, key=lambda base: abs(exact[base] - share))
    right = percentage(figure.value, nearest.value, digits)
    head = f"“{told.quoted(figure)}”：所述占比{percent(share)}"
    if abs(exact[nearest] - share) < unit:
        is_cut = share < exact[nearest]
        how = "是截去尾数所得，未四舍五入" if is_cut else "不是四舍五入所得"
        return finding(
            "TEXT-SHARE",
            Severity.WARNING,
            figure,
            message=f"{head}，占{nearest.name}应为{percent(right)}，"
            f"差{shown(distance(right, share))}个百分点，{how}",
            expected=percent(right),
            found=percent(share),
        )
    each = "，".join(
        f"占{base.name}为{percent(percentage(figure.value, base.value, digits))}" for base in bases
    )
    return finding(
        "TEXT-SHARE",
        Severity.ERROR,
        figure,
        message=f"{head}，与{shown(figure.value)}{figure.unit}不符：{each}；"
        f"按{nearest.name}计，{percent(share)}约为"
        f"{shown((share * nearest.value / HUNDRED).quantize(Decimal(1)))}{figure.unit}",
        expected=percent(right),
        found=percent(share),
    )
