"""Which record is which row of table 3 (行对齐): known words first, likeness and order second.

Words that the form or its variants use name their row wherever it stands. Only what is left
between two rows so found is compared by likeness, in order, and must be clearly more like one
row than like any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from gongkai.report.reading.labels import HEADING, ROW_ORDINALS, ROW_WORDS, ROWS, ordinal, words
from gongkai.report.reading.tables.records import Record

LIKE = 75
"""Likeness in percent from which a misspelt label is taken for its row without a doubt."""

PERHAPS = 50
"""Likeness from which it is taken with a doubt, if no other row comes near."""

MARGIN = 12
"""By how much the likeness must exceed that of every other row still open."""

LONGEST_LABEL = 120
"""A longer text is prose; the form's longest label has 39 characters."""

LONGEST_GAP = 60
"""How many records between two known rows are still compared by likeness."""

_INNER = re.compile(
    r".*(?:[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]、|\d[.、．])"
)


@dataclass(slots=True)
class Alignment:
    """Rows found, by key; likeness where the words were not the form's; what is left over."""

    rows: dict[str, list[Record]] = field(default_factory=dict)
    likeness: dict[str, float] = field(default_factory=dict)
    left: list[Record] = field(default_factory=list)


def aligned(found: Sequence[Record], keys: Sequence[str]) -> Alignment:
    """The records as rows of table 3, `keys` being the rows in the order of the form."""
    records = _joined(found)
    known = [_known(record) for record in records]
    result = Alignment()
    for record, key in zip(records, known, strict=True):
        if key in keys:
            result.rows.setdefault(key, []).append(record)
    still_open = _Open(known, keys)
    for start, end in _gaps(known, keys):
        _align_gap(result, records[start:end], still_open.rows(start, end))
    _collect_left(result, records, known)
    return result


def _joined(found: Sequence[Record]) -> list[Record]:
    """Records of which a page break made two, put together again (跨页断行)."""
    joined: list[Record] = []
    for record in found:
        before = joined[-1] if joined else None
        if before is not None and _belongs_to(before, record):
            labels = (*before.labels[:-1], before.label + record.label)
            joined[-1] = Record(labels, record.slots, record.header, record.end, record.is_prose)
        else:
            joined.append(record)
    return joined


def _belongs_to(before: Record, record: Record) -> bool:
    if before.has_figures or not record.has_figures or before.is_prose != record.is_prose:
        return False
    if not record.labels:
        return bool(before.label) and not _is_heading(before)
    return _known(record) == "" and words(before.label + record.label) in ROWS


def _is_heading(record: Record) -> bool:
    return _known(record).startswith(HEADING)


def _known(record: Record) -> str:
    """The row or heading that a record's own label names exactly, "" for none."""
    if not record.slots and not record.is_prose:
        return HEADING
    for text in _readings(record):
        key = ROWS.get(words(text))
        if key is not None:
            return key
    return ""


def _readings(record: Record) -> list[str]:
    """The ways in which a label may be printed: alone, behind its group, over two cells."""
    label = record.label
    if len(label) > LONGEST_LABEL:
        return []
    texts = [label, _INNER.sub("", label, count=1)]
    if len(record.labels) > 1:
        texts.append(record.labels[-2] + label)
    return [text for text in texts if text]


def _gaps(known: Sequence[str], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of unknown records, as ranges."""
    gaps: list[tuple[int, int]] = []
    start = None
    for at, key in enumerate([*known, "end"]):
        if key == "" and start is None:
            start = at
        elif key in keys or key == "end":
            if start is not None:
                gaps.append((start, at))
            start = None
    return gaps


class _Open:
    """Which rows of the form may stand in a gap: those between the known rows around it."""

    def __init__(self, known: Sequence[str], keys: Sequence[str]) -> None:
        at = {key: index for index, key in enumerate(keys)}
        self.keys = [key for key in keys if key not in set(known)]
        self.at = at
        self.before = _running([at.get(key) for key in known], first=-1)
        self.after = _running([at.get(key) for key in reversed(known)], first=len(keys))[::-1]

    def rows(self, start: int, end: int) -> list[str]:
        """The rows that are still open between two records."""
        first, last = self.before[start], self.after[end]
        return [key for key in self.keys if first < self.at[key] < last]


def _running(places: Sequence[int | None], *, first: int) -> list[int]:
    """The last known place before each record, and behind the last record."""
    running = [first]
    for place in places:
        running.append(running[-1] if place is None else place)
    return running


def _align_gap(result: Alignment, gap: Sequence[Record], rows: Sequence[str]) -> None:
    """Records against open rows, in order, by the greatest sum of likeness."""
    records = [record for record in gap if record.labels and _known(record) == ""]
    if not rows or not records or len(records) > LONGEST_GAP:
        return
    scores = [[_likeness(record, row) for row in rows] for record in records]
    path = dict(_best_path(scores))
    for at, column in path.items():
        if _is_clear(scores, path, at):
            row = rows[column]
            result.rows[row] = [records[at]]
            result.likeness[row] = scores[at][column]


def _likeness(record: Record, row: str) -> float:
    scores = (ratio(words(text), known) for text in _readings(record) for known in ROW_WORDS[row])
    own, form = ordinal(record.label), ROW_ORDINALS[row]
    is_misnumbered = own is not None and form is not None and own != form
    return max(scores, default=0.0) - (MARGIN if is_misnumbered else 0)


def _is_clear(scores: Sequence[Sequence[float]], path: Mapping[int, int], at: int) -> bool:
    """Whether a record is clearly more like its row on the path than any other pair allows.

    A record or a row that is itself much better off on the path is no rival.
    """
    column = path[at]
    settled = {other: scores[record][other] for record, other in path.items() if record != at}
    others = [
        score
        for other, score in enumerate(scores[at])
        if other != column and settled.get(other, 0) < score + MARGIN
    ]
    rivals = [
        row[column]
        for record, row in enumerate(scores)
        if record != at and _own(row, path.get(record)) < row[column] + MARGIN
    ]
    return scores[at][column] >= PERHAPS and all(
        scores[at][column] - rival >= MARGIN for rival in (*others, *rivals)
    )


def _own(scores: Sequence[float], column: int | None) -> float:
    return 0.0 if column is None else scores[column]


def _best_path(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (record, row) in increasing order with the greatest sum of scores (单调对齐)."""
    height, width = len(scores), len(scores[0])
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for at in range(height - 1, -1, -1):
        for column in range(width - 1, -1, -1):
            taken = scores[at][column] + best[at + 1][column + 1]
            best[at][column] = max(taken, best[at + 1][column], best[at][column + 1])
    pairs, at, column = [], 0, 0
    while at < height and column < width:
        if best[at][column] == best[at + 1][column]:
            at += 1
        elif best[at][column] == best[at][column + 1]:
            column += 1
        else:
            pairs.append((at, column))
            at, column = at + 1, column + 1
    return pairs


def _collect_left(result: Alignment, records: Sequence[Record], known: Sequence[str]) -> None:
    taken = {id(record) for rows in result.rows.values() for record in rows}
    for record, key in zip(records, known, strict=True):
        is_ours = id(record) in taken or key == HEADING
        if not is_ours and (record.has_figures or (key == "" and record.slots)):
            result.left.append(record)
