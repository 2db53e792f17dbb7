"""Letters and seals to test with; each letter is written once. All invented."""

from datetime import date
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from gongkai.office.letters.samples import sample
from gongkai.office.letters.writing import Letter, letter

TODAY = date(2026, 3, 10)


@lru_cache
def made(code: str) -> Letter:
    """The sample letter of a kind."""
    return letter(code, sample(code), today=TODAY)


@lru_cache
def png(size: int = 240) -> bytes:
    """A round red seal without any words."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((6, 6, size - 6, size - 6), outline=(210, 0, 15, 255), width=8)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
