"""Letters and seals to test with; each letter is written once. All invented."""

from datetime import date
from functools import lru_cache
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw

from gongkai.office.letters.actions import Paper
from gongkai.office.letters.checking.by_hand import ELEMENTS
from gongkai.office.letters.samples import sample
from gongkai.office.letters.writing import Letter, letter

TODAY = date(2026, 3, 10)


@lru_cache
def made(code: str) -> Letter:
    """The sample letter of a kind."""
    return letter(code, sample(code), today=TODAY)


@lru_cache
def scan(pages: int = 1) -> bytes:
    """A PDF of empty pages, as a scanner would make it of a letter that was signed on paper."""
    paper = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        paper.new_page(595, 842)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def on_paper(number: str = "") -> Paper:
    """A letter signed outside, every element of it confirmed."""
    return Paper(scan(), frozenset(ELEMENTS), number)


@lru_cache
def png(size: int = 240) -> bytes:
    """A round red seal without any words."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((6, 6, size - 6, size - 6), outline=(210, 0, 15, 255), width=8)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
