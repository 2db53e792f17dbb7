"""Paragraphs and grids as ODT, ODS, RTF, web archives and Word's XML in one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape

from tests.report.layouts import Grid
from tests.report.packing import COLUMN, docx_bytes, html_text

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)


def odf_of(body: str, *, kind: str = "text", manifest: str = "", styles: str = "") -> bytes:
    """An ODF file with the given body."""
    opening = f'<?xml version="1.0"?><office:document-content {_NAMES}>{styles}<office:body>'
    xml = f"{opening}<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        container.writestr("content.xml", xml)
        container.writestr("META-INF/manifest.xml", manifest)
    return packed.getvalue()


def odt_bytes(found: Sequence[str | Grid]) -> bytes:
    """An ODT of paragraphs and tables."""
    parts = [odt_table(block) if isinstance(block, Grid) else paragraph(block) for block in found]
    return odf_of("".join(parts))


def ods_bytes(found: Sequence[str | Grid]) -> bytes:
    """An ODS of one sheet, each row filled up with blanks as such files are."""
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = []
    for block in found:
        grid = block if isinstance(block, Grid) else Grid([[(block, 1, 1)]])
        rows += [
            row.replace("</table:table-row>", f"{blank}</table:table-row>") for row in _rows(grid)
        ]
    last = f'<table:table-row table:number-rows-repeated="1048576">{blank}</table:table-row>'
    sheet = f'<table:table table:name="年报">{"".join(rows)}{last}</table:table>'
    return odf_of(sheet, kind="spreadsheet")


def paragraph(text: str) -> str:
    lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
    return f"<text:p>{lines}</text:p>"


def odt_table(grid: Grid) -> str:
    return f"<table:table>{''.join(_rows(grid))}</table:table>"


def _rows(grid: Grid) -> list[str]:
    """Rows with a covered cell wherever a merged one reaches."""
    rows, taken = [], set()
    for at, row in enumerate(grid.rows):
        cells, column = [], 0
        for text, tall, wide in row:
            while (at, column) in taken:
                cells.append("<table:covered-table-cell/>")
                column += 1
            spans = f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{tall}"'
            cells.append(f"<table:table-cell {spans}>{paragraph(text)}</table:table-cell>")
            taken |= {(at + down, column + side) for down in range(tall) for side in range(wide)}
            cells.append("<table:covered-table-cell/>" * (wide - 1))
            column += wide
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return rows


def rtf_of(body: str, *, head: str = "") -> bytes:
    """An RTF with the given body; Han characters as Word writes them."""
    fonts = r"{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset136 MingLiU;}{\f2\fcharset0 Times;}}"
    text = rf"{{\rtf1\ansi\ansicpg936\uc1{fonts}{head}{body}}}"
    return b"".join(_coded(character) for character in text)


def _coded(character: str) -> bytes:
    if character < "\x80":
        return character.encode()
    units = character.encode("utf-16-le")
    pairs = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return b"".join(b"\\u%d?" % (pair - 65536 if pair > 32767 else pair) for pair in pairs)


def rtf_bytes(found: Sequence[str | Grid]) -> bytes:
    """An RTF of paragraphs and tables."""
    parts = [
        "".join(rtf_rows(block)) if isinstance(block, Grid) else rf"\pard {_lines(block)}\par "
        for block in found
    ]
    return rtf_of("".join(parts))


def _lines(text: str) -> str:
    return text.replace("\\", "\\\\").replace("{", r"\{").replace("\n", r"\line ")


def rtf_rows(grid: Grid) -> list[str]:
    """Rows as Word writes them: a cell merged downwards goes on as an empty one."""
    rows: list[str] = []
    below: dict[int, tuple[int, int]] = {}
    for row in grid.rows:
        cells, column, waiting, reaching, below = [], 0, list(row), below, {}
        while waiting or column in reaching:
            if column in reaching:
                left, wide = reaching[column]
                cells.append((r"\clvmrg", column + wide, ""))
            else:
                text, tall, wide = waiting.pop(0)
                left = tall
                cells.append((r"\clvmgf" if tall > 1 else "", column + wide, text))
            if left > 1:
                below[column] = (left - 1, wide)
            column += wide
        ends = "".join(rf"{merge}\cellx{COLUMN * end}" for merge, end, _ in cells)
        texts = "".join(rf"\pard\intbl {_lines(text)}\cell " for _, _, text in cells)
        rows.append(rf"\trowd\trleft0{ends}{texts}\row ")
    return rows


def mht_bytes(found: Sequence[str | Grid]) -> bytes:
    """A web archive as a browser saves it, the page among other parts."""
    archive = MIMEMultipart("related")
    archive["From"] = "<Saved by a browser>"
    archive.attach(MIMEText(html_text(found), "html", "utf-8"))
    archive.attach(MIMEText("p { color: red }", "css", "utf-8"))
    return archive.as_bytes()


def flat_word(found: Sequence[str | Grid]) -> bytes:
    """A DOCX whose parts stand in one XML."""
    with zipfile.ZipFile(io.BytesIO(docx_bytes(found))) as container:
        xml = container.read("word/document.xml").decode().split("?>", 1)[1]
    part = f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>'
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{part}</pkg:package>'.encode()


def word_2003(found: Sequence[str | Grid]) -> bytes:
    """An XML document of Word 2003."""
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    with zipfile.ZipFile(io.BytesIO(docx_bytes(found, namespace=space))) as container:
        xml = container.read("word/document.xml").decode()
    return xml.replace("w:vMerge", "w:vmerge").replace("w:document", "w:wordDocument").encode()
