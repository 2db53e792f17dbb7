"""Plain text as blocks (纯文本): tabs, Markdown tables, and lines.

Columns kept by tabs are not sure, so such tables are not ruled; those of Markdown are. Lines
with one cell each and cells that run together stay paragraphs: `records` takes them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.report.reading.blocks import Block, Cell, Document, Paragraph, Row, Table
from gongkai.report.reading.decoding import decoded, require_text
from gongkai.report.reading.limits import MAX_CELLS, MAX_TEXT, require

LONG_LINE = 40
"""A line of so many characters without an end of sentence was broken by its page's width."""

_RULE = re.compile(r"[\s|:=+\-—_]*")
_MARKUP = re.compile(r"^\s{0,3}(#{1,6})\s+|^\s*>\s?")
_LINK = re.compile(r"!?\[[^\]]{0,200}\]\([^)]{0,500}\)")
_EMPHASIS = re.compile(r"\*\*|__")
_BROKEN = re.compile(r"[\u4e00-\u9fff，、]$")
"""Only a line that ends in the middle of words was broken; figures end rows of tables."""

_STARTS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]|第[一二三四五六七八九十]+|[#|])"
)


def document_of(data: bytes, source: str) -> Document:
    """A text file as blocks."""
    text, doubts = decoded(data)
    require_text(text, source)
    require(len(text), MAX_TEXT, what=f"文件超过{MAX_TEXT}字")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return Document(tuple(_blocks(lines)), "text", (), tuple(doubts))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    rows: list[Row] = []
    prose: list[str] = []
    is_ruled = False
    for line in lines:
        cells, ruled = _cells(line)
        if rows and (cells is None or ruled != is_ruled):
            yield Table(tuple(rows), is_ruled)
            rows = []
        if cells is None:
            prose.append(line)
            continue
        yield from _paragraphs(prose)
        prose = []
        is_ruled = ruled
        if cells:
            rows.append(_row(cells))
            require(len(rows), MAX_CELLS // 5, what="表格行数过多")
    if rows:
        yield Table(tuple(rows), is_ruled)
    yield from _paragraphs(prose)


def _cells(line: str) -> tuple[list[str] | None, bool]:
    """The cells of a table's line, none for a ruling line; None for a line of text."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.count("|") > 1:
        if (
            _RULE.fullmatch(stripped)
            and "-" in stripped
            and not re.search(r"\|\s*-\s*\|", stripped)
        ):
            return [], True
        return [cell.strip() for cell in stripped.strip("|").split("|")], True
    if "\t" in line.strip(" \u3000\n") and stripped:
        cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        if _RULE.fullmatch(stripped) and re.search(r"-{3}|—{3}", stripped):
            return [], False
        if sum(map(bool, cells)) > 1 or line.endswith("\t"):
            return cells, False
    return None, False


def _row(cells: Sequence[str]) -> Row:
    require(len(cells), MAX_CELLS // 100, what="一行的单元格过多")
    return tuple(Cell(text, column) for column, text in enumerate(cells))


def _paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Lines as paragraphs; a sentence that the page's width broke is joined again."""
    open_text = ""
    for line in lines:
        text, heading = _clean(line)
        if not text:
            continue
        if open_text and not heading and not _STARTS.match(text) and not text[0].isdigit():
            open_text += text
        else:
            if open_text:
                yield Paragraph(open_text)
            open_text = text
        if heading or len(text) < LONG_LINE or not _BROKEN.search(text):
            yield Paragraph(open_text, heading)
            open_text = ""
    if open_text:
        yield Paragraph(open_text)


def _clean(line: str) -> tuple[str, bool]:
    """A line without the marks of Markdown, and whether it was a heading."""
    heading = bool(re.match(r"\s{0,3}#{1,6}\s", line))
    text = _EMPHASIS.sub("", _LINK.sub("", _MARKUP.sub("", line))).strip()
    return ("" if _RULE.fullmatch(text) and len(text) > 2 else text), heading
