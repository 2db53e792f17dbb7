"""What hides in a PDF (PDF 核查): words under boxes, earlier contents, notes, attached files."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from PIL import Image

from gongkai.office.redaction.opening.limits import MOST_PAGES
from gongkai.office.redaction.opening.paper import Paper, opened
from gongkai.office.redaction.proving.words import masked
from gongkai.office.redaction.sheets import TENTHS_PER_INCH, Area, Sheet, Unopened
from gongkai.office.review.findings.finding import Found, found
from gongkai.report.model import NotAReport

DPI = 100
"""Dots per inch at which a page is looked at: ink of the smallest print is seen."""

FLAT = 12
"""Shades, of 256, between the lightest and the darkest spot where nothing is printed."""

MARGIN = 3
"""Tenths of a millimetre around a character that are looked at too: a letter fills its box."""

FEWEST = 2
"""Characters in a row that are unseen; a single one may be a dot or a line of a drawing."""

HARMLESS = frozenset({"/Link", "/Widget", "/Popup"})
"""What stands over a page and is nobody's note."""


def in_pdf(data: bytes) -> Iterator[Found]:
    """What hides in a PDF."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf, opened(data) as paper:
            yield from _built(pdf, data)
            yield from _seen(paper)
    except (pikepdf.PdfError, Unopened) as error:
        raise NotAReport("这个 PDF 打不开") from error


def _built(pdf: pikepdf.Pdf, data: bytes) -> Iterator[Found]:
    """Notes over the pages, files attached, and what was changed behind the end of the file."""
    notes = [
        note
        for page in pdf.pages
        for note in page.get("/Annots", ())
        if str(note.get("/Subtype")) not in HARMLESS
    ]
    if notes:
        yield Found("comments", len(notes))
    yield from found("embedded", list(pdf.attachments))
    earlier = data.count(b"startxref") - (2 if b"/Linearized" in data[:1024] else 1)
    if earlier > 0:
        yield Found("earlier", earlier)


def _seen(paper: Paper) -> Iterator[Found]:
    """Words that nobody sees, and pages on which a machine reads none."""
    unseen: list[str] = []
    blank: list[str] = []
    for number in range(1, min(len(paper), MOST_PAGES) + 1):
        sheet = paper.sheet(number)
        if sheet.has_text:
            unseen += unseen_words(sheet, paper.picture(number, dpi=DPI))
        else:
            blank.append(f"第 {number} 页")
    blank += [f"第 {number} 页" for number in range(MOST_PAGES + 1, len(paper) + 1)]
    yield from found("covered", map(masked, unseen))
    yield from found("no_text", blank)


def unseen_words(sheet: Sheet, picture: Image.Image) -> Iterator[str]:
    """The words of a page that a reader does not see and can copy (看不见的文字)."""
    grey = picture.convert("L")
    run = ""
    for letter, place in zip(sheet.text, sheet.places, strict=True):
        if place is None:
            continue
        if _is_flat(grey, place.grown(MARGIN).within(sheet)):
            run += letter
            continue
        if len(run) >= FEWEST:
            yield run
        run = ""
    if len(run) >= FEWEST:
        yield run


def _is_flat(grey: Image.Image, area: Area) -> bool:
    """Whether nothing can be told apart in an area of a page."""
    edges = (area.left, area.top, area.right, area.bottom)
    box = tuple(round(edge * DPI / TENTHS_PER_INCH) for edge in edges)
    if box[2] - box[0] < FEWEST or box[3] - box[1] < FEWEST:
        return False
    darkest, lightest = grey.crop(box).getextrema()
    return lightest - darkest < FLAT
