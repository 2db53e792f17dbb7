"""Units (计量单位核对): TEXT-UNIT, a remark only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.narrative.told import Told, finding
from gongkai.report.findings import Finding, Severity
from gongkai.report.narrative import Figure
from gongkai.report.narrative.paths import FITTING_UNITS
from gongkai.statute.law import REPORT_FORM

COUNTED = ("applications.", "remedies.")


RULES = (
    CheckRule(
        "TEXT-UNIT",
        Severity.INFO,
        "A figure has a unit, applications and cases one that fits them (件).",
        REPORT_FORM.article(),
        "unit",
        "第三、四部分",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def units(told: Told) -> Iterator[Finding]:
    """Figures without a unit, and those whose unit does not fit an application or a case."""
    odd: dict[tuple[str, str], list[Figure]] = {}
    for figure in told.figures:
        if figure.bare is not None:
            yield _bare(told, figure, span=figure.bare)
        if not figure.unit and not figure.is_implied:
            yield finding(
                "TEXT-UNIT",
                Severity.INFO,
                figure,
                message=f"“{told.quoted(figure)}”没有写明计量单位",
            )
        is_counted = figure.of is not None and figure.of.startswith(COUNTED)
        if is_counted and figure.unit not in FITTING_UNITS | {""}:
            odd.setdefault((figure.text, figure.unit), []).append(figure)
    for (_, unit), figures in odd.items():
        yield _unfit(told, figures, unit=unit)


def _bare(told: Told, figure: Figure, *, span: tuple[int, int]) -> Finding:
    start, end = span
    text = told.report.sections.get(figure.text.removeprefix("sections."), "")
    return Finding(
        "TEXT-UNIT",
        Severity.INFO,
        f"{figure.text}[{start}:{end}]",
        f"“{told.quoted(figure)}”之后的增减数{text[start:end]}没有写明计量单位",
    )


def _unfit(told: Told, figures: Sequence[Figure], *, unit: str) -> Finding:
    more = f"等{len(figures)}处" if len(figures) > 1 else ""
    return finding(
        "TEXT-UNIT",
        Severity.INFO,
        figures[0],
        message=f"“{told.quoted(figures[0])}”{more}以“{unit}”计，申请和案件宜以“件”计",
    )
