"""Paragraphs and grids as files: HTML, DOCX, XLSX, and text in five manners."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

import openpyxl
from tests.report.layouts import Grid


def html_text(found: Sequence[str | Grid], *, head: str = '<meta charset="utf-8">') -> str:
    """A page in the plain markup that many sites have."""
    parts = [f"<!DOCTYPE html><html><head>{head}</head><body><div>"]
    for block in found:
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
            continue
        parts.append("<table>")
        for row in block.rows:
            cells = [
                f'<td rowspan="{tall}" colspan="{wide}"><p>{escape(text) or "&nbsp;"}</p></td>'
                for text, tall, wide in row
            ]
            parts.append(f"<tr>{''.join(cells)}</tr>")
        parts.append("</table>")
    return "".join([*parts, "</div></body></html>"])


def expanded(grid: Grid) -> list[list[str]]:
    """A grid with every span filled up by blanks, as a browser or a sheet holds it."""
    rows: list[dict[int, str]] = [{} for _ in grid.rows]
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid.rows):
        column = 0
        for text, tall, wide in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(tall) for right in range(wide)}
            rows[at][column] = text
            column += wide
    width = 1 + max(column for _, column in taken)
    return [[row.get(column, "") for column in range(width)] for row in rows]


def tabs_text(found: Sequence[str | Grid]) -> str:
    """Tables pasted into a text file, a tab between cells."""
    lines = []
    for block in found:
        lines += [block] if isinstance(block, str) else ["\t".join(row) for row in expanded(block)]
    return "\n".join(lines)


def markdown_text(found: Sequence[str | Grid]) -> str:
    """Tables as Markdown has them, without spans."""
    lines = []
    for block in found:
        if isinstance(block, str):
            lines += [block, ""]
            continue
        rows = expanded(block)
        lines += [f"| {' | '.join(row)} |" for row in rows[:1]]
        lines += ["|" + "---|" * len(rows[0])]
        lines += [f"| {' | '.join(row)} |" for row in rows[1:]] + [""]
    return "\n".join(lines)


def lines_text(found: Sequence[str | Grid]) -> str:
    """One cell a line; blank cells are lost."""
    return "\n".join(_flat(found, "\n", "\n"))


def spaces_text(found: Sequence[str | Grid]) -> str:
    """One row a line, a space between cells; blank cells are lost."""
    return "\n".join(_flat(found, " ", "\n"))


def run_text(found: Sequence[str | Grid]) -> str:
    """Everything run together, cells without a separator."""
    return "".join(_flat(found, "", ""))


def _flat(found: Sequence[str | Grid], between: str, ending: str) -> list[str]:
    lines = []
    for block in found:
        if isinstance(block, str):
            lines.append(block)
        else:
            rows = [between.join(text for text, _, _ in row if text) for row in block.rows]
            lines.append(ending.join(filter(None, rows)))
    return lines


TEXTS = {
    "tabs": tabs_text,
    "markdown": markdown_text,
    "lines": lines_text,
    "spaces": spaces_text,
    "run": run_text,
}

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
COLUMN = 800
"""Twentieths of a point that a column is wide where a DOCX is measured."""

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx_bytes(
    found: Sequence[str | Grid],
    *,
    change: Mapping[str, Callable[[str], str]] | None = None,
    namespace: str = _W,
    main: str = "word/document.xml",
    measured: bool = False,
) -> bytes:
    """A DOCX of the barest kind: no styles, merges as Word writes them.

    `change` wraps or replaces each `table`, each `row`, and each `paragraph` of a figure;
    `measured` adds the grid and the widths of cells, without which other programs lay out anew.
    """
    change = change or {}
    body = "".join(
        _p(block) if isinstance(block, str) else _tbl(block, change, measured=measured)
        for block in found
    )
    return docx_of(body, namespace=namespace, main=main)


def docx_of(body: str, *, namespace: str = _W, main: str = "word/document.xml") -> bytes:
    """A DOCX with the given body."""
    opening = f'<?xml version="1.0"?><w:document xmlns:w="{namespace}">'
    xml = f"{opening}<w:body>{body}</w:body></w:document>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", _TYPES)
        container.writestr("_rels/.rels", _RELS.replace("word/document.xml", main))
        container.writestr(main, xml)
    return packed.getvalue()


def _p(text: str) -> str:
    lines = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in text.split("\n"))
    return f"<w:p><w:r>{lines}</w:r></w:p>"


def _same(xml: str) -> str:
    return xml


def _tbl(grid: Grid, change: Mapping[str, Callable[[str], str]], *, measured: bool) -> str:
    """A table row by row; `below` holds the merged cells that reach into the next row."""
    below: dict[int, tuple[int, int]] = {}
    rows = []
    for row in grid.rows:
        cells, below = _cells(row, below, change.get("paragraph", _p))
        rows.append(change.get("row", _same)(f"<w:tr>{cells}</w:tr>"))
    body = "".join(rows)
    if measured:
        columns = f'<w:gridCol w:w="{COLUMN}"/>' * len(expanded(grid)[0])
        body = f"<w:tblGrid>{columns}</w:tblGrid>{_measured(body)}"
    return change.get("table", _same)(f"<w:tbl>{body}</w:tbl>")


def _measured(rows: str) -> str:
    """Rows whose cells say how wide they are."""

    def with_width(found: re.Match[str]) -> str:
        width = COLUMN * int(found[1] or 1)
        return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{found[0].removeprefix("<w:tcPr>")}'

    return re.sub(r'<w:tcPr>(?:<w:gridSpan w:val="(\d+)"/>)?', with_width, rows)


def _cells(
    row: Sequence[tuple[str, int, int]],
    reaching: Mapping[int, tuple[int, int]],
    paragraph: Callable[[str], str],
) -> tuple[str, dict[int, tuple[int, int]]]:
    cells, column, waiting = [], 0, list(row)
    below: dict[int, tuple[int, int]] = {}
    while waiting or column in reaching:
        if column in reaching:
            left, wide = reaching[column]
            cells.append(_tc("", wide, "continue", _p))
        else:
            text, tall, wide = waiting.pop(0)
            left = tall - 1
            make = paragraph if text.isdecimal() else _p
            cells.append(_tc(text, wide, "restart" if tall > 1 else "", make))
            left += 1
        if left > 1:
            below[column] = (left - 1, wide)
        column += wide
    return "".join(cells), below


def _tc(text: str, wide: int, merge: str, paragraph: Callable[[str], str]) -> str:
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{paragraph(text)}</w:tc>"


def xlsx_bytes(found: Sequence[str | Grid]) -> bytes:
    """A workbook of one sheet, its numbers as numbers where they are plain."""
    book = openpyxl.Workbook()
    sheet = book.active
    top = 1
    for block in found:
        if isinstance(block, str):
            sheet.cell(top, 1, block)
            top += 1
            continue
        for at, row in enumerate(expanded(block)):
            for column, text in enumerate(row):
                if text:
                    sheet.cell(top + at, column + 1, _typed(text))
        for at, column, tall, wide in _merges(block):
            sheet.merge_cells(
                start_row=top + at,
                start_column=column + 1,
                end_row=top + at + tall - 1,
                end_column=column + wide,
            )
        top += len(block.rows)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _typed(text: str) -> int | float | str:
    if re.fullmatch(r"[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[0-9]+\.[0-9]+", text) else text


def _merges(grid: Grid) -> list[tuple[int, int, int, int]]:
    merges, taken = [], set()
    for at, row in enumerate(grid.rows):
        column = 0
        for _, tall, wide in row:
            while (at, column) in taken:
                column += 1
            tall = min(tall, len(grid.rows) - at)
            taken |= {(at + down, column + right) for down in range(tall) for right in range(wide)}
            if tall * wide > 1:
                merges.append((at, column, tall, wide))
            column += wide
    return merges
