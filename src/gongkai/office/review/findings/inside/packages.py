"""What hides in Word and Excel files (Word、Excel 文件核查): revisions, comments, hidden parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gongkai.office.review.findings.finding import Found, found
from gongkai.office.review.findings.inside.pictures import in_picture
from gongkai.office.review.findings.inside.workbooks import hidden_sheets
from gongkai.report.reading.files.archive import Archive, opened

_TEXT_PART = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_COMMENTS = re.compile(r"(?:word|xl)/(?:[^/]+/)?[^/]*comment[^/]*\.xml", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:word|xl)/(?:embeddings|pivotCache)/[^/]+\.(?!rels)\w+")
_PICTURE = re.compile(r"(?:word|xl)/media/[^/]+\.(?:jpe?g|tiff?|png|webp)", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})
REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo"})
MOST_PICTURES = 200
"""Pictures of one file that are looked at."""


def in_word(data: bytes) -> Iterator[Found]:
    """What hides in a Word file: tracked changes, comments, hidden text, embedded files."""
    archive = opened(data, "")
    counted: Counter[str] = Counter()
    for name in archive.names:
        if _TEXT_PART.fullmatch(name):
            counted += _counted(archive.tree(name))
    for code in ("tracked", "hidden_text"):
        if counted[code]:
            yield Found(code, counted[code])
    yield from _in_package(archive)


def in_workbook(data: bytes) -> Iterator[Found]:
    """What hides in an Excel file: sheets, rows and columns, comments, embedded data."""
    archive = opened(data, "")
    archive.require_size()
    yield from hidden_sheets(data)
    lines = sum(
        _hidden_lines(archive.tree(name)) for name in archive.names if _SHEET_PART.fullmatch(name)
    )
    if lines:
        yield Found("hidden_rows", lines)
    yield from _in_package(archive)


def _counted(root: etree._Element) -> Counter[str]:
    """How many revisions and how many hidden runs a part of a text has."""
    counted: Counter[str] = Counter()
    for one in root.iter(etree.Element):
        name = etree.QName(one).localname
        if name in REVISIONS:
            counted["tracked"] += 1
        elif name == "vanish" and not _OFF & set(one.attrib.values()) and _hides_a_run(one):
            counted["hidden_text"] += 1
    return counted


def _hides_a_run(mark: etree._Element) -> bool:
    """Whether a mark hides words, not the end of a paragraph."""
    properties = mark.getparent()
    run = None if properties is None else properties.getparent()
    return run is not None and etree.QName(run).localname == "r"


def _hidden_lines(root: etree._Element) -> int:
    return sum(1 for one in root.iter("{*}row", "{*}col") if one.get("hidden", "0") not in _OFF)


def _in_package(archive: Archive) -> Iterator[Found]:
    """What both kinds of files may carry along."""
    comments = sum(
        1
        for name in archive.names
        if _COMMENTS.fullmatch(name)
        for _ in archive.tree(name).iter("{*}comment", "{*}threadedComment")
    )
    if comments:
        yield Found("comments", comments)
    embedded = [name for name in archive.names if _EMBEDDED.fullmatch(name)]
    yield from found("embedded", (name.rpartition("/")[2] for name in embedded))
    yield from _in_media(archive)


def _in_media(archive: Archive) -> Iterator[Found]:
    """The places and cameras of the pictures in a file."""
    names = [name for name in archive.names if _PICTURE.fullmatch(name)][:MOST_PICTURES]
    counted = Counter(one.code for name in names for one in in_picture(archive.part(name)))
    for code in ("location", "camera"):
        if counted[code]:
            yield Found(code, counted[code])
