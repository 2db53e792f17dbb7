"""The tables of the form with their failed figures, rows and columns marked (表格标注)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from gongkai.report.annotating.places import TITLE, Marks
from gongkai.report.annotating.remarks import flags_html, worst
from gongkai.report.writing.headers import identifier, identifiers_of
from gongkai.report.writing.layout import Cell, Placed, Table, clean

BLANK = '<span class="gk-cell__blank">空白</span>'


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table to draw (待标注表格): its grid, the marks, and what was printed in odd cells."""

    grid: Table
    marks: Marks
    printed: Mapping[str, str]
    prefix: str = ""


def table(drawn: Drawn) -> str:
    """One table of the form as HTML: caption, scopes, headers of each figure, flags."""
    return "\n".join(_table(drawn))


def _table(drawn: Drawn) -> Iterator[str]:
    grid = drawn.grid
    label = escape(grid.caption)
    names = f"{drawn.prefix}{TITLE} {drawn.prefix}part-{grid.key}"
    yield (
        f'<div class="gk-table" role="region" tabindex="0" aria-labelledby="{names}">\n'
        f'<table class="gk-table__table gk-table__table--{grid.key}">\n'
        f'<caption class="gk-hidden">{label}</caption>'
    )
    edges = (0, *(row for row in grid.bodies if row), len(grid.rows))
    for start, end in zip(edges, edges[1:], strict=False):
        tag = "thead" if start < grid.head else "tbody"
        yield f"<{tag}>"
        yield from (_row(drawn, row) for row in range(start, end))
        yield f"</{tag}>"
    yield "</table>\n</div>"


def _row(drawn: Drawn, row: int) -> str:
    cells = (placed for placed in drawn.grid.placed if placed.row == row)
    return f"<tr>{''.join(_cell(drawn, placed) for placed in cells)}</tr>"


def _cell(drawn: Drawn, placed: Placed) -> str:
    cell = placed.cell
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if span > 1
    )
    name = identifier(drawn.grid, placed)
    flags = drawn.marks.flags.get(name if cell.scope else cell.path, ())
    kind = worst([flag.remark for flag in flags]) if flags else ""
    if cell.scope:
        mark = f' class="gk-head--wrong gk-head--{kind}"' if kind else ""
        return (
            f'<th id="{drawn.prefix}{name}" scope="{cell.scope}"{spans}{mark}>'
            f"{escape(cell.text)}{flags_html(flags)}</th>"
        )
    heads = " ".join(drawn.prefix + head for head in identifiers_of(drawn.grid, placed))
    return (
        f'<td headers="{heads}"{spans} class="{_classes(drawn, cell, kind=kind)}">'
        f"{_words(drawn, cell)}{flags_html(flags)}</td>"
    )


def _classes(drawn: Drawn, cell: Cell, *, kind: str) -> str:
    """How a figure looks: failed, doubted, or one of those that a broken sum adds up."""
    look = {"error": " gk-cell--failed", "": ""}.get(kind, " gk-cell--doubted")
    return f"gk-cell{look}{' gk-cell--summand' if cell.path in drawn.marks.summands else ''}"


def _words(drawn: Drawn, cell: Cell) -> str:
    """The figure; where none was read, what is printed there."""
    return escape(cell.text or clean(drawn.printed.get(cell.path, ""))) or BLANK
