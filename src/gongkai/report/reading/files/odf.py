"""ODT texts and ODS workbooks as blocks (开放文档): their content, read directly as XML.

Tracked insertions are kept and deletions dropped; notes and comments beside the text are not
part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Block, Cell, Document, Paragraph, Row, Span, grid
from gongkai.report.reading.files.archive import Archive, opened
from gongkai.report.reading.files.xlsx import MOST_ROWS, sheet_blocks
from gongkai.report.reading.limits import MAX_COLUMNS, MAX_SPAN, require

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_OFFICE, _TABLE, _TEXT, _DRAW, _STYLE = (
    f"{{{_SPACE.format(name)}}}" for name in ("office", "table", "text", "drawing", "style")
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_ROW, _CELL = f"{_TABLE}table-row", f"{_TABLE}table-cell"
_UNPRINTED = (
    *(f"{_TEXT}{name}" for name in ("tracked-changes", "note", "hidden-text")),
    *(f"{_OFFICE}{name}" for name in ("annotation", "forms")),
)
_GROUPS = frozenset(
    f"{_TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group")
)
_BREAKS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
DEEPEST = 40
"""How many elements may stand in one another between the body and a paragraph."""


def document_of(data: bytes, source: str) -> Document:
    """An ODT or ODS file as blocks."""
    archive = opened(data, source)
    _require_open(archive)
    root = archive.tree("content.xml")
    _drop_unprinted(root)
    body = root.find(f"{_OFFICE}body")
    for kind in () if body is None else body:
        if kind.tag == f"{_OFFICE}text":
            return Document(tuple(_blocks(kind, 0)), "odt")
        if kind.tag == f"{_OFFICE}spreadsheet":
            return Document(tuple(_sheets(kind)), "ods")
    raise NotAReport(f"“{source}”不是文字文档或表格；请另存为ODT、DOCX或XLSX后重试")


def _require_open(archive: Archive) -> None:
    name = "META-INF/manifest.xml"
    if name in archive.names and b"encryption-data" in archive.part(name):
        raise NotAReport(f"“{archive.source}”有密码保护；请去掉密码后重试")


def _drop_unprinted(root: etree._Element) -> None:
    """Take out deletions, notes, comments, and what a style hides."""
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iterchildren(f"{_STYLE}text-properties")
        if properties.get(f"{_TEXT}display") == "none"
    }
    for node in root.iter(f"{_TEXT}span", *_PARAGRAPHS):
        if node.get(f"{_TEXT}style-name", "") in hidden:
            node.tag = _UNPRINTED[0]
    etree.strip_elements(root, *_UNPRINTED, with_tail=False)


def _blocks(parent: etree._Element, depth: int) -> Iterator[Block]:
    """Paragraphs and tables under an element, through sections, lists and frames."""
    require(depth, DEEPEST, what="文件嵌套层数过多")
    for child in parent:
        if child.tag in _PARAGRAPHS:
            text = _text(child)
            if text.strip():
                yield Paragraph(text, child.tag == f"{_TEXT}h")
            yield from _framed(child, depth)
        elif child.tag == f"{_TABLE}table":
            yield from _table(child, depth)
        elif isinstance(child.tag, str):
            yield from _blocks(child, depth + 1)


def _framed(paragraph: etree._Element, depth: int) -> Iterator[Block]:
    """Text boxes, which stand in the middle of a paragraph's text."""
    for box in paragraph.iter(f"{_DRAW}text-box"):
        yield from _blocks(box, depth + 1)


def _text(element: etree._Element) -> str:
    """The text of a paragraph, without notes, comments and text boxes."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _BREAKS:
            pieces.append(_BREAKS[child.tag])
        elif isinstance(child.tag, str) and not child.tag.startswith(_DRAW):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _table(table: etree._Element, depth: int) -> Iterator[Block]:
    """A table; what stands in it, one below the other, where it only lays out the page."""
    rows = list(islice(_rows(table), MOST_ROWS))
    is_layout = next(table.iterdescendants(f"{_TABLE}table"), None) is not None
    if not is_layout and sum(len(row) for row in rows) > 1:
        yield grid(map(_spans, rows))
        return
    for row in rows:
        for cell in row:
            yield from _blocks(cell, depth + 1)


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, through header rows and groups, not into other tables."""
    for child in parent:
        if child.tag == _ROW:
            yield from [child] * _number(child, "number-rows-repeated")
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _spans(row: etree._Element) -> list[Span]:
    """The cells of a row, repeated ones written out; blanks at its end are left out."""
    spans: list[Span] = []
    for cell in row.iterchildren(_CELL):
        text = "\n".join(filter(None, (_text(part).strip() for part in cell.iter(*_PARAGRAPHS))))
        down = _number(cell, "number-rows-spanned")
        across = _number(cell, "number-columns-spanned")
        spans += [Span(text, down, across)] * _number(cell, "number-columns-repeated")
        require(len(spans), MAX_COLUMNS, what=f"表格超过{MAX_COLUMNS}列")
    return spans


def _number(element: etree._Element, name: str) -> int:
    written = element.get(f"{_TABLE}{name}", "1")
    return max(min(int(written), MAX_SPAN), 1) if written.isdecimal() and len(written) < 8 else 1


def _sheets(book: etree._Element) -> Iterator[Block]:
    for table in book.iterchildren(f"{_TABLE}table"):
        rows = list(islice(_rows(table), MOST_ROWS))
        laid = grid(_filled(_spans(row)) for row in rows).rows
        full = [row for row in laid if any(cell.text.strip() for cell in row)]
        end = max((_end(row) for row in full), default=0)
        yield from sheet_blocks(table.get(f"{_TABLE}name", ""), [_padded(row, end) for row in full])


def _end(row: Row) -> int:
    return max(cell.column + cell.width for cell in row)


def _padded(row: Row, end: int) -> Row:
    """A row with blank cells up to the sheet's last column."""
    return (*row, *(Cell("", column) for column in range(_end(row), end)))


def _filled(spans: list[Span]) -> list[Span]:
    """A row of a sheet without the blanks that fill it up to its last column."""
    while spans and not spans[-1].text and spans[-1].rows == 1:
        spans.pop()
    return spans
