"""The year against the last, in words (增减核对): TEXT-CHANGE (ADR 0103)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal

from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.narrative.amounts import amount
from gongkai.report.checks.narrative.share import is_rounded, percentage, places
from gongkai.report.checks.narrative.table import readings
from gongkai.report.checks.narrative.told import (
    Told,
    difference,
    distance,
    finding,
    reported,
    shown,
)
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport, Number
from gongkai.report.narrative import Figure
from gongkai.statute.law import REGULATION

MOST_STATED = 12
"""How often last year's text may have stated a figure and still be taken at its word."""

RULES = (
    CheckRule(
        "TEXT-CHANGE",
        Severity.ERROR,
        "A comparison agrees with last year's table or text, where that report is given.",
        REGULATION.article(6, 1),
        "change",
        "“准确”",
    ),
    CheckRule(
        "TEXT-CHANGE",
        Severity.WARNING,
        "A comparison agrees with last year's figure that the text itself names, and its"
        " percentage is rounded.",
        REGULATION.article(6, 1),
        "own change",
        "“准确”",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


_NOT_THE_NAME = re.compile(r"(?:19|20)\d\d年度?|[全本]年度?|[我本全各][市县区局办镇]|共计?|…|通过")


def changes(told: Told) -> Iterator[Finding]:
    """Every comparison that last year's figures, or its own words, do not bear out (增减不符)."""
    stated = _stated(told)
    for figure in told.figures:
        if figure.about or not figure.change.is_stated:
            continue
        bases = _bases(told, figure, stated=stated)
        if bases:
            yield from _against(told, figure, bases)
        else:
            yield from _against_itself(told, figure)


def _stated(told: Told) -> dict[tuple[str, str], list[Number]]:
    """What last year's text stated, by what it counts."""
    found: dict[tuple[str, str], list[Number]] = {}
    for statement in told.before.values():
        for figure in statement.figures:
            if not figure.about:
                found.setdefault(_name(figure), []).append(figure.value)
    return found


def _name(figure: Figure) -> tuple[str, str]:
    """What makes two years' figures the same: their cell, or their words and unit."""
    if figure.of is not None:
        return figure.of, ""
    return _NOT_THE_NAME.sub("", figure.label), figure.unit


def _bases(
    told: Told, figure: Figure, *, stated: Mapping[tuple[str, str], list[Number]]
) -> list[Number]:
    """What last year's report gives for a figure: its table, its text, other readings last."""
    previous = told.case.previous
    if previous is None or not _is_year_before(told.report, previous):
        return []
    found: list[Number] = []
    if figure.of is not None:
        found += _in_tables(previous, (figure.of,))
    if _name(figure)[0]:
        found += stated.get(_name(figure), [])[:MOST_STATED]
    if figure.of is not None:
        found += _in_tables(previous, readings(figure.of))
    return list(dict.fromkeys(found))


def _is_year_before(report: AnnualReport, previous: AnnualReport) -> bool:
    return report.year is not None and previous.year == report.year - 1


def _in_tables(previous: AnnualReport, paths: Sequence[str]) -> list[Number]:
    amounts = [amount(previous, path) for path in paths]
    return [one.value for one in amounts if one is not None and not one.is_least]


def _against(told: Told, figure: Figure, bases: Sequence[Number]) -> Iterator[Finding]:
    by, percent = figure.change.by, figure.change.percent
    severity = Severity.ERROR if figure.of is not None and figure.sure else Severity.WARNING
    if by is not None and all(difference(figure.value, base) != by for base in bases):
        yield _wrong_count(told, figure, bases, severity=severity)
    if percent is not None and not _is_right(figure, percent, bases):
        yield _wrong_percent(told, figure, bases, severity=severity)


def _is_right(figure: Figure, percent: Decimal, bases: Sequence[Number]) -> bool:
    known = [base for base in bases if base > 0]
    return not known or any(
        is_rounded(abs(percent), distance(figure.value, base), whole=base)
        and (figure.value >= base) == (percent >= 0)
        for base in known
    )


def _against_itself(told: Told, figure: Figure) -> Iterator[Finding]:
    """比上年（31件）下降29%: a text that names its base can be checked alone."""
    change = figure.change
    base = change.base
    if base is None and change.by is not None:
        base = difference(figure.value, change.by)
    if base is None or base <= 0:
        return
    if change.by is not None and difference(figure.value, base) != change.by:
        yield _wrong_count(told, figure, [base], severity=Severity.WARNING)
    if change.percent is not None and not _is_right(figure, change.percent, [base]):
        yield _wrong_percent(told, figure, [base], severity=Severity.WARNING)


def _wrong_count(
    told: Told, figure: Figure, bases: Sequence[Number], *, severity: Severity
) -> Finding:
    stated = figure.change.by or 0
    right = difference(figure.value, bases[0])
    return finding(
        "TEXT-CHANGE",
        severity,
        figure,
        message=f"“{told.quoted(figure)}”所述较上年{_worded(stated)}，上年为{shown(bases[0])}，"
        f"应为{_worded(right)}，相差{shown(distance(right, stated))}",
        expected=reported(right),
        found=reported(stated),
    )


def _wrong_percent(
    told: Told, figure: Figure, bases: Sequence[Number], *, severity: Severity
) -> Finding:
    stated = figure.change.percent or Decimal(0)
    base = next(one for one in bases if one > 0)
    right = percentage(difference(figure.value, base), base, places(stated))
    exact = Decimal(difference(figure.value, base)) * 100 / Decimal(base)
    is_cut = exact.quantize(Decimal(1).scaleb(-places(stated)), ROUND_DOWN) == stated
    how = "，是截去尾数所得" if is_cut else ""
    return finding(
        "TEXT-CHANGE",
        Severity.WARNING if is_cut else severity,
        figure,
        message=f"“{told.quoted(figure)}”所述较上年{_worded(stated)}%，"
        f"按上年{shown(base)}计应为{_worded(right)}%，"
        f"差{shown(abs(right - stated))}个百分点{how}",
        expected=f"{shown(right)}%",
        found=f"{shown(stated)}%",
    )


def _worded(change: Number) -> str:
    if change == 0:
        return "持平"
    return f"{'增加' if change > 0 else '减少'}{shown(distance(change, 0))}"
