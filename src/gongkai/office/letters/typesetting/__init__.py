"""A letter as a PDF (文书版式): GB/T 9704-2012's letter form, tagged, from the merged words."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from gongkai.office.letters.catalogue.scripts import BODY, DATE, SIGNATURE, TITLE
from gongkai.office.letters.merging.reading import Block, Content, Grid
from gongkai.report.writing.layout import COL, ROW, Cell, Table, clean
from gongkai.report.writing.pdf.press import printed
from gongkai.report.writing.pdf.tagging import with_row_headers

TEMPLATE = Path(str(files("gongkai.office.letters.typesetting").joinpath("letter.typ")))

DRAFT = "草稿"

WIDTH = 156.0
FORM_HEAD = 56.0
"""Millimetres: of the type area, and of the first column of a form."""

KEPT = 2
"""Paragraphs that stand on the page of the signature."""

SIGNED_OFF = (SIGNATURE, DATE)


def pdf(content: Content, *, organ: str, seal: bytes | None = None, draft: bool = False) -> bytes:
    """The pages of a letter. A draft says so on each page and bears no seal.

    `seal` is a PNG. Raises `CannotWrite` for a character that no font has.
    """
    grids = [_table(item, number) for number, item in enumerate(_grids(content))]
    data = {
        "title": _title(content),
        "organ": clean(organ),
        "mark": DRAFT if draft else "",
        "seal": _svg(seal) if seal and not draft else "",
        "seal-alt": f"印章：{clean(organ)}",
        "blocks": _kept(list(_blocks(content, grids))),
    }
    return with_row_headers(printed(TEMPLATE, {"letter": data}), grids)


def _grids(content: Content) -> Iterator[Grid]:
    return (item for item in content if isinstance(item, Grid))


def _title(content: Content) -> str:
    titles = [item.text for item in content if isinstance(item, Block) and item.role == TITLE]
    return clean("".join(titles).replace("\n", "")) or "政府信息公开文书"


def _svg(seal: bytes) -> str:
    """The image of a seal as an SVG of 42 mm, the only form in which data goes in as text."""
    data = base64.b64encode(seal).decode("ascii")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="420" viewBox="0 0 420 420">'
        f'<image width="420" height="420" href="data:image/png;base64,{data}"/></svg>'
    )


def _blocks(content: Content, grids: list[Table]) -> Iterator[dict[str, Any]]:
    """What is set, one after the other; signature and date, which stand together, as one."""
    tables = iter(grids)
    signed: list[str] = []
    for item in content:
        if isinstance(item, Grid):
            yield {"role": "表", "grid": _grid(next(tables))}
        elif item.role in SIGNED_OFF:
            signed.append(clean(item.text))
        else:
            yield from _paragraphs(item)
    if signed:
        yield {"role": SIGNATURE, "lines": signed}


def _kept(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same, what stands before a signature kept with it: no page holds a signature alone."""
    signed = [number for number, block in enumerate(blocks) if block["role"] == SIGNATURE]
    for number in signed:
        for before in blocks[max(0, number - KEPT) : number]:
            before["keep"] = True
    return blocks


def _paragraphs(block: Block) -> Iterator[dict[str, Any]]:
    lines = [clean(line) for line in block.text.split("\n")]
    if block.role == BODY:
        yield from ({"role": BODY, "text": line} for line in lines if line)
    else:
        yield {"role": block.role, "text": "\n".join(lines)}


def _table(grid: Grid, number: int) -> Table:
    """The table with the scope of its heads: a row of heads heads columns, a single one its row."""
    rows = tuple(
        tuple(Cell(clean(cell.text), scope=_scope(row, cell.heads)) for cell in row)
        for row in grid.rows
    )
    columns = max(len(row) for row in rows)
    widths = (WIDTH / columns,) * columns
    if columns == 2:
        widths = (FORM_HEAD, WIDTH - FORM_HEAD)
    head = next((n for n, row in enumerate(rows) if not all(c.scope == COL for c in row)), 0)
    return Table(f"grid-{number}", "", widths, rows, (head,))


def _scope(row: tuple[Any, ...], heads: bool) -> str:
    if not heads:
        return ""
    return COL if all(cell.heads for cell in row) else ROW


def _grid(table: Table) -> dict[str, Any]:
    groups = [{"head": True, "cells": []}, {"head": False, "cells": []}]
    for placed in table.placed:
        group = groups[0 if placed.row < table.head else 1]
        group["cells"].append(
            {
                "x": placed.column,
                "y": placed.row,
                "text": placed.cell.text,
                "heads": bool(placed.cell.scope),
            }
        )
    form = table.head == 0
    return {
        "widths": table.widths,
        "groups": [group for group in groups if group["cells"]],
        "form": form,
    }
