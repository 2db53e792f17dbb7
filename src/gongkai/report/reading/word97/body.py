"""The text of a Word file as blocks (正文成块): paragraphs, cells, rows, tables in tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.report.reading.blocks import Block, Paragraph
from gongkai.report.reading.limits import require
from gongkai.report.reading.word97.container import Container
from gongkai.report.reading.word97.pieces import pieces
from gongkai.report.reading.word97.properties import Paragraph97, paragraphs, unseen
from gongkai.report.reading.word97.rows import RowEnd, table

DEEPEST = 40
"""How many tables may stand in one another."""

CELL_END, PARAGRAPH_END = "\x07", "\r"
_FIELD, _SHOWN, _FIELD_END = "\x13", "\x14", "\x15"
_PRINTED = {"\x0b": "\n", "\x0c": "\n", "\t": " ", "\x1e": "-", "\xa0": " "}


@dataclass(slots=True)
class _Level:
    """A table that is being read: its rows, the cells of the last one, the text of the last cell.

    `inner` are the tables inside its cells; where there are any, it only lays out the page.
    """

    rows: list[tuple[list[str], RowEnd]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    has_inner: bool = False


def blocks(file: Container) -> list[Block]:
    """The blocks of a file."""
    writer = Writer()
    for text, place in _paragraphs(file):
        writer.take(text, place)
    writer.close(0)
    return writer.blocks


def _paragraphs(file: Container) -> Iterator[tuple[str, Paragraph97]]:
    """Each paragraph with the mark that ends it, hidden text and field codes left out."""
    places, hidden = paragraphs(file), unseen(file)
    text: list[str] = []
    codes: list[bool] = []
    for piece in pieces(file):
        for at, character in enumerate(piece.text):
            place = piece.start + at * piece.width
            if character in (CELL_END, PARAGRAPH_END):
                yield whole(text) + character, places.at(place)
                text = []
            elif character in (_FIELD, _SHOWN, _FIELD_END):
                _follow(codes, character)
            elif not any(codes) and not hidden.at(place):
                text.append(_printed(character))
    if text:
        yield whole(text) + PARAGRAPH_END, Paragraph97()


def whole(text: Sequence[str]) -> str:
    """Characters as a text: the two halves of a rare one joined, a half alone as U+FFFD."""
    return "".join(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _follow(codes: list[bool], mark: str) -> None:
    """Note of each field that is open whether its code or its result stands here."""
    if mark == _FIELD:
        codes.append(True)
    elif codes:
        codes.pop()
        if mark == _SHOWN:
            codes.append(False)


def _printed(character: str) -> str:
    printed = _PRINTED.get(character)
    return printed if printed is not None else character if character >= " " else ""


class Writer:
    """Collects paragraphs into cells, cells into rows, rows into tables."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.levels: list[_Level] = []

    def take(self, text: str, place: Paragraph97) -> None:
        """Take in a paragraph with its mark."""
        require(place.depth, DEEPEST, what="表格嵌套层数过多")
        self.close(place.depth)
        while len(self.levels) < place.depth:
            self.levels.append(_Level())
        if not self.levels:
            self._paragraph(text[:-1])
            return
        level = self.levels[-1]
        if place.ends_row:
            level.rows.append((level.cells, place.row))
            level.cells, level.texts = [], []
        else:
            level.texts.append(text[:-1])
            if text[-1] == CELL_END or place.ends_inner_cell:
                level.cells.append("\n".join(filter(None, map(str.strip, level.texts))))
                level.texts = []

    def close(self, depth: int) -> None:
        """End the tables that are deeper than a depth."""
        while len(self.levels) > depth:
            level = self.levels.pop()
            done = list(_written(level))
            if self.levels:
                outer = self.levels[-1]
                outer.blocks += [*map(Paragraph, outer.texts), *done]
                outer.texts, outer.has_inner = [], True
            else:
                self.blocks += done

    def _paragraph(self, text: str) -> None:
        for line in text.split("\n"):
            if line.strip():
                self.blocks.append(Paragraph(line))


def _written(level: _Level) -> Iterator[Block]:
    """A table; what stands in it, one below the other, where it only lays out the page."""
    rows = [*level.rows, (level.cells, RowEnd())] if level.cells else level.rows
    if level.has_inner or sum(len(cells) for cells, _ in rows) < 2:
        yield from level.blocks
        for cells, _ in rows:
            yield from (Paragraph(text) for text in cells if text.strip())
    else:
        yield table(rows)
