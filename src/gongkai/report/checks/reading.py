"""What the reader was not sure of (读取存疑): READ-DOUBT.

What was done alike in many places is said once; the report's own `reading` keeps each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.wording import PLACES, last_row, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import Note
from gongkai.statute.law import REGULATION

FEWEST_ALIKE = 3
"""So many repairs of one kind in a table, or doubts of one kind in a place, are one finding."""

_QUOTED = re.compile("“([^”]*)”")


RULES = (
    CheckRule(
        "READ-DOUBT",
        Severity.WARNING,
        "What the reader doubted, put right or left unread is said, so that a person looks.",
        REGULATION.article(6, 1),
        "doubt",
        "“准确”",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def doubts(case: Case) -> Iterator[Finding]:
    """A warning for each doubt and each repair: nothing that was taken stays unsaid."""
    reading = case.report.reading
    if reading is None:
        return
    act = "汇总" if reading.format == "sum" else "读取"
    doubted = {note.where for note in reading.doubts}
    repairs = [note for note in reading.repairs if note.where not in doubted]
    yield from _said(reading.doubts, f"{act}存疑", alike=lambda note: note.where)
    yield from _said(repairs, f"{act}时调整", alike=_table)


def _said(notes: Iterable[Note], kind: str, *, alike: Callable[[Note], str]) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((alike(note), _QUOTED.sub("“”", note.what)), []).append(note)
    for (where, _), group in groups.items():
        if len(group) < FEWEST_ALIKE:
            yield from (_one(note, kind) for note in group)
        elif len({note.where for note in group}) == 1:
            yield _more_of_one_place(group, kind)
        else:
            yield _rows(group, kind, table=where)


def _table(note: Note) -> str:
    """The table of a row; a place of another kind stands for itself."""
    return note.where.partition(".")[0] if note.where in PLACES else note.where


def _one(note: Note, kind: str) -> Finding:
    names = f"{place(note.where)}：" if note.where.partition("[")[0] in PLACES else ""
    return _doubt(note.where, f"{kind}，{names}{note.what}")


def _more_of_one_place(group: Sequence[Note], kind: str) -> Finding:
    first, *others = group
    names = "".join(f"“{quoted}”" for note in others for quoted in _QUOTED.findall(note.what)[:1])
    return _doubt(first.where, f"{kind}，{first.what}；{names}{len(others)}处同样")


def _rows(group: Sequence[Note], kind: str, *, table: str) -> Finding:
    names = "、".join(dict.fromkeys(last_row(note.where) for note in group))
    what = group[0].what.replace("”", "”等", 1)
    return _doubt(table, f"{kind}，{place(table)}{len(group)}处（{names}）：{what}")


def _doubt(where: str, what: str) -> Finding:
    return Finding("READ-DOUBT", Severity.WARNING, where, f"{what}；请对照原文核实")
