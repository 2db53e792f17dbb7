"""`gongkai report figures` (文字中的数字): what any text states in numbers, as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from gongkai.commands.sources import Source, Unreadable, report_from, sources
from gongkai.commands.words import said
from gongkai.report.model import AnnualReport, NotAReport
from gongkai.report.narrative import Statement, statement, statements
from gongkai.report.reading.blocks import Paragraph
from gongkai.report.reading.decoding import decoded, require_text
from gongkai.report.reading.door import READERS
from gongkai.report.reading.limits import MAX_FILE_BYTES, require
from gongkai.report.reading.sniffing import format_of

MOST_CHARACTERS = 5_000_000
"""A text is not bound to the size of a report, only to what is read within seconds."""


def list_figures(args: Namespace) -> int:
    """Print the figures of a report's narrative, or of any other text."""
    found = said_in(sources([args.file])[0])
    rows = [figure.as_json() for part in found for figure in part.figures]
    print(json.dumps(rows, ensure_ascii=False, indent=2))
    if any(part.unread_from is not None for part in found):
        print(said("too_many_figures"), file=sys.stderr)
    return 0


def said_in(source: Source) -> list[Statement]:
    """What a source states: a whole report part by part, any other text as one."""
    try:
        report = report_from(source)
    except Unreadable:
        text = _text_of(source)
        if text is None:
            raise
        return [statement(text)]
    text = None if _is_whole(report) else _text_of(source)
    return list(statements(report).values()) if text is None else [statement(text)]


def _is_whole(report: AnnualReport) -> bool:
    """Whether its narrative stands beside filled tables."""
    has_cells = any(value is not None for value in report.cells.values())
    return has_cells and any(text.strip() for text in report.sections.values())


def _text_of(source: Source) -> str | None:
    """The text of a file that holds one, though no report; None for anything else."""
    data = source.data if source.data is not None else _bytes_of(source.name)
    if data is None or len(data) > MAX_FILE_BYTES:
        return None
    try:
        kind = format_of(data, source.label)
        if kind == "text":
            return _plain_text(data, source.label)
        document = READERS[kind](data, source.label) if kind in READERS else None
    except NotAReport:
        return None  # the caller says why, in the words of the report's reader
    if document is None:
        return None
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def _bytes_of(name: str) -> bytes | None:
    path = Path(name)
    return path.read_bytes() if path.is_file() else None


def _plain_text(data: bytes, label: str) -> str:
    text, _ = decoded(data)
    require_text(text, label)
    require(len(text), MOST_CHARACTERS, what=f"“{label}”：文件超过{MOST_CHARACTERS}字")
    return text
