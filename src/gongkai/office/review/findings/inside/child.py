"""The process that looks through a file (核查进程): limits first, then the file; JSON out.

`python -m gongkai.office.review.findings.inside.child NAME` takes the bytes on standard input. It
knows no settings, no database and no key of the office, and recognises no pictures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from PIL import Image

from gongkai.office.apart import hold_to
from gongkai.office.redaction.opening.limits import MOST_PIXELS
from gongkai.office.review.findings.finding import Found
from gongkai.office.review.findings.inside import packages, pages, pictures, workbooks
from gongkai.office.review.findings.words import found_in
from gongkai.office.search.reading.child import text_of
from gongkai.report.model import NotAReport
from gongkai.report.reading.sniffing import format_of

LIMITS = {"cpu_seconds": 100, "memory": 2 * 1024 * 1024 * 1024}
"""Seconds of computing and bytes of address space, libraries included."""

Look = Callable[[bytes], Iterator[Found]]


def _old(data: bytes) -> Iterator[Found]:
    yield Found("old_format", 1)


def _old_workbook(data: bytes) -> Iterator[Found]:
    yield from workbooks.hidden_sheets(data)
    yield from _old(data)


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "docx": packages.in_word,
        "xlsx": packages.in_workbook,
        "pdf": pages.in_pdf,
        "image": pictures.in_picture,
        "xls": _old_workbook,
        **dict.fromkeys(("doc", "rtf", "odf", "word-xml", "mht"), _old),
    }
)
"""What else is looked at, by format; text has nothing but its words."""


def found_inside(data: bytes, name: str) -> list[Found]:
    """What a file holds: its words first, then what hides in its format."""
    try:
        kind = format_of(data, name)
        inside = list(LOOKS[kind](data)) if kind in LOOKS else []
        return [*found_in(text_of(data, name)), *inside]
    except NotAReport:
        return [Found("unread", 1)]


def main() -> None:
    """Look through what is given, answer, end. A fault ends it without an answer."""
    hold_to(**LIMITS)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    found = found_inside(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.buffer.write(json.dumps([one.as_json() for one in found]).encode())


if __name__ == "__main__":
    main()
