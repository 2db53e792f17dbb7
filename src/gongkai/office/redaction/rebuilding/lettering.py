"""The words that stay, as text that is not drawn (文字层): for search, copying and screen readers.

A run of letters on one line is stretched over the place where it is seen, so that nothing of it
reaches into a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongkai.office.redaction.finding.hits import lines
from gongkai.office.redaction.sheets import TENTHS_PER_INCH, Area, Sheet, around

NEAR_BOX = 3
"""Tenths of a millimetre by which a letter may reach under a box and still stay."""

AFTER = " "
"""Follows each run: some readers pass over a single letter without a shape."""

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
"""The code of a letter is its number in UTF-16; the same for every file."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that stand together on a line (字串), and where."""

    text: str
    place: Area


def runs(sheet: Sheet, areas: Sequence[Area]) -> Iterator[Run]:
    """The words of a page that lie under no box (未涂除的文字), each together with its place."""
    kept = [
        at
        for at, place in enumerate(sheet.places)
        if place and not any(area.covers(place, slack=NEAR_BOX) for area in areas)
    ]
    for line in lines(sheet, kept):
        for _, members in groupby(enumerate(line), lambda pair: pair[1] - pair[0]):
            indices = [at for _, at in members]
            place = around(place for at in indices if (place := sheet.places[at]))
            if place.width and place.height:
                yield Run("".join(sheet.text[at] for at in indices), place)


def layer(sheet: Sheet, areas: Sequence[Area]) -> bytes:
    """The operators that place the words without drawing them (文字层内容流)."""
    drawn = [_operator(run, sheet.height) for run in runs(sheet, areas)]
    return b"\n".join([b"BT 3 Tr /F 1 Tf", *drawn, b"ET"]) if drawn else b""


def points(tenths: float) -> float:
    """A length in the unit of a PDF, of which an inch has 72."""
    return tenths * 72 / TENTHS_PER_INCH


def _operator(run: Run, height: int) -> bytes:
    codes = (run.text + AFTER).encode("utf-16-be")
    across = points(run.place.width) / (len(codes) / 2 - len(AFTER))
    down = points(run.place.height)
    left, bottom = points(run.place.left), points(height - run.place.bottom)
    return f"{across:.4f} 0 0 {down:.4f} {left:.3f} {bottom:.3f} Tm <{codes.hex()}> Tj".encode()
