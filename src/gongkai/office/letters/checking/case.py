"""What every rule looks at (检查对象), and how a finding is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.office.letters.catalogue.kind import LetterKind
from gongkai.office.letters.facts import Facts
from gongkai.office.letters.merging.reading import Content, words
from gongkai.report.findings import Finding, Severity

SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Case:
    """A letter under check: its kind, its facts, the words that the document holds, the day."""

    kind: LetterKind
    facts: Facts
    content: Content
    today: date

    @cached_property
    def text(self) -> str:
        """All words of the document without the spaces, so that a line end hides nothing."""
        return tight(words(self.content))

    @cached_property
    def lines(self) -> list[str]:
        """Its paragraphs and cells, each without the spaces."""
        return [tight(line) for line in words(self.content).splitlines()]

    def holds(self, phrase: str) -> bool:
        """Whether the document says a phrase."""
        return tight(phrase) in self.text


def tight(text: str) -> str:
    """Text without white space."""
    return SPACES.sub("", text)


def error(code: str, where: str, message: str) -> Finding:
    """Something that forbids signing."""
    return Finding(code, Severity.ERROR, where, message)


def warning(code: str, where: str, message: str) -> Finding:
    """Something that the signer should look at."""
    return Finding(code, Severity.WARNING, where, message)
