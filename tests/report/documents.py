"""Invented annual reports as documents, in the many layouts that offices publish.

`document(seed, layout, kind)` gives the bytes of a file and what a careful reader finds in each
of its cells. Every seed is a fresh report; nothing here comes from a published one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tests.report.drafts import Draft, blocks
from tests.report.layouts import KINDS, LAYOUTS, Grid, Layout
from tests.report.packing import (
    TEXTS,
    docx_bytes,
    docx_of,
    html_text,
    lines_text,
    tabs_text,
    xlsx_bytes,
)

from gongkai.report.model import AnnualReport, Value

__all__ = [
    "KINDS",
    "LAYOUTS",
    "Grid",
    "Layout",
    "Made",
    "Score",
    "blocks_of",
    "document",
    "docx_bytes",
    "docx_of",
    "html_text",
    "lines_text",
    "score",
    "tabs_text",
    "xlsx_bytes",
]


@dataclass(frozen=True)
class Made:
    """A made document: its bytes, and what its cells say."""

    data: bytes
    name: str
    cells: Mapping[str, Value]
    report: AnnualReport


def blocks_of(seed: int, layout: Layout) -> tuple[list[str | Grid], AnnualReport]:
    """A document before it becomes a file, to be changed by a test, and what it stands for."""
    return blocks(Draft(seed, layout))


def document(seed: int, layout: Layout, kind: str, *, encoding: str = "utf-8") -> Made:
    """A document of a kind in a layout, and what a careful reader finds in it."""
    draft = Draft(seed, layout)
    found, report = blocks(draft)
    if kind in ("docx", "xlsx"):
        data = docx_bytes(found, measured=True) if kind == "docx" else xlsx_bytes(found)
    else:
        data = {"html": html_text, **TEXTS}[kind](found).encode(encoding)
    suffix = kind if kind in ("html", "docx", "xlsx") else "md" if kind == "markdown" else "txt"
    return Made(data, f"report-{seed}.{suffix}", draft.means, replace(report, cells=draft.means))


@dataclass(frozen=True)
class Score:
    """How a reading compares with what stands there, cell by cell."""

    right: int
    unread: tuple[str, ...]
    doubted: tuple[str, ...]
    silent: tuple[str, ...]


def score(read: AnnualReport, cells: Mapping[str, Value]) -> Score:
    """Each cell right, unread (None), doubted (wrong, and said so), or silently wrong."""
    doubts = [note.where for note in read.reading.doubts if note.where.count(".") > 0]
    wrong = [path for path in {*cells, *read.cells} if read[path] != cells.get(path)]
    unread = [path for path in wrong if read[path] is None]
    given = [path for path in wrong if read[path] is not None]
    doubted = [path for path in given if any(path == w or path.startswith(f"{w}.") for w in doubts)]
    silent = sorted(set(given) - set(doubted))
    return Score(
        len({*cells, *read.cells}) - len(wrong), tuple(unread), tuple(doubted), tuple(silent)
    )
