"""Where a finding stands, in the reader's words (出处): the part, the place, what is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.report.annotating.places import HEAD, words_of
from gongkai.report.checks import place
from gongkai.report.checks.wording import number
from gongkai.report.findings import Finding
from gongkai.report.form import SECTIONS
from gongkai.report.model import AnnualReport
from gongkai.report.writing.layout import clean

HEADING = "heading"
"""The part of a finding on the title, the organ, the year or the report as a whole."""

AROUND = 40
"""How many characters of the narrative are quoted on each side of the words meant."""

LONGEST = 60
"""How many characters of one figure, label or title are quoted."""

_SENTENCE_ENDS = re.compile(r"[。！？；\n]")
_PARTS = frozenset(line.key for line in SECTIONS)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands where a finding points (摘录).

    `part` is the part of the report, a key of the form or `HEADING`; `place` names the spot.
    `marked` are the printed words that are meant, with the words `before` and `after` them; all
    three are empty where nothing is printed.
    """

    part: str
    place: str
    before: str = ""
    marked: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """What is printed, the words meant in 【】; empty where nothing is."""
        return f"{self.before}【{self.marked}】{self.after}" if self.marked else ""


def excerpt(report: AnnualReport, finding: Finding) -> Excerpt:
    """The place of a finding in words, and what is printed there (摘录).

    >>> report = AnnualReport("云溪县教育局", 2025, {"remedies.reconsideration.total": 3})
    >>> excerpt(report, Finding("T4-SUM", "error", "remedies.reconsideration.total", "")).marked
    '3'
    """
    where = finding.where
    span = words_of(where, report.sections)
    if span is not None:
        return _quoted(report.sections[span[0]], span)
    return Excerpt(part_of(where), place(where), marked=_printed(report, where))


def part_of(where: str) -> str:
    """The part of the report that a path leads into (所在部分).

    >>> part_of("sections.overview[4:6]"), part_of("applications.handled"), part_of("year")
    ('overview', 'applications', 'heading')
    """
    first = where.removeprefix("sections.").partition("[")[0].partition(".")[0]
    return first if first in _PARTS else HEADING


def _quoted(text: str, span: tuple[str, int, int]) -> Excerpt:
    """The words meant within their sentence, cut where it is long."""
    part, start, end = span
    before = _SENTENCE_ENDS.split(text[:start])[-1]
    after = _SENTENCE_ENDS.split(text[end:])[0]
    paragraph = len([line for line in text[:start].split("\n")[:-1] if line.strip()]) + 1
    return Excerpt(
        part,
        f"{place(f'sections.{part}')}第{paragraph}段",
        before=_cut(before, keep_end=True),
        marked=_spoken(text[start:end]),
        after=_cut(after, keep_end=False),
    )


def _cut(words: str, *, keep_end: bool) -> str:
    line = _spoken(words)
    if len(line) <= AROUND:
        return line
    return f"…{line[-AROUND:]}" if keep_end else f"{line[:AROUND]}…"


def _printed(report: AnnualReport, where: str) -> str:
    """What the report prints at a path: a figure, a label that differs, its title."""
    reading = report.reading
    heading = {"title": report.title, "year": report.title, "organ": report.organ}
    if where in HEAD:
        words = heading.get(where, "")
    elif reading and where in reading.printed:
        words = reading.printed[where]
    elif reading and where in reading.labels:
        words = reading.labels[where]
    else:
        words = number(report[where]) if where in report.form.paths else ""
    line = _spoken(words)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _spoken(words: str) -> str:
    """Words on one line, without what prints nothing."""
    return " ".join(clean(words).split())
