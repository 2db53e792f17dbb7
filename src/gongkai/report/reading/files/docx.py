"""DOCX files as blocks (Word 文档): the document's own XML, read directly.

Tracked insertions are kept and deletions dropped, as the page shows them; content controls,
tables inside layout tables and tables without a grid are read like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Block, Cell, Document, Paragraph, Row, Table
from gongkai.report.reading.files.archive import Archive, opened
from gongkai.report.reading.limits import MAX_CELLS, MAX_SPAN, require

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{SPACE}}}"
DOCUMENT = f"{_W}document"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_P, _TBL, _TR, _TC = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_UNPRINTED = (
    *(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
_MARKS = frozenset({f"{_W}trPr", f"{_W}rPr"})
"""A deletion inside these marks a whole row or the end of a paragraph, not text."""

_PROPERTIES = frozenset(
    f"{_W}{name}" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr")
)
_HIDDEN = f"{_W}rPr/{_W}vanish"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_PRINTED = (f"{_W}t", *_BREAKS)
DEEPEST = 40
"""How many tables may stand in one another."""


def document_of(data: bytes, source: str) -> Document:
    """A DOCX file as blocks."""
    archive = opened(data, source)
    root = archive.tree(_main_part(archive))
    if root.tag == f"{{{_STRICT}}}document":
        root = _transitional(root)
    return document_in(root, source, kind="docx")


def document_in(root: etree._Element, source: str, *, kind: str) -> Document:
    """A document's element as blocks; its tree is changed."""
    body = root.find(f"{_W}body")
    if body is None:
        raise NotAReport(f"“{source}”里没有正文；请用Word或WPS重新另存后提供")
    _drop_unprinted(body)
    return Document(tuple(_blocks(body, 0)), kind)


def _main_part(archive: Archive) -> str:
    names = archive.names
    if "word/document.xml" in names:
        return "word/document.xml"
    return next(name for name in names if name.startswith("word/document"))


def _transitional(root: etree._Element) -> etree._Element:
    """A document in the strict namespace, in the ordinary one."""
    text = etree.tostring(root, encoding="utf-8").replace(_STRICT.encode(), SPACE.encode())
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def _blocks(parent: etree._Element, depth: int) -> Iterator[Block]:
    """Paragraphs and tables under an element, through wrappers such as content controls."""
    require(depth, DEEPEST, what="表格嵌套层数过多")
    for child in parent:
        if child.tag == _P:
            text = _text(child)
            if text.strip():
                yield Paragraph(text)
        elif child.tag == _TBL:
            yield from _table(child, depth)
        elif child.tag not in _PROPERTIES and isinstance(child.tag, str):
            yield from _blocks(child, depth)


def _drop_unprinted(root: etree._Element) -> None:
    """Take out what the page does not show: deletions, field codes, hidden runs, fallbacks."""
    unprinted = list(root.iter(*_UNPRINTED))
    hides = next(root.iter(f"{_W}vanish"), None) is not None  # most documents hide nothing
    unprinted += [run for run in root.iter(f"{_W}r") if hides and _is_hidden(run)]
    for node in unprinted:
        parent = node.getparent()
        if parent is not None and parent.tag not in _MARKS:
            parent.remove(node)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(_HIDDEN)
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")


def _text(element: etree._Element) -> str:
    """The text of an element, in order."""
    return "".join(_BREAKS.get(node.tag) or node.text or "" for node in element.iter(*_PRINTED))


def _table(table: etree._Element, depth: int) -> Iterator[Block]:
    rows = [row for row in _parts(table, _TR) if row.find(f"{_W}trPr/{_W}del") is None]
    cells = [list(_parts(row, _TC)) for row in rows]
    is_layout = next(table.iterdescendants(_TBL), None) is not None
    if is_layout or sum(map(len, cells)) < 2:
        for row in cells:
            for cell in row:
                yield from _blocks(cell, depth + 1)
        return
    yield _grid(rows, cells)


def _parts(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through wrappers, not into other tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _PROPERTIES and child.tag not in (_TBL, _TR, _TC, _P):
            yield from _parts(child, tag)


def _grid(rows: list[etree._Element], cells: list[list[etree._Element]]) -> Table:
    """The rows at their grid columns; cells merged downwards are inherited."""
    laid: list[Row] = []
    above: dict[int, str] = {}
    count = 0
    for row, own in zip(rows, cells, strict=True):
        column = _number(row, f"{_W}trPr/{_W}gridBefore")
        line: list[Cell] = []
        merged: dict[int, str] = {}
        for cell in own:
            span, merge = _merged(cell)
            width = max(1, min(span, MAX_SPAN))
            line.append(_cell(cell, column, width=width, merge=merge, above=above))
            if merge:
                merged[column] = line[-1].text
            column += width
        above = merged
        count += len(line)
        require(count, MAX_CELLS, what=f"表格超过{MAX_CELLS}个单元格")
        laid.append(tuple(line))
    return Table(tuple(laid))


def _merged(cell: etree._Element) -> tuple[int, str]:
    """How many columns a cell spans, and whether it begins or continues one merged downwards."""
    span, merge = 0, ""
    for properties in cell.iterchildren(f"{_W}tcPr"):
        for child in properties.iterchildren(f"{_W}gridSpan", f"{_W}vMerge"):
            if child.tag == f"{_W}gridSpan":
                span = _value(child)
            else:
                merge = child.get(f"{_W}val", "continue")
    return span, merge


def _cell(
    cell: etree._Element, column: int, *, width: int, merge: str, above: dict[int, str]
) -> Cell:
    if merge == "continue" and column in above:
        return Cell(above[column], column, width, inherited=True)
    return Cell("\n".join(filter(None, map(_text, _parts(cell, _P)))), column, width)


def _number(element: etree._Element, path: str) -> int:
    found = element.find(path)
    return _value(found) if found is not None else 0


def _value(element: etree._Element) -> int:
    written = element.get(f"{_W}val", "")
    return int(written) if written.isdecimal() and len(written) < 7 else 0
