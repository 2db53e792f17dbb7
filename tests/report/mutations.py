"""Small reports of every kind of file, and changes to their bytes, for the fuzzers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.report.documents import LAYOUTS, Grid, blocks_of, docx_bytes, html_text, xlsx_bytes
from tests.report.packing import markdown_text, tabs_text
from tests.report.packing_open import (
    flat_word,
    mht_bytes,
    ods_bytes,
    odt_bytes,
    rtf_bytes,
    word_2003,
)
from tests.report.reading_pdf.pages import printed

Change = tuple[float, int, bytes]
"""Where, as a share of the file; how (put in, put over, cut out, doubled); and which bytes."""

_OLD = Path(__file__).parent / "reading_pdf" / "files" / "old.zip"


def _small() -> list[str | Grid]:
    """A report with its three tables, the third cut to a few rows, so that files stay small."""
    found, _ = blocks_of(7, LAYOUTS[0])
    for block in found:
        if isinstance(block, Grid):
            del block.rows[8:]
    return found


def _old(name: str) -> bytes:
    with zipfile.ZipFile(_OLD) as archive:
        return archive.read(name)


def _seeds() -> dict[str, bytes]:
    found = _small()
    return {
        "html": html_text(found).encode(),
        "docx": docx_bytes(found, measured=True),
        "xlsx": xlsx_bytes(found),
        "odt": odt_bytes(found),
        "ods": ods_bytes(found),
        "rtf": rtf_bytes(found),
        "mht": mht_bytes(found),
        "word-xml": word_2003(found),
        "flat": flat_word(found),
        "markdown": markdown_text(found).encode(),
        "tabs": tabs_text(found).encode("gb18030"),
        "pdf": printed(html_text(found).encode()),
        "doc": _old("plain.doc"),
        "xls": _old("plain.xls"),
    }


SEEDS = _seeds()
"""A small report of every kind of file."""


def mutated(data: bytes, changes: Sequence[Change]) -> bytes:
    """Some bytes with changes; in a container they are made to its largest part.

    An odd number of changes reaches the container itself, an even one what stands in it.
    """
    if not data.startswith(b"PK") or len(changes) % 2:
        return _changed(data, changes)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        largest = max(old.infolist(), key=lambda part: part.file_size).filename
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _changed(part, changes) if name == largest else part)
    return out.getvalue()


def _changed(data: bytes, changes: Iterable[Change]) -> bytes:
    changed = bytearray(data)
    for share, how, piece in changes:
        at = int(share * len(changed))
        long = 1 + 40 * len(piece)
        end = at + (0, len(piece), long, 0)[how]
        changed[at:end] = (piece, piece, b"", bytes(changed[at : at + long]))[how]
    return bytes(changed)
