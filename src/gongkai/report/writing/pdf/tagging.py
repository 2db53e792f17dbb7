"""Row headers in a PDF's structure (行表头标记): what typst cannot say yet, added behind it.

typst tags every header row of a table, but marks a cell at the head of a row as data unless its
experimental features are on, which its Python binding does not offer. PDF allows a file to be
amended by what is appended to it (ISO 32000-1, 7.5.6): here new versions of the cells' structure
elements, which make row headers `TH` with `Scope /Row` and name them in the cells they head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gongkai.report.writing.errors import CannotWrite
from gongkai.report.writing.headers import headers_of
from gongkai.report.writing.layout import COL, COLGROUP, Placed, Table

CELL = re.compile(
    rb"<</Type/StructElem/S/T[DH]/P (\d+) 0 R(?:/ID\([^)]*\))?"
    rb"/A\[<</O/Table(?:/Scope/Column)?/Headers\[[^\]]*\]([^<>]*)>>(.*)$"
)
"""A cell as typst writes it: its row, its spans, and everything behind them."""

KIDS = re.compile(rb"<</Type/StructElem/S/(Table|THead|TBody|TR)\b.*/K\[([\d R]+)\]")
NAMES = re.compile(rb"/IDTree<</Names\[(.*?)\]>>")
UNKNOWN = (
    "不能写出 PDF：已安装的 typst 版本与本软件不符，请安装锁定的版本（requirements/run.txt）。"
)

ROOT = b"<</Type/StructTreeRoot"
OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj$", re.MULTILINE | re.DOTALL)
TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.DOTALL)


def with_row_headers(data: bytes, tables: list[Table]) -> bytes:
    """The PDF with the row headers of its tables marked; `tables` in the order of the document.

    Raises `CannotWrite` where the file is not as the locked version of typst writes it.
    """
    try:
        return data + _appendix(data, _amendments(data, tables))
    except ValueError as error:
        raise CannotWrite(UNKNOWN) from error


def _amendments(data: bytes, tables: list[Table]) -> dict[int, bytes]:
    """The objects that change, by number: every cell of every table, and the tree of names."""
    objects = {int(number): body for number, body in OBJECT.findall(data)}
    amended: dict[int, bytes] = {}
    names: dict[bytes, int] = {}
    for count, (number, table) in enumerate(zip(_tables(objects), tables, strict=True), start=1):
        for at, placed in zip(_cells(objects, number), table.placed, strict=True):
            amended[at] = _amended(objects[at], table, placed, count=count)
            if placed.cell.scope:
                names[_name(count, placed)] = at
    for number, body in objects.items():
        if body.startswith(ROOT):
            amended[number] = NAMES.sub(_tree(names), body, count=1)
    return amended


def _tables(objects: Mapping[int, bytes]) -> list[int]:
    return [n for n, body in objects.items() if body.startswith(b"<</Type/StructElem/S/Table/")]


def _cells(objects: Mapping[int, bytes], number: int) -> Iterator[int]:
    """The cells below a structure element, in the order in which they are read."""
    found = KIDS.match(objects[number])
    if found is None:
        yield number
        return
    for kid in re.findall(rb"(\d+) 0 R", found[2]):
        yield from _cells(objects, int(kid))


def _name(count: int, placed: Placed) -> bytes:
    return f"U{count}x{placed.column}y{placed.row}".encode()


def _amended(body: bytes, table: Table, placed: Placed, *, count: int) -> bytes:
    """One cell's element: a header with its scope and name, or data with all its headers."""
    found = CELL.match(body)
    if found is None:
        raise ValueError(f"no cell of a table: {body[:80]!r}")
    row, spans, rest = found.groups()
    scope = placed.cell.scope
    headers = b"".join(b"(%s)" % _name(count, head) for head in headers_of(table, placed))
    kind = b"TH" if scope else b"TD"
    name = b"/ID(%s)" % _name(count, placed) if scope else b""
    heads = b"/Scope/%s" % (b"Column" if scope in (COL, COLGROUP) else b"Row") if scope else b""
    return b"<</Type/StructElem/S/%s/P %s 0 R%s/A[<</O/Table%s/Headers[%s]%s>>%s" % (
        kind,
        row,
        name,
        heads,
        headers,
        spans,
        rest,
    )


def _tree(names: Mapping[bytes, int]) -> bytes:
    listed = b"".join(b"(%s)%d 0 R" % (name, names[name]) for name in sorted(names))
    return b"/IDTree<</Names[%s]>>" % listed


def _appendix(data: bytes, amended: Mapping[int, bytes]) -> bytes:
    """The amended objects, where they stand, and the way back to the rest of the file."""
    found = TRAILER.search(data)
    if found is None:
        raise ValueError("no trailer that can be amended")
    out = b"\n"
    table = b"xref\n"
    for number in sorted(amended):
        table += b"%d 1\n%010d 00000 n\r\n" % (number, len(data) + len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, amended[number])
    start = len(data) + len(out)
    entries, previous = found.groups()
    return (
        out
        + table
        + (b"trailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (entries, previous, start))
    )
