"""Image files as pages (图片): PNG, JPEG, TIFF, BMP and WebP, opened with care.

The camera's note on how it was held is obeyed; what is too large or cut off ends in one sentence
before it is unpacked.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from gongkai.report.model import NotAReport
from gongkai.report.reading.limits import TooLarge
from gongkai.report.reading.scan.paper.sheet import Colours, Sheet, sheet_of

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
"""What is opened; only a TIFF has pages, other frames are previews and animations."""

MAX_PIXELS = 40_000_000
"""How many pixels a picture may have; a page of A3 at 300 dpi has 17 million."""

MAX_FRAMES = 30
"""How many pages a TIFF may hold."""

_FAULTS = (OSError, ValueError, SyntaxError, IndexError, KeyError, struct.error, EOFError)
"""What the decoders of Pillow raise for a file that is cut off or made up."""


def sheets_of(data: bytes, source: str) -> Iterator[Sheet]:
    """The pages in an image file, one after the other; `NotAReport` in one sentence if none."""
    file = _opened(data, source)
    frames = ImageSequence.Iterator(file) if file.format == "TIFF" else (file,)
    for number, frame in enumerate(frames):
        if number >= MAX_FRAMES:
            raise TooLarge(f"图片超过{MAX_FRAMES}页")
        yield sheet_of(_colours(frame, source))


def _opened(data: bytes, source: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(source, "") from None
    except (UnidentifiedImageError, *_FAULTS):
        raise _damaged(source) from None


def _colours(frame: Image.Image, source: str) -> Colours:
    """One page upright, in red, green and blue; transparent areas become white."""
    width, height = frame.size
    if width * height > MAX_PIXELS:
        raise _too_many_pixels(source, f"（{width}×{height}）")
    try:
        upright = ImageOps.exif_transpose(frame)
        return np.asarray(_on_white(upright), np.uint8)
    except _FAULTS:
        raise _damaged(source) from None


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        return Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8)).convert("RGB")
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def _damaged(source: str) -> NotAReport:
    return NotAReport(f"“{source}”这个图片已损坏或不完整，无法打开；请重新拍摄或重新扫描后提供")


def _too_many_pixels(source: str, size: str) -> NotAReport:
    most = MAX_PIXELS // 1_000_000
    return NotAReport(
        f"“{source}”的图片{size}超过{most}百万像素，不能读取；请缩小后重试，每页宽2000像素就够了"
    )
