"""The process that reads files' texts (附件读取进程): limits first, then the files; UTF-8 out.

`python -m gongkai.office.search.reading.child` takes names and bytes in turn on standard input,
framed, and answers each text framed as soon as it has it. It knows no settings, no database and no
key of the office, and recognises no pictures. A file that it fails at ends it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pypdfium2

from gongkai.office.apart import hold_to
from gongkai.office.search.reading.frames import framed, unframed
from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Block, Paragraph
from gongkai.report.reading.door import READERS
from gongkai.report.reading.sniffing import format_of

LIMITS = {"cpu_seconds": 30, "memory": 1536 * 1024 * 1024}
"""Seconds of computing and bytes of address space, libraries included."""

MOST = 400_000
"""Characters of one file that can be found: a gazette of 300 pages."""


def text_of(data: bytes, name: str) -> str:
    """The text of a file, block by block; nothing of a picture.

    Raises NotAReport for a format that is not read.
    """
    kind = format_of(data, name)
    if kind == "image":
        return ""
    if kind == "json":
        return data.decode(errors="replace")[:MOST]
    if kind == "pdf":
        return _joined(_pages(data))
    return _joined(_lines(READERS[kind](data, name).blocks))


def _pages(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_bounded().replace("\r", "").replace("\n", "")


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
            continue
        for row in block.rows:
            yield " ".join(cell.text for cell in row if not cell.inherited)


def _joined(lines: Iterator[str]) -> str:
    kept, left = [], MOST
    for line in lines:
        kept.append(line[:left])
        left -= len(line) + 1
        if left <= 0:
            break
    return "\n".join(kept)


def _text_or_nothing(data: bytes, name: str) -> str:
    """The text of a file, and none of what is no text at all: a recording, an archive."""
    try:
        return text_of(data, name)
    except NotAReport:
        return ""


def main() -> None:
    """Read what is given, answer file by file, end."""
    hold_to(**LIMITS)
    given = list(unframed(sys.stdin.buffer.read()))
    for name, data in zip(given[::2], given[1::2], strict=True):
        text = _text_or_nothing(data, name.decode())
        sys.stdout.buffer.writelines(framed(text.encode(errors="replace")))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
