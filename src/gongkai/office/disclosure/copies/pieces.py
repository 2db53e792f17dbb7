"""The body of a document in pieces (正文各段): headings, paragraphs, points of lists, tables.

What Word and PDF are made of. The markup is cleaned first, as for the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import html
from lxml.html import HtmlElement

from gongkai.office.disclosure.markup import clean_html
from gongkai.report.writing.layout import clean

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {*HEADINGS, "p", "div", "ul", "ol", "li", "table", "blockquote", "pre", "hr", "figure", "dl"}
    | {"dt", "dd", "figcaption", "section", "article", "caption", "thead", "tbody", "tr"}
)
"""Elements that begin a line of their own."""

DEEPEST = 2
"""Levels of headings that a copy has."""

CENTRE, RIGHT = "centre", "right"
SIDES = {"text-align:center": CENTRE, "text-align:right": RIGHT, "text-align:end": RIGHT}

MOST_COLUMNS, MOST_ROWS = 60, 2_000
"""What a table of a copy holds at most; spans beyond it are cut."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph (段落); a heading where `level` is not 0."""

    text: str
    level: int = 0
    side: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a table at its place (单元格)."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    heads: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table (表格): its cells by place, `head` rows of which are repeated on each page."""

    columns: int
    rows: int
    head: int
    spots: tuple[Spot, ...]


Piece = Words | Grid


def pieces(body: str) -> list[Piece]:
    """A body in pieces (正文各段); text without markup has one for each line."""
    if "<" not in body:
        return [Words(clean(line.strip())) for line in body.splitlines() if line.strip()]
    root = html.fragment_fromstring(clean_html(body), create_parent="div")
    return list(_in_order(p for p in _inside(root) if isinstance(p, Grid) or p.text))


def _in_order(found: Iterator[Piece]) -> Iterator[Piece]:
    """The same, its headings beginning at the first level and skipping none."""
    above = 0
    for piece in found:
        if isinstance(piece, Words) and piece.level:
            above = min(piece.level, above + 1)
            piece = replace(piece, level=above)
        yield piece


def _inside(parent: HtmlElement, *, lead: str = "") -> Iterator[Piece]:
    """The pieces of an element: its blocks, and the words between them; `lead` stands first."""
    loose, side = [parent.text or ""], _side(parent)
    for child in parent:
        if child.tag in BLOCKS or child.find(".//table") is not None:
            text = _joined(loose)
            if text or lead and child.tag not in {"p", "div"}:
                yield Words(lead + text, side=side)
                lead = ""
            yield from _block(child, lead=lead)
            lead, loose = "", []
        elif child.tag == "br":
            yield Words(lead + _joined(loose), side=side)
            lead, loose = "", []
        else:
            loose.append(_said(child))
        loose.append(child.tail or "")
    text = _joined(loose)
    if text:
        yield Words(lead + text, side=side)


def _block(element: HtmlElement, *, lead: str) -> Iterator[Piece]:
    if element.tag in HEADINGS:
        level = min(max(int(element.tag[1]) - 1, 1), DEEPEST)
        yield Words(lead + _joined([_said(element)]), level, _side(element))
    elif element.tag == "table":
        yield _grid(element)
    elif element.tag in {"ul", "ol"}:
        for number, item in enumerate(element.iterchildren("li"), 1):
            mark = f"{number}. " if element.tag == "ol" else "• "
            yield from _inside(item, lead=lead + mark)
    else:
        yield from _inside(element, lead=lead)


def _said(element: HtmlElement) -> str:
    """The words of an inline element; a picture and an address are put into words."""
    if element.tag == "img":
        return f"［图片：{element.get('alt')}］" if element.get("alt") else "［图片］"
    parts = [element.text or ""]
    for child in element:
        parts += [" " if child.tag == "br" else _said(child), child.tail or ""]
    text, address = "".join(parts), element.get("href", "")
    leads_out = element.tag == "a" and address.startswith("http") and address not in text
    return f"{text}（{address}）" if leads_out else text


def _joined(parts: list[str]) -> str:
    return clean(re.sub(r"[ \t\r\n\f]+", " ", "".join(parts)).strip(" "))


def _side(element: HtmlElement) -> str:
    style = re.sub(r"\s", "", element.get("style", "")).lower()
    return next((side for part, side in SIDES.items() if part in style), "")


def _grid(table: HtmlElement) -> Grid:
    """A table with each cell at its place, spans cut where they leave it or meet another."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    rows = rows[:MOST_ROWS]
    taken: set[tuple[int, int]] = set()
    spots: list[Spot] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (number, column) in taken:
                column += 1
            if column >= MOST_COLUMNS:
                break
            spot = _spot(cell, number, column, last=len(rows), taken=taken)
            spots.append(spot)
            column += spot.colspan
    columns = max((spot.column + spot.colspan for spot in spots), default=1)
    return Grid(columns, len(rows), _head(spots, len(rows)), tuple(spots))


def _spot(
    cell: HtmlElement, row: int, column: int, *, last: int, taken: set[tuple[int, int]]
) -> Spot:
    down = min(_span(cell, "rowspan"), last - row)
    wide = min(_span(cell, "colspan"), MOST_COLUMNS - column)
    wide = next((n for n in range(wide) if (row, column + n) in taken), wide)
    taken.update((row + y, column + x) for y in range(down) for x in range(wide))
    text = "\n".join(piece.text for piece in _inside(cell) if isinstance(piece, Words))
    return Spot(row, column, down, wide, text.strip(), cell.tag == "th")


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1")
    return max(int(value), 1) if value.isdecimal() and len(value) < 5 else 1


def _head(spots: list[Spot], rows: int) -> int:
    """How many rows at the top hold nothing but heads, and are left by no span."""
    head = 0
    while head < rows - 1 and all(spot.heads for spot in spots if spot.row == head):
        head += 1
    reach = max((spot.row + spot.rowspan for spot in spots if spot.row < head), default=0)
    return head if reach <= head else 0
