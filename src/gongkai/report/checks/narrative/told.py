"""What a check of the narrative is given (文字核对对象), and how its findings speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.report.checks.case import Case
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport, Number
from gongkai.report.narrative import Figure, Statement

LONGEST_QUOTE = 30
LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Told:
    """A case with what its narrative states, part by part; `before` is last year's."""

    case: Case
    statements: Mapping[str, Statement]
    before: Mapping[str, Statement]

    @property
    def report(self) -> AnnualReport:
        """The report that is judged."""
        return self.case.report

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure of the report's narrative, part by part."""
        for statement in self.statements.values():
            yield from statement.figures

    def is_one_sentence(self, part: str, one: int, other: int) -> bool:
        """Whether two places of a part stand in one sentence, of a length that people write."""
        first, last = sorted((one, other))
        if last - first > LONGEST_SENTENCE:
            return False
        between = self.report.sections.get(part.removeprefix("sections."), "")[first:last]
        return not any(mark in between for mark in "。\n")

    def quoted(self, figure: Figure) -> str:
        """The words round a figure, as a person finds them."""
        text = self.report.sections.get(figure.text.removeprefix("sections."), "")
        first = max(figure.start - LONGEST_QUOTE, 0)
        start = max(text.rfind(mark, first, figure.start) + 1 for mark in "。；;\n，,（(")
        cut = "" if start or not first else "…"
        words = text[start or first : figure.end].strip()
        more = "" if len(words) <= 2 * LONGEST_QUOTE else "…"
        return f"{cut}{words[: 2 * LONGEST_QUOTE]}{more}"


Rule = Callable[[Told], Iterable[Finding]]
"""A rule about the narrative gives findings and never raises."""


def finding(
    code: str,
    severity: Severity,
    figure: Figure,
    *,
    message: str,
    expected: int | str | None = None,
    found: int | str | None = None,
) -> Finding:
    """A finding at the place of a figure."""
    return Finding(code, severity, figure.where, message, expected, found)


def difference(one: Number, other: Number) -> Number:
    """One number less another (差数).

    >>> difference(16, 11), difference(Decimal("20.5"), 20)
    (5, Decimal('0.5'))
    """
    exact = Decimal(one) - Decimal(other)
    return int(exact) if exact == exact.to_integral_value() else exact


def distance(one: Number, other: Number) -> Number:
    """How far two numbers are apart (相差)."""
    return difference(max(one, other), min(one, other))


def percent(value: Decimal) -> str:
    """A percentage in a sentence, with the digits it was rounded to: 30.0%."""
    return f"{value:f}%"


def shown(value: Number) -> str:
    """A number in a sentence, without an exponent or zeros behind."""
    return str(value) if isinstance(value, int) else format(value.normalize(), "f")


def reported(value: Number) -> int | str:
    """A number as a finding holds it."""
    return value if isinstance(value, int) else shown(value)
