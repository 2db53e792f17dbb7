"""Reading a package (读取迁入包): the lines of its workbook, each with its text and its files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.backoffice.workbooks.lines import Line, lines
from gongkai.office.backoffice.workbooks.opening import Limits, sheet_of
from gongkai.office.transfers.packages.columns import COLUMNS, LARGEST, SHEET
from gongkai.office.transfers.packages.incoming import (
    TEXT_FILES,
    Incoming,
    IncomingFile,
    body_of,
    incoming,
    paragraphs,
)
from gongkai.office.transfers.packages.packing import unpacked

LIMITS = Limits(packed=50, unpacked=400, advice="请拆成几个文件分别导入")
SEPARATOR = re.compile(r"[;；\n]")


def read(data: bytes) -> tuple[list[Incoming], list[Fault]]:
    """The documents of a package, and what is wrong with single cells and files.

    Raises `Unreadable` for what is no package of this template.
    """
    package = unpacked(data)
    sheet = sheet_of(package.book, SHEET, limits=LIMITS)
    rows, faults = lines(sheet, COLUMNS, largest=LARGEST, what="信息")
    faulty = {fault.row for fault in faults}
    used: set[str] = set()
    found: list[Incoming] = []
    for line in rows:
        wrong, one = _document(line, package.files, used)
        faults += wrong
        if line.row not in faulty:
            found.append(one)
    faults += _unused(package.files, used)
    return found, faults


def _document(
    line: Line, files: Mapping[str, bytes], used: set[str]
) -> tuple[list[Fault], Incoming]:
    wrong: list[Fault] = []
    names = [name.strip() for name in SEPARATOR.split(line.cells.get("files", ""))]
    attached: list[IncomingFile] = []
    for name in filter(None, names):
        used.add(name)
        if name in files:
            attached.append(IncomingFile(name, files[name]))
        else:
            said = f"压缩包中没有“{name}”，请放入文件，或者核对文件名（含扩展名）。"
            wrong.append(Fault(line.row, "附件", said))
    body, objection = _body(line.cells.get("body", ""), files, used)
    if objection:
        wrong.append(Fault(line.row, "正文", objection))
    return wrong, incoming(line.cells, body=body, files=attached, row=line.row)


def _body(text: str, files: Mapping[str, bytes], used: set[str]) -> tuple[str, str]:
    """The body as HTML, and why it cannot be had; a cell names a file or is the text itself."""
    if not text.lower().endswith(TEXT_FILES) or "\n" in text:
        return paragraphs(text), ""
    used.add(text)
    if text not in files:
        return "", f"压缩包中没有“{text}”，请放入文件，或者核对文件名（含扩展名）。"
    body = body_of(IncomingFile(text, files[text]))
    return ("", f"“{text}”的文字编码无法识别，请另存为 UTF-8。") if body is None else (body, "")


def _unused(files: Mapping[str, bytes], used: set[str]) -> Iterator[Fault]:
    """A hint for files that no row names."""
    left = sorted(set(files) - used)
    if left:
        shown = "”“".join(left[:5])
        more = " 等" if len(left) > 5 else ""
        said = f"压缩包中有 {len(left)} 个文件没有用到：“{shown}”{more}，不会导入。"
        yield Fault(0, "附件", said, stops=False)
