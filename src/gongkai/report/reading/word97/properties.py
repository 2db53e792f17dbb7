"""What a Word file says of its paragraphs and characters (段落与字符属性).

Properties stand in pages of 512 bytes, as lists of small changes (sprm, 2.2.5). Only those are
read that tell a table's rows and columns, or that a character is not shown.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from gongkai.report.reading.word97.container import Container
from gongkai.report.reading.word97.rows import RowEnd, row_end

PAGE = 512
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW_END = 0x244B, 0x244C
_ROW = 0xD608
_HUGE, _TABLE_PROPERTIES = 0x6646, 0x646B
_DELETED, _HIDDEN = 0x0800, 0x083C
_TABS = 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)

Change = tuple[int, bytes]
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Paragraph97:
    """Where a paragraph stands (段落位置): in how many tables, whether it ends a cell or a row.

    `row` is the definition of the row that it ends.
    """

    depth: int = 0
    ends_inner_cell: bool = False
    ends_row: bool = False
    row: RowEnd = RowEnd()


class Runs(Generic[Kind]):
    """Stretches of the stream and what holds in each (属性区段)."""

    def __init__(self, found: list[tuple[int, int, Kind]], otherwise: Kind) -> None:
        self.found = sorted(found, key=lambda run: run[0])
        self.starts = [start for start, _, _ in self.found]
        self.otherwise = otherwise

    def at(self, place: int) -> Kind:
        """What holds at a byte of the stream."""
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place >= self.found[index][1]:
            return self.otherwise
        return self.found[index][2]


def paragraphs(file: Container) -> Runs[Paragraph97]:
    """The properties of the file's paragraphs."""
    found = [
        (start, end, _paragraph(file, changes))
        for start, end, changes in _pages(file, "paragraphs", _paragraph_changes)
    ]
    return Runs(found, Paragraph97())


def unseen(file: Container) -> Runs[bool]:
    """Where characters are hidden, or deleted with the change tracked."""
    found = [
        (start, end, _is_unseen(changes))
        for start, end, changes in _pages(file, "characters", _character_changes)
    ]
    return Runs(found, False)


def _pages(
    file: Container, part: str, changes: Callable[[bytes, int, int], bytes]
) -> Iterator[tuple[int, int, bytes]]:
    """Each stretch with its list of changes, page by page (2.9.85, 2.9.174)."""
    table = file.part(part)
    count = (len(table) - 4) // 8
    for at in range(count):
        (number,) = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * at)
        start = (number & 0x3F_FFFF) * PAGE
        page = file.text[start : start + PAGE]
        if len(page) < PAGE:
            raise ValueError("a page of properties is missing")
        runs = page[PAGE - 1]
        edges = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            yield edges[run], edges[run + 1], changes(page, run, 4 * (runs + 1))


def _paragraph_changes(page: bytes, run: int, base: int) -> bytes:
    at = 2 * page[base + 13 * run]
    if at == 0:
        return b""
    size = 2 * page[at] - 1
    if page[at] == 0:
        at, size = at + 1, 2 * page[at + 1]
    return page[at + 3 : at + 1 + size]


def _character_changes(page: bytes, run: int, base: int) -> bytes:
    at = 2 * page[base + run]
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _changes(raw: bytes) -> Iterator[Change]:
    """The changes of a list, each with its operand (2.6)."""
    at = 0
    while at + 2 <= len(raw):
        (code,) = struct.unpack_from("<H", raw, at)
        at += 2
        size = _SIZES[code >> 13]
        if code == _ROW:
            size = struct.unpack_from("<H", raw, at)[0] + 1 if at + 2 <= len(raw) else 2
        elif size == 0:
            if code == _TABS and raw[at : at + 1] == b"\xff":
                return
            size = 1 + (raw[at] if at < len(raw) else 0)
        yield code, raw[at : at + size]
        at += size


def _paragraph(file: Container, raw: bytes) -> Paragraph97:
    known: dict[int, bytes] = {}
    for code, operand in _changes(raw):
        known[code] = operand
        if code in (_HUGE, _TABLE_PROPERTIES):
            known |= dict(_changes(_elsewhere(file.data, operand)))
    depth = int.from_bytes(known.get(_DEPTH, b"")[:4], "little")
    if depth == 0 and _is_set(known, _IN_TABLE):
        depth = 1
    return Paragraph97(
        depth,
        ends_inner_cell=_is_set(known, _INNER_CELL),
        ends_row=_is_set(known, _ROW_END) or _is_set(known, _INNER_ROW_END),
        row=row_end(known.get(_ROW, b"")),
    )


def _elsewhere(data: bytes, operand: bytes) -> bytes:
    """The changes of a wide row, which are kept in the data stream (2.9.210)."""
    at = int.from_bytes(operand, "little")
    if at + 2 > len(data):
        return b""
    (size,) = struct.unpack_from("<H", data, at)
    return data[at + 2 : at + 2 + size]


def _is_set(known: dict[int, bytes], code: int) -> bool:
    return known.get(code, b"\0")[:1] not in (b"\0", b"")


def _is_unseen(raw: bytes) -> bool:
    known = dict(_changes(raw))
    return _is_set(known, _DELETED) or _is_set(known, _HIDDEN)
