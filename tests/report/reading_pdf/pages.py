"""PDF files made for tests: the layouts of `tests.report.documents`, set in type on real pages.

`printed(page, **style)` sets the tables of a made HTML page with typst, `facing(left, right)` two
such pages beside one another; `pdf(body)` sets any typst text. The styles vary what PDF files vary
in: rules, shading, size of letters, where pages end.
"""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path

import pikepdf
import pylopdf_fonts_zh_cn
import typst
from lxml import html

FONTS = str(Path(pylopdf_fonts_zh_cn.serif_path()).parent)

HEAD = """
#set page(width: {width}pt, height: {height}pt, margin: {margin}pt)
#set page(flipped: {flipped}, columns: {columns})
#set text(font: "{font}", size: {size}pt, lang: "zh")
#set table(stroke: {stroke}, inset: {inset}pt, align: {align})
#set par(first-line-indent: (amount: 2em, all: true))
"""

STYLE = {
    "width": 595,
    "height": 842,
    "margin": 50,
    "flipped": "false",
    "columns": 1,
    "size": 10,
    "stroke": "0.5pt",
    "inset": 4,
    "font": "Noto Serif SC",
    "align": "center + horizon",
}


@lru_cache
def _press() -> typst.Compiler:
    return typst.Compiler(font_paths=[FONTS], ignore_system_fonts=True)


def pdf(body: str, **style: object) -> bytes:
    """A text of typst as a PDF."""
    return bytes(_press().compile(input=(HEAD.format(**(STYLE | style)) + body).encode()))


def printed(page: bytes, **style: object) -> bytes:
    """A page of HTML, its paragraphs and tables, as a PDF."""
    return pdf(_body(page), **style)


def facing(left: bytes, right: bytes, **style: object) -> bytes:
    """Two pages of HTML beside one another, on sheets twice as wide; a `frame` rules them apart."""
    stroke = style.pop("frame", "none")
    halves = ", ".join(f"[{_body(page)}]" for page in (left, right))
    look = f"columns: (1fr, 1fr), inset: 12pt, stroke: {stroke}"
    return pdf(f"#grid({look}, {halves})", width=1190, **style)


def _body(page: bytes) -> str:
    root = html.fromstring(page.decode())
    parts = []
    for element in root.iter("p", "table", "h1", "h2"):
        if element.tag == "table":
            parts.append(_table(element))
        elif not any(parent.tag == "table" for parent in element.iterancestors()):
            parts.append(_text(element))
    return "\n\n".join(parts)


def _text(element: html.HtmlElement) -> str:
    return "#" + json.dumps(" ".join(element.text_content().split()), ensure_ascii=False)


def _table(element: html.HtmlElement) -> str:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    cells, width = [], 0
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (x, y) in taken:
                x += 1
            wide, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - y)
            taken |= {(x + right, y + below) for right in range(wide) for below in range(down)}
            place = f"x: {x}, y: {y}, rowspan: {down}, colspan: {wide}"
            cells.append(f"table.cell({place}, {_text(cell)[1:]})")
            width = max(width, x + wide)
    columns = ", ".join(["auto"] * width)
    return f"#table(columns: ({columns}), {', '.join(cells)})"


def _span(cell: html.HtmlElement, name: str) -> int:
    return max(int(cell.get(name, "1") or 1), 1)


def amended(data: bytes, **save: object):
    """A PDF opened for changes; `done()` gives its bytes."""
    file = pikepdf.open(io.BytesIO(data))

    def done() -> bytes:
        out = io.BytesIO()
        file.save(out, **save)
        return out.getvalue()

    return file, done
