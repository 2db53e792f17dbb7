"""What stands in a merged document (文书内容): its paragraphs by role, and its tables.

The PDF and the check before signing read the document that was merged, so that both speak of the
words that the Word file holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from gongkai.office.letters.catalogue.scripts import BODY, ROLES
from gongkai.office.letters.merging.blank import TABLE_HEAD


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a letter: its role and its words."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its words, and whether it heads its column or row."""

    text: str
    heads: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a letter."""

    rows: tuple[tuple[GridCell, ...], ...]


Content = tuple[Block | Grid, ...]


def content(document: bytes) -> Content:
    """The paragraphs and tables of a Word document in their order; empty paragraphs left out."""
    return tuple(_contents(document))


def _contents(document: bytes) -> Iterator[Block | Grid]:
    for item in Document(BytesIO(document)).iter_inner_content():
        if isinstance(item, Table):
            yield Grid(tuple(_row(row) for row in item.rows))
        elif item.text.strip():
            yield _block(item)


def _block(paragraph: Paragraph) -> Block:
    name = paragraph.style.name if paragraph.style else ""
    return Block(name if name in ROLES else BODY, paragraph.text.strip())


def _row(row: _Row) -> tuple[GridCell, ...]:
    return tuple(_cell(cell) for cell in row.cells)


def _cell(cell: _Cell) -> GridCell:
    named = [p.style.name for p in cell.paragraphs if p.style]
    return GridCell(cell.text.strip(), bool(named) and set(named) == {TABLE_HEAD})


def words(content: Content) -> str:
    """All the words of a letter, a paragraph or a cell a line."""
    lines: list[str] = []
    for item in content:
        if isinstance(item, Block):
            lines.append(item.text)
        else:
            lines += [cell.text for row in item.rows for cell in row]
    return "\n".join(lines)


def of_role(content: Content, role: str) -> list[str]:
    """The paragraphs of one role."""
    return [item.text for item in content if isinstance(item, Block) and item.role == role]
