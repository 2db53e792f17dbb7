"""Tables without rules as rows (无框线表格): zones with their columns and their bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.pdf.lines import TextLine
from gongkai.report.reading.pdf.unruled.columns import Columns, columns, header_rows
from gongkai.report.reading.pdf.unruled.frame import Frame
from gongkai.report.reading.pdf.unruled.zones import Strip, Zone, zones

FEWEST_ROWS = 3
"""So many rows of figures make a table where no header names its columns."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of a table stands on one page (无框线表格): where it starts, its lines, its rows."""

    page: int
    top: float
    lines: Sequence[TextLine]
    rows: Sequence[Row]
    goes_on: bool = False


def sheets(pages: Sequence[Sequence[TextLine]]) -> list[Sheet]:
    """The tables without rules on some pages, a sheet for each page that one stands on."""
    return [sheet for zone in zones(pages) for sheet in _sheets(zone)]


def _sheets(zone: Zone) -> Iterator[Sheet]:
    own = columns(zone)
    if own is None:
        yield from _undecided(zone)
        return
    if not _is_table(zone, own):
        return
    frame = Frame(zone, own)
    head = header_rows(own, shift=int(frame.has_labels))
    for page, part in groupby(zone, key=lambda strip: strip.page):
        strips = list(part)
        first = strips[0].line
        yield Sheet(
            page,
            first.base - first.size,
            [strip.line for strip in strips],
            [*head, *frame.rows(page)],
            goes_on=page != zone[0].page,
        )
        head = []


def _undecided(zone: Zone) -> Iterator[Sheet]:
    """Rows of figures that stand in no columns: kept line by line, so that none is taken."""
    if sum(len(strip.figures) > 1 for strip in zone) < FEWEST_ROWS:
        return
    for page, part in groupby(zone, key=lambda strip: strip.page):
        strips = list(part)
        first = strips[0].line
        yield Sheet(
            page,
            first.base - first.size,
            [strip.line for strip in strips],
            [_line(strip) for strip in strips],
            goes_on=page != zone[0].page,
        )


def _line(strip: Strip) -> Row:
    """A line as a label, and all its figures in one cell."""
    start = next((at for at, token in enumerate(strip.tokens) if token.is_figure), None)
    label = " ".join(token.text for token in strip.tokens[:start])
    if start is None:
        return (Cell(label, 0), Cell("", 1))
    figures = " ".join(token.text for token in strip.tokens[start:])
    return (Cell(label, 0), Cell(f"{figures} -", 1))


def _is_table(zone: Zone, own: Columns) -> bool:
    rows = sum(bool(strip.figures) for strip in zone)
    return rows >= FEWEST_ROWS or any(own.heads)
