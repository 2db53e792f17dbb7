"""What came of one file (核对结果): who and when, its findings and their places, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.commands.words import LANGUAGE, said
from gongkai.report.annotating.excerpts import Excerpt, excerpt
from gongkai.report.checks import findings, identities, proofs
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport

GROUPS = ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings"), (Severity.INFO, "infos"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its report's findings and sums, or a problem in one sentence.

    `notes` say which reports it was held against; `page` is the annotated report, where a page
    is asked for.
    """

    file: str
    organ: str = ""
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    sums: int = 0
    held: int = 0
    notes: tuple[str, ...] = ()
    problem: str = ""
    page: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return bool(self.count(Severity.ERROR))

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def outcome(
    report: AnnualReport,
    file: str,
    *,
    previous: AnnualReport | None = None,
    covers: Sequence[AnnualReport] = (),
    notes: Sequence[str] = (),
) -> Outcome:
    """The findings on a report, each with its place, and how many of its sums hold."""
    found = tuple(findings(report, previous, covers=covers))
    return Outcome(
        file,
        organ=report.organ,
        year=report.year,
        findings=found,
        excerpts=tuple(excerpt(report, finding) for finding in found),
        sums=len(identities(report.form)),
        held=len(proofs(report)),
        notes=tuple(notes),
    )


def who(outcome: Outcome) -> str:
    """The organ and the year of a report."""
    organ = outcome.organ or said("no_organ")
    year = said("year", year=outcome.year) if outcome.year else said("no_year")
    return f"{organ} {year}"


def counts(outcome: Outcome) -> str:
    """How many findings of each severity."""
    if not outcome.findings:
        return said("clean")
    return said("counts", **{title: outcome.count(severity) for severity, title in GROUPS})


def message(finding: Finding) -> str:
    """What a finding says; in English its code, its place and its numbers."""
    if LANGUAGE.get() == "zh":
        return finding.message
    known = (("expected", finding.expected), ("found", finding.found))
    numbers = ", ".join(f"{name} {value}" for name, value in known if value is not None)
    return f"{finding.code} at {finding.where}" + (f": {numbers}" if numbers else "")


def grade(severity: Severity) -> str:
    """What a severity is called."""
    return severity.label if LANGUAGE.get() == "zh" else severity.value


def worst(outcome: Outcome) -> str:
    """The gravest finding in words, or why the file could not be read: one line of a table."""
    if outcome.problem:
        return outcome.problem
    return message(outcome.findings[0]) if outcome.findings else said("clean")


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many files are without errors, with errors, and not readable."""
    unreadable = sum(bool(item.problem) for item in outcomes)
    wrong = sum(item.has_errors for item in outcomes)
    clean = len(outcomes) - wrong - unreadable
    return said("summary", files=len(outcomes), clean=clean, wrong=wrong, unreadable=unreadable)
