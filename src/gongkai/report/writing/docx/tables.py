"""A table of the form in WordprocessingML (表格): spans, header rows, rows kept whole."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from gongkai.report.writing.docx.styles import TABLE_TEXT, TABLE_TEXT_LARGE
from gongkai.report.writing.layout import Cell, Table

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

ROW_HEIGHT = 6.6
"""The least height of a row, in millimetres."""

PADDING = 0.7
"""Left and right of the words in a cell, in millimetres."""

Spot = tuple[Cell, int, bool]
"""A cell of a row: what it shows, where it starts, and whether it continues the one above."""


def grid(table: Table) -> _Element:
    """The table as `w:tbl`, titled for those who listen to it, kept on one page if it fits."""
    body = element("w:tbl")
    body.append(_properties(table))
    columns = element("w:tblGrid")
    columns.extend(element("w:gridCol", w=_twips(width)) for width in table.widths)
    body.append(columns)
    rows = _spots(table)
    for number, spots in enumerate(rows):
        last = number == len(rows) - 1
        body.append(_row(table, spots, is_head=number < table.head, is_last=last))
    return body


def element(name: str, **attributes: str | int) -> _Element:
    """A WordprocessingML element with its attributes, all in the `w:` namespace."""
    made: _Element = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)


def _properties(table: Table) -> _Element:
    properties = element("w:tblPr")
    properties.append(element("w:tblW", w=_twips(sum(table.widths)), type="dxa"))
    properties.append(element("w:jc", val="center"))
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=4, space=0, color="auto"))
    properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    margins.append(element("w:top", w=_twips(PADDING / 2), type="dxa"))
    margins.append(element("w:left", w=_twips(PADDING), type="dxa"))
    margins.append(element("w:bottom", w=_twips(PADDING / 2), type="dxa"))
    margins.append(element("w:right", w=_twips(PADDING), type="dxa"))
    properties.append(margins)
    properties.append(element("w:tblLook", val="0460", firstRow=1, firstColumn=1, noVBand=1))
    properties.append(element("w:tblCaption", val=table.caption))
    return properties


def _spots(table: Table) -> list[list[Spot]]:
    """Each row's cells from the left, those that reach down from above included."""
    rows: list[list[Spot]] = [[] for _ in table.rows]
    for placed in table.placed:
        for down in range(placed.cell.rowspan):
            rows[placed.row + down].append((placed.cell, placed.column, down > 0))
    return [sorted(row, key=lambda spot: spot[1]) for row in rows]


def _row(table: Table, spots: list[Spot], *, is_head: bool, is_last: bool) -> _Element:
    row = element("w:tr")
    properties = element("w:trPr")
    properties.append(element("w:cantSplit"))
    properties.append(element("w:trHeight", val=_twips(ROW_HEIGHT), hRule="atLeast"))
    if is_head:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    row.extend(_cell(table, spot, keeps=not is_last) for spot in spots)
    return row


def _cell(table: Table, spot: Spot, *, keeps: bool) -> _Element:
    cell, column, continues = spot
    width = sum(table.widths[column : column + cell.colspan])
    properties = element("w:tcPr")
    properties.append(element("w:tcW", w=_twips(width), type="dxa"))
    if cell.colspan > 1:
        properties.append(element("w:gridSpan", val=cell.colspan))
    if cell.rowspan > 1:
        properties.append(element("w:vMerge", val="continue" if continues else "restart"))
    properties.append(element("w:vAlign", val="center"))
    made = element("w:tc")
    made.append(properties)
    made.append(_paragraph(table, cell, text="" if continues else cell.text, keeps=keeps))
    return made


def _paragraph(table: Table, cell: Cell, *, text: str, keeps: bool) -> _Element:
    paragraph = element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:pStyle", val=TABLE_TEXT if table.head else TABLE_TEXT_LARGE))
    if keeps:
        properties.append(element("w:keepNext"))
    properties.append(element("w:jc", val="left" if table.is_left(cell) else "center"))
    paragraph.append(properties)
    if text:
        run, words = element("w:r"), element("w:t")
        words.text = text
        run.append(words)
        paragraph.append(run)
    return paragraph
