"""The check before signing (签发前检查): what is missing or wrong in a letter, as findings.

A finding of severity `error` forbids signing. The rules look at the facts and at the words of the
merged document, so that a template that dropped a paragraph is found out like a clerk who did.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.office.letters.catalogue.kind import LetterKind
from gongkai.office.letters.checking.case import Case
from gongkai.office.letters.checking.citing import citations
from gongkai.office.letters.checking.elements import elements
from gongkai.office.letters.checking.remedying import remedies
from gongkai.office.letters.facts import Facts
from gongkai.office.letters.merging.reading import Content
from gongkai.report.findings import Finding

__all__ = ["checked"]

CHECKS = (elements, citations, remedies)


def checked(kind: LetterKind, facts: Facts, *, content: Content, today: date) -> Iterator[Finding]:
    """Every finding about a letter as of a day, in the order in which a reader meets them."""
    case = Case(kind, facts, content, today)
    for check in CHECKS:
        yield from check(case)
