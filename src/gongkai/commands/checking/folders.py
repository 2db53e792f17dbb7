"""The files that a command names (待核对文件): a folder stands for the reports inside it.

Folders are searched to the bottom, in natural order (2 before 10). What is passed over is told:
temporary and hidden files, what belongs to a saved web page, what no report can be.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gongkai.commands.sources import STDIN, Unreadable, is_folder
from gongkai.commands.words import said

WEB, WORD = ("html", "htm", "mht", "mhtml"), ("docx", "doc", "wps", "rtf", "odt", "pdf", "ofd")
SHEETS, TEXTS = ("xlsx", "xls", "et", "ods"), ("txt", "md", "json", "xml")
PICTURES = ("png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp")
SUFFIXES = frozenset((*WEB, *WORD, *SHEETS, *TEXTS, *PICTURES))
"""What a report may come as, read or not: of one that is not read, its reader says so."""

TEMPORARY = ("~$", "~", ".~")
"""How the names begin that Word and WPS give to files of an open document."""

_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Passed:
    """A file or folder inside a folder that is no report (跳过的文件), and why."""

    name: str
    why: str


@dataclass(slots=True)
class Found:
    """The names of the files to read, in order, and what was passed over."""

    names: list[str] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def found_in(names: Sequence[str], *, own: frozenset[tuple[int, int]] = frozenset()) -> Found:
    """The files that some names stand for; `own` are files that this run itself writes.

    Raises `Unreadable` for a folder in which nothing is left to read.
    """
    found = Found()
    for name in names:
        if name == STDIN or not is_folder(name):
            found.names.append(name)
            continue
        before = len(found.names)
        _search(Path(name), found, own=own)
        if len(found.names) == before:
            raise Unreadable(said("empty_folder", name=name))
    return found


def _search(folder: Path, found: Found, *, own: frozenset[tuple[int, int]]) -> None:
    for root, folders, files in os.walk(folder, onerror=_closed(found)):
        here = Path(root)
        folders.sort(key=natural)
        for name in list(folders):
            if why := _why_not_enter(name, here):
                folders.remove(name)
                found.passed.append(Passed(str(here / name), said(why)))
        for name in sorted(files, key=natural):
            if why := _why_not_read(here / name, own):
                found.passed.append(Passed(str(here / name), said(why)))
            else:
                found.names.append(str(here / name))


def _closed(found: Found) -> Callable[[OSError], None]:
    def told(error: OSError) -> None:
        found.passed.append(Passed(str(error.filename), said("no_entry")))

    return told


def natural(name: str) -> list[tuple[int, int, str]]:
    """The key by which names sort as people count.

    >>> sorted(["镇10.docx", "镇2.docx"], key=natural)
    ['镇2.docx', '镇10.docx']
    """
    pieces = [piece for piece in _PARTS.split(name.casefold()) if piece]
    return [(0, int(p), "") if _is_counted(p) else (1, 0, p) for p in pieces]


def _is_counted(piece: str) -> bool:
    return piece.isascii() and piece.isdigit() and len(piece) < 20


def _why_not_enter(name: str, here: Path) -> str:
    """Why a folder is passed over: hidden, or the pictures and scripts of a saved page."""
    if name.startswith(".") or name == "__MACOSX":
        return "hidden"
    page, is_beside, _ = name.rpartition("_files")
    stem = page if is_beside else name.removesuffix(".files")
    beside = any((here / f"{stem}{suffix}").is_file() for suffix in (".html", ".htm"))
    return "of_page" if stem != name and beside else ""


def _why_not_read(path: Path, own: frozenset[tuple[int, int]]) -> str:
    """Why a file is passed over; a key of the catalogue, "" for one to read."""
    if path.name.startswith(TEMPORARY):
        return "temporary"
    if path.name.startswith("."):
        return "hidden"
    if path.suffix[1:].lower() not in SUFFIXES:
        return "other_kind"
    return "own_output" if _is_among(path, own) else ""


def _is_among(path: Path, own: frozenset[tuple[int, int]]) -> bool:
    return path.exists() and identity(path.stat()) in own


def identity(status: os.stat_result) -> tuple[int, int]:
    """What makes a file itself, whatever it is called."""
    return status.st_dev, status.st_ino


SHOWN = 5
"""How many of the files that were passed over are named."""


def told(found: Found) -> Iterator[str]:
    """What was passed over, in one line a reason."""
    reasons: dict[str, list[str]] = {}
    for item in found.passed:
        reasons.setdefault(item.why, []).append(Path(item.name).name)
    for why, names in reasons.items():
        more = said("and_more", count=len(names)) if len(names) > SHOWN else ""
        listed = said("and").join(names[:SHOWN]) + more
        yield said("passed", count=len(names), why=why, names=listed)
