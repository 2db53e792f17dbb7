"""What the reader was not sure of (读取存疑): READ-DOUBT."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.report.checks.case import Case
from gongkai.report.checks.wording import PLACES, place
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import Note


def doubts(case: Case) -> Iterator[Finding]:
    """A warning for each doubt and each repair: nothing that was taken stays unsaid."""
    reading = case.report.reading
    if reading is None:
        return
    act = "汇总" if reading.format == "sum" else "读取"
    yield from (_doubt(note, f"{act}存疑") for note in reading.doubts)
    yield from (_doubt(note, f"{act}时调整") for note in reading.repairs)


def _doubt(note: Note, kind: str) -> Finding:
    names = f"{place(note.where)}：" if note.where.partition("[")[0] in PLACES else ""
    return Finding(
        "READ-DOUBT", Severity.WARNING, note.where, f"{kind}，{names}{note.what}；请对照原文核实"
    )
