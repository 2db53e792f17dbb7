"""The image of a seal made fit to print (印章图像): its paper taken away, cut to the ring."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageChops, UnidentifiedImageError

LARGEST_FILE = 5 * 1024 * 1024
MOST_PIXELS = 16_000_000
SMALLEST = 200
"""Pixels a side below which a seal of 42 mm prints as a blur."""

PRINTED = 800
"""Pixels a side of what is kept: 480 dots an inch at 42 mm."""

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")
FAINT = 24
"""Darkness below which a point is paper."""


class NoSeal(ValueError):
    """A file that is no image of a seal (不是印章图像): one Chinese sentence."""


def seal_image(data: bytes) -> bytes:
    """A PNG of the seal alone, square, with nothing behind it and nothing else in the file.

    White paper becomes transparent. Raises `NoSeal`.
    """
    image = _opened(data)
    if image.getextrema()[3][0] == 255:
        image.putalpha(_inked(image))
    box = image.getchannel("A").point(lambda dark: 255 if dark > FAINT else 0).getbbox()
    if box is None:
        raise NoSeal("图像是空白的，请上传盖在白纸上的印章的扫描件或者透明底的印章图像。")
    cut = image.crop(box)
    if min(cut.size) < SMALLEST:
        raise NoSeal(
            f"印章只有 {min(cut.size)} 像素，印出来不清楚，请上传至少 {SMALLEST} 像素的图像。"
        )
    side = max(cut.size)
    square = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    square.paste(cut, ((side - cut.width) // 2, (side - cut.height) // 2))
    square.thumbnail((PRINTED, PRINTED))
    out = BytesIO()
    square.save(out, "PNG", optimize=True)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    if len(data) > LARGEST_FILE:
        raise NoSeal("印章图像超过 5 MB，请缩小后上传。")
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise NoSeal("印章图像的像素过多，请缩小到 4000×4000 像素以内后上传。")
            return found.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        if isinstance(fault, NoSeal):
            raise
        raise NoSeal("文件不是可以识别的图像，请上传 PNG 或者 JPG 格式的印章图像。") from fault


def _inked(image: Image.Image) -> Image.Image:
    """How dark each point is: white paper nothing, red ink all, by its weakest colour."""
    red, green, blue = image.convert("RGB").split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))
