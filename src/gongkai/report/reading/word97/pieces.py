"""The text of a Word file (正文): pieces of its stream, in the order in which they are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.reading.limits import MAX_TEXT, require
from gongkai.report.reading.word97.container import Container

_COMPRESSED = 0x4000_0000
_PROPERTIES, _PIECES = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand together in the stream (文本片段): from which byte, how wide each."""

    text: str
    start: int
    width: int


def pieces(file: Container) -> list[Piece]:
    """The pieces of a file's main text (2.8.35)."""
    require(file.length, MAX_TEXT, what=f"文件超过{MAX_TEXT}字")
    table = _piece_table(file.part("pieces"))
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table)
    found: list[Piece] = []
    for at, (first, last) in enumerate(zip(places, places[1:], strict=False)):
        size = min(last, file.length) - first
        if size > 0:
            (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * at + 2)
            found.append(_piece(file.text, place, size))
    return found


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while at < len(clx) and clx[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != _PIECES:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _piece(stream: bytes, place: int, size: int) -> Piece:
    if place & _COMPRESSED:
        start = (place & ~_COMPRESSED) // 2
        return Piece(stream[start : start + size].decode("cp1252", "replace"), start, 1)
    text = stream[place : place + 2 * size].decode("utf-16-le", "surrogatepass")
    if len(text) < size:
        text = "".join(_units(stream[place : place + 2 * size]))
    return Piece(text, place, 2)


def _units(raw: bytes) -> Iterator[str]:
    """One character for each two bytes, so that places still count; rare ones stand in halves."""
    for at in range(0, len(raw) - 1, 2):
        yield chr(raw[at] | raw[at + 1] << 8)
