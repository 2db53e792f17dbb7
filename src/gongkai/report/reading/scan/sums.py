"""What the sums say of a scan (勾稽印证): they confirm a doubtful figure, or show where to look.

They never change one. A figure that was hard to read is taken where every sum that it is part of
holds with it; one that was read well is doubted where two sums fail by the same number, or where
a sum fails and nothing shows which of its figures is to blame (ADR 0118).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from gongkai.report.checks.tables import Identity, counts_of, identities, proofs
from gongkai.report.model import AnnualReport, Note, Reading, Value
from gongkai.report.reading.numbers import UNSURE, figure

_BROKEN = re.compile(r"\d[\d,]* [\d,]*\d")
SUSPECT = "与合计不符，可能是扫描件上的数字认错了"


def settled(report: AnnualReport) -> AnnualReport:
    """A scanned report, after its sums were heard."""
    reading = report.reading or Reading()
    confirmed = _confirmed(report, reading.printed)
    printed = {path: text for path, text in reading.printed.items() if path not in confirmed}
    doubts = [note for note in reading.doubts if note.where not in confirmed]
    heard = replace(report, cells={**report.cells, **confirmed})
    doubts += (Note(path, SUSPECT) for path in _suspects(heard))
    return replace(heard, reading=replace(reading, printed=printed, doubts=tuple(doubts)))


def _confirmed(report: AnnualReport, printed: Mapping[str, str]) -> dict[str, Value]:
    """The unsure figures with which every sum that they are part of holds."""
    found = {path: _likely(text) for path, text in printed.items()}
    likely = {path: value for path, value in found.items() if value is not None}
    holding = set(proofs(replace(report, cells={**report.cells, **likely})))
    failing = _paths(one for one in identities(report.form) if one not in holding)
    proved = _paths(iter(holding)) - failing
    return {path: value for path, value in likely.items() if path in proved}


def _likely(text: str) -> Value:
    """What an unsure figure may be: the one before the mark, or one that its cell broke in two."""
    if text.endswith(UNSURE):
        return figure(text.rstrip(UNSURE)).value
    return figure(text.replace(" ", "")).value if _BROKEN.fullmatch(text) else None


def _paths(sums: Iterator[Identity]) -> set[str]:
    return {path for one in sums for path in (*one.parts.paths, *one.whole.paths)}


def _suspects(report: AnnualReport) -> list[str]:
    """The cells that may be misread, as far as failing sums show, in the order of the form."""
    lacks = dict(_lacks(report))
    blamed = Counter(
        (path, lack if path in one.parts.paths else -lack)
        for one, lack in lacks.items()
        for path in _paths(iter((one,)))
    )
    twice = {path for (path, _), count in blamed.items() if count > 1}
    unexplained = (one for one in lacks if not twice & _paths(iter((one,))))
    suspects: Collection[str] = twice | _paths(unexplained)
    return [path for path in report.form.paths if path in suspects]


def _lacks(report: AnnualReport) -> Iterator[tuple[Identity, int]]:
    """The sums that are complete and fail, each with the number by which its parts exceed it."""
    counts = counts_of(report)
    for one in identities(report.form):
        parts, whole = one.parts.values(counts), one.whole.values(counts)
        if None not in (*parts, *whole):
            lack = sum(value or 0 for value in parts) - sum(value or 0 for value in whole)
            if lack:
                yield one, lack
