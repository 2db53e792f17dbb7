"""Findings as text for a terminal (文本输出): eighty columns, Chinese characters two wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from gongkai.commands.judging import Outcome
from gongkai.commands.words import LANGUAGE, said
from gongkai.report.findings import Finding, Severity

WIDTH = 80
GROUPS = ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings"), (Severity.INFO, "infos"))
NOT_FIRST = "，。；：、）”！？＝＋－"
"""Marks that do not begin a line (避头)."""


def text(outcomes: Sequence[Outcome]) -> str:
    """What came of each file, and of all of them together where there are several."""
    blocks = ["\n".join(_lines(outcome)) for outcome in outcomes]
    if len(outcomes) > 1:
        blocks.append(summary(outcomes))
    return "\n\n".join(blocks)


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many files are without errors, with errors, and not readable."""
    unreadable = sum(bool(item.problem) for item in outcomes)
    wrong = sum(item.has_errors for item in outcomes)
    clean = len(outcomes) - wrong - unreadable
    return said("summary", files=len(outcomes), clean=clean, wrong=wrong, unreadable=unreadable)


def _lines(outcome: Outcome) -> Iterator[str]:
    yield from wrapped(outcome.file)
    if outcome.problem:
        yield f"  {said('unreadable')}"
        return
    yield from wrapped(f"{who(outcome)} · {counts(outcome)}", indent=2)
    yield from wrapped(said("proofs", all=outcome.sums, held=outcome.held), indent=2)
    for severity, title in GROUPS:
        group = [item for item in outcome.findings if item.severity is severity]
        if group:
            yield ""
            yield f"  {said(title)}"
        for number, finding in enumerate(group, 1):
            yield from _finding(number, finding)


def _finding(number: int, finding: Finding) -> Iterator[str]:
    mark = f"{number}. "
    first, *rest = wrapped(message(finding), indent=4 + len(mark))
    yield f"    {mark}{first.lstrip()}"
    yield from rest
    yield f"{' ' * (4 + len(mark))}{finding.code}  {finding.where}"


def who(outcome: Outcome) -> str:
    """The organ and the year of a report."""
    organ = outcome.organ or said("no_organ")
    year = said("year", year=outcome.year) if outcome.year else said("no_year")
    return f"{organ} {year}"


def counts(outcome: Outcome) -> str:
    """How many findings of each severity."""
    found = [item.severity for item in outcome.findings]
    if not found:
        return said("clean")
    numbers = {title: found.count(severity) for severity, title in GROUPS}
    return said("counts", **numbers)


def message(finding: Finding) -> str:
    """What a finding says; in English its code, its place and its numbers."""
    if LANGUAGE.get() == "zh":
        return finding.message
    known = (("expected", finding.expected), ("found", finding.found))
    numbers = ", ".join(f"{name} {value}" for name, value in known if value is not None)
    return f"{finding.code} at {finding.where}" + (f": {numbers}" if numbers else "")


def columns(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(words: str, *, indent: int = 0) -> list[str]:
    """A text in lines of at most eighty columns, cut between characters, marks not first.

    >>> wrapped("甲" * 41) == ["甲" * 40, "甲"]
    True
    """
    lines, line, used = [], "", indent
    for character in _plain(words):
        width = columns(character)
        if used + width > WIDTH and character not in NOT_FIRST:
            lines.append(line)
            line, used = "", indent
        line += character
        used += width
    return [f"{' ' * indent}{item}" for item in (*lines, line)]


def _plain(words: str) -> str:
    """Text without what could steer a terminal: a hostile title stays a title."""
    return "".join(c if c.isprintable() else " " for c in words)
