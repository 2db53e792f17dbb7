"""Findings for a terminal (终端输出): by part of the report, worst first, as wide as the window.

Colours only repeat what words say; where the output is no terminal it is plain text.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from gongkai.commands.checking.outcome import Outcome, counts, grade, message, summary, who
from gongkai.commands.checking.table import table
from gongkai.commands.words import LANGUAGE, said
from gongkai.report.annotating.excerpts import Excerpt
from gongkai.report.findings import Finding, Severity

PLAIN_WIDTH = 80
"""Columns of a text that goes anywhere but to a terminal."""

NARROWEST, WIDEST = 40, 110
"""Columns between which a terminal's width is followed: longer lines are hard to read."""

NOT_FIRST, NOT_LAST = "，。；：、）”！？＝＋－】》", "“（《【"
"""Marks that do not begin a line (避头), and marks that do not end one (避尾)."""

_UNIT = re.compile(rf"[{NOT_LAST}]*(?:[0-9A-Za-z.,_\[\]:-]+%?|[^{NOT_LAST}])?[{NOT_FIRST}]*", re.S)
"""What stays on one line: a number or a character, with the marks that cling to it."""

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
FAINT, STRONG, GOOD = "dim", "bold", "green"


def text(outcomes: Sequence[Outcome], *, is_all: bool = True) -> str:
    """What came of each file; of several in one table at the end, where the eye is.

    Of several files those without any finding stand in the table alone; so does the only one of
    many that was reached (`is_all` is False).
    """
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    width = min(max(console.width, NARROWEST), WIDEST) if console.is_terminal else PLAIN_WIDTH
    is_many = len(outcomes) > 1 or not is_all
    with console.capture() as captured:
        for outcome in outcomes:
            if not is_many or outcome.findings or outcome.problem:
                _print(console, outcome, width=width, is_many=is_many)
        if is_many:
            console.print(table(outcomes, width=width), soft_wrap=False)
            console.print()
            console.print(Text(summary(outcomes), STRONG))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _print(console: Console, outcome: Outcome, *, width: int, is_many: bool) -> None:
    for line in _lines(outcome, width):
        console.print(line)
    if is_many:
        console.print()


def _lines(outcome: Outcome, width: int) -> Iterator[Text]:
    yield from wrapped(Text(outcome.file, STRONG), width)
    if outcome.problem:
        yield from wrapped(Text(outcome.problem, COLOURS[Severity.ERROR]), width, indent=2)
        return
    yield from wrapped(Text.assemble(f"{who(outcome)} · ", _counted(outcome)), width, indent=2)
    proof = said("proofs", all=outcome.sums, held=outcome.held)
    yield from wrapped(Text(proof, GOOD if outcome.held == outcome.sums else ""), width, indent=2)
    for note in outcome.notes:
        yield from wrapped(Text(note), width, indent=2)
    for part, findings in _by_part(outcome).items():
        yield Text()
        yield from wrapped(Text(_heading(part), STRONG), width, indent=2)
        for finding, excerpt in findings:
            yield from _finding(finding, excerpt, width)


def _counted(outcome: Outcome) -> Text:
    gravest = outcome.findings[0].severity if outcome.findings else None
    return Text(counts(outcome), COLOURS[gravest] if gravest else GOOD)


def _by_part(outcome: Outcome) -> dict[str, list[tuple[Finding, Excerpt]]]:
    """The findings by part: they come worst first, and so do the parts."""
    groups: dict[str, list[tuple[Finding, Excerpt]]] = {}
    for finding, excerpt in zip(outcome.findings, outcome.excerpts, strict=True):
        groups.setdefault(excerpt.part, []).append((finding, excerpt))
    return groups


def _heading(part: str) -> str:
    return said(f"part_{part}")


def _finding(finding: Finding, excerpt: Excerpt, width: int) -> Iterator[Text]:
    colour = COLOURS[finding.severity]
    place = excerpt.place if LANGUAGE.get() == "zh" else finding.where
    sentence = message(finding)
    titles = [sentence] if place in sentence else [place, sentence]
    title = Text.assemble((grade(finding.severity), colour), "  ", (titles[0], STRONG))
    first, *rest = wrapped(title, width, indent=6)
    yield from (first[2:], *rest)
    for line in titles[1:]:
        yield from wrapped(Text(line), width, indent=6)
    if excerpt.marked:
        yield from wrapped(_quoted(excerpt, colour), width, indent=6)
    yield from wrapped(Text(f"{finding.code}  {finding.where}", FAINT), width, indent=6)


def _quoted(excerpt: Excerpt, colour: str) -> Text:
    """The words around a finding, those meant in 【】."""
    marked = (f"【{excerpt.marked}】", colour)
    return Text.assemble(said("printed"), excerpt.before, marked, excerpt.after)


def columns(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(words: Text, width: int, *, indent: int = 0) -> list[Text]:
    """A text in lines of at most so many columns, a few marks more; numbers are not torn apart.

    >>> [line.plain for line in wrapped(Text("甲" * 41), 80)] == ["甲" * 40, "甲"]
    True
    """
    steady = _plain(words)
    room = width - indent
    cuts, used = [], 0
    for start, end in _units(steady.plain, room):
        taken = sum(map(columns, steady.plain[start:end].rstrip(NOT_FIRST)))
        if used and used + taken > room:
            cuts.append(start)
            used = 0
        used += sum(map(columns, steady.plain[start:end]))
    return [Text.assemble(" " * indent, line) for line in steady.divide(cuts)]


def _units(words: str, room: int) -> Iterator[tuple[int, int]]:
    """Where a line may not be cut, from and to; what is longer than a line may be cut anywhere."""
    for unit in _UNIT.finditer(words):
        if unit[0] and sum(map(columns, unit[0])) <= room:
            yield unit.span()
        else:
            yield from ((at, at + 1) for at in range(*unit.span()))


def _plain(words: Text) -> Text:
    """Text without what could steer a terminal: a hostile title stays a title."""
    steady = words.copy()
    steady.plain = "".join(c if c.isprintable() else " " for c in words.plain)
    return steady
