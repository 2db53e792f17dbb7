"""A page as an image with its boxes painted black (涂黑), and the image as a PDF keeps it."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from gongkai.office.redaction.opening.limits import DPI
from gongkai.office.redaction.sheets import TENTHS_PER_INCH, Area

QUALITY = 88
"""Of a JPEG, without thinned colours: print stays sharp."""

WORTH = 1.5
"""How many times as large as its JPEG an image may be and still be kept without loss."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a PDF keeps it (图像): its size, its bytes, grey or coloured, how packed."""

    width: int
    height: int
    data: bytes
    is_grey: bool
    is_jpeg: bool


def covered(area: Area, *, dpi: int = DPI) -> tuple[int, int, int, int]:
    """The pixels that an area touches (涂黑像素): left, top, and the last ones inside."""
    left, top = (int(edge * dpi / TENTHS_PER_INCH) for edge in (area.left, area.top))
    right, bottom = (-int(-edge * dpi // TENTHS_PER_INCH) for edge in (area.right, area.bottom))
    return left, top, max(right - 1, left), max(bottom - 1, top)


def painted(image: Image.Image, areas: list[Area]) -> Image.Image:
    """The image with every pixel that an area touches black (涂黑)."""
    image = image.copy()
    image.info = {}  # remarks that came with a photograph, which a JPEG would carry on
    draw = ImageDraw.Draw(image)
    for area in areas:
        draw.rectangle(covered(area), fill=0)
    return _grey(image) if _is_grey(image) else image


def packed(image: Image.Image) -> Picture:
    """The image packed (压缩): without loss where that is not much larger than a JPEG."""
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=QUALITY, subsampling=0)
    png = io.BytesIO()
    image.save(png, "PNG", compress_level=4)
    exact = _image_data(png.getvalue())
    is_jpeg = len(exact) > WORTH * jpeg.tell()
    data = jpeg.getvalue() if is_jpeg else exact
    return Picture(image.width, image.height, data, image.mode == "L", is_jpeg)


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    )


def _grey(image: Image.Image) -> Image.Image:
    return image.getchannel(0)


def _image_data(png: bytes) -> bytes:
    """The packed pixels inside a PNG: a PDF reads them as they are."""
    at, found = 8, []
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            found.append(png[at + 8 : at + 8 + size])
        at += size + 12
    return b"".join(found)
