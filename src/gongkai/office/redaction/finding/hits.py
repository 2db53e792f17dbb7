"""What was found, and where (查找结果): a proposal to paint out, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.office.redaction.finding.patterns import PERSONAL, spans_in
from gongkai.office.redaction.finding.plain import Plain, compact, folded, spaced
from gongkai.office.redaction.sheets import Area, Box, Sheet, around

MARGIN = 1
"""Tenths of a millimetre around the words: ink may stand a little out of its letter's box."""

SHARED = 0.5
"""By what share of the lower one two characters overlap in height when they stand on one line."""

WORD = "word"
WORD_LABEL = "检索的字词"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words to paint out (查找结果): what kind, which words, on which page, in which places."""

    kind: str
    label: str
    words: str
    page: int
    areas: tuple[Area, ...]

    @property
    def key(self) -> str:
        """What tells it from every other hit in the same file."""
        first = self.areas[0]
        return f"{self.page}-{first.left}-{first.top}-{self.areas[-1].right}-{self.kind}"

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes that paint it out."""
        return tuple(Box(self.page, area) for area in self.areas)


def hits(sheets: Sequence[Sheet]) -> list[Hit]:
    """What the patterns find in a file (按类别查找); names also without a label before them."""
    found = [hit for number, sheet in enumerate(sheets, 1) for hit in _on(sheet, number)]
    people = {(hit.kind, folded(hit.words)) for hit in found if hit.kind in PERSONAL}
    for kind, name in sorted(people):
        label = next(hit.label for hit in found if hit.kind == kind)
        found += occurrences(sheets, name, kind=kind, label=label)
    return _distinct(found)


def occurrences(
    sheets: Sequence[Sheet], wanted: str, *, kind: str = WORD, label: str = WORD_LABEL
) -> list[Hit]:
    """Every place of some words in a file (检索), whatever their spaces, width and case."""
    pattern = folded(wanted)
    return [
        hit
        for number, sheet in enumerate(sheets, 1)
        for hit in _places_of(pattern, sheet, number, kind=kind, label=label)
    ]


def words_under(sheet: Sheet, area: Area, *, slack: int) -> list[str]:
    """The words that a box covers (被涂除的字词), one text for each line of them."""
    covered = [
        at for at, place in enumerate(sheet.places) if place and area.covers(place, slack=slack)
    ]
    return ["".join(sheet.text[at] for at in line) for line in lines(sheet, covered)]


def lines(sheet: Sheet, indices: Iterable[int]) -> list[list[int]]:
    """Characters by the lines on which they stand, in their order (分行)."""
    rows: list[list[int]] = []
    for at in indices:
        place = sheet.places[at]
        if place is None:
            continue
        last = sheet.places[rows[-1][-1]] if rows else None
        if last is not None and _is_on_line_with(last, place):
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _is_on_line_with(last: Area, place: Area) -> bool:
    shared = min(last.bottom, place.bottom) - max(last.top, place.top)
    return shared >= SHARED * min(last.height, place.height) and place.right > last.left


def _on(sheet: Sheet, number: int) -> Iterator[Hit]:
    plain = spaced(sheet.text)
    for span, pattern in spans_in(plain.text):
        hit = _hit(sheet, number, plain, span, kind=pattern.code, label=pattern.label)
        yield from filter(None, (hit,))


def _places_of(pattern: str, sheet: Sheet, number: int, *, kind: str, label: str) -> Iterator[Hit]:
    plain = compact(sheet.text)
    start = plain.text.find(pattern) if pattern else -1
    while start >= 0:
        end = start + len(pattern)
        if hit := _hit(sheet, number, plain, (start, end), kind=kind, label=label):
            yield hit
        start = plain.text.find(pattern, end)


def _hit(
    sheet: Sheet, number: int, plain: Plain, span: tuple[int, int], *, kind: str, label: str
) -> Hit | None:
    """The hit of a span of the folded text; None where none of its characters has a place."""
    first, last = plain.origin[span[0]], plain.origin[span[1] - 1]
    indices = range(first, last + 1)
    rows = lines(sheet, (at for at in indices if not sheet.text[at].isspace()))
    areas = tuple(_area(sheet, row) for row in rows)
    words = " ".join(sheet.text[first : last + 1].split())
    return Hit(kind, label, words, number, areas) if areas else None


def _area(sheet: Sheet, row: Sequence[int]) -> Area:
    placed = around(place for at in row if (place := sheet.places[at]))
    return placed.grown(MARGIN).within(sheet)


def _distinct(found: Iterable[Hit]) -> list[Hit]:
    """Each hit once, in the order of the pages; one within another of its kind falls away."""
    kept: list[Hit] = []
    seen: set[tuple[int, str, tuple[Area, ...]]] = set()
    for hit in sorted(found, key=lambda hit: (hit.page, hit.areas[0].top, hit.areas[0].left)):
        mark = (hit.page, hit.kind, hit.areas)
        if mark not in seen:
            seen.add(mark)
            kept.append(hit)
    return kept
