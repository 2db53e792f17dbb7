"""Part five (存在的主要问题及改进情况): TEXT-EMPTY and TEXT-COPIED."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from gongkai.report.characters import letters
from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.layout import is_document
from gongkai.report.checks.narrative.told import Told
from gongkai.report.findings import Finding, Severity
from gongkai.statute.law import REGULATION

PART = "problems"
COPIED = 90
"""Likeness in percent above which two years' parts five are the same text (HANDBOOK §1.6)."""

SHORTEST = 15
"""Fewer characters tell neither a problem nor what was done about it."""

LONGEST = 20_000
"""Characters that are compared; a part five has some hundreds."""

RULES = (
    CheckRule(
        "TEXT-EMPTY",
        Severity.WARNING,
        "Part five tells a problem of the year and what was done about it.",
        REGULATION.article(50, item=4),
        "empty",
    ),
    CheckRule(
        "TEXT-COPIED",
        Severity.WARNING,
        "Part five is not last year's: its likeness is 90 % or less.",
        REGULATION.article(50, item=4),
        "copied",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


_NONE = re.compile(
    r"(?:本年度)?(?:暂|目前)?(?:无|没有|不存在)(?:明显|突出|主要)?(?:存在)?(?:的)?(?:问题)?"
)
_YEARS = re.compile(r"(?:19|20)\d\d")


def problems(told: Told) -> Iterator[Finding]:
    """Part five says nothing, or says what it said last year."""
    report = told.report
    if PART not in report.sections:
        return
    words = letters(report.sections[PART][:LONGEST])
    if not words and not is_document(report):
        return
    if len(words) < SHORTEST or _NONE.fullmatch(words):
        yield _empty(report.sections[PART])
        return
    previous = told.case.previous
    before = letters(previous.sections.get(PART, "")[:LONGEST]) if previous else ""
    likeness = ratio(_YEARS.sub("", words), _YEARS.sub("", before)) if before else 0.0
    if likeness > COPIED:
        yield _copied(report.sections[PART], likeness)


def _empty(text: str) -> Finding:
    stands = f"只写“{text.strip()}”" if text.strip() else "没有内容"
    return Finding(
        "TEXT-EMPTY",
        Severity.WARNING,
        f"sections.{PART}",
        f"“五、存在的主要问题及改进情况”{stands}，应写明本年度的问题和改进情况",
    )


def _copied(text: str, likeness: float) -> Finding:
    return Finding(
        "TEXT-COPIED",
        Severity.WARNING,
        f"sections.{PART}[0:{len(text)}]",
        f"“五、存在的主要问题及改进情况”与上年报告相似度{likeness:.0f}%，应写明本年度的实际情况",
    )
