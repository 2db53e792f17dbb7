"""What a picture says beside its image (图片属性): where and with what it was taken."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from gongkai.office.review.findings.finding import Found, found

CAMERA = {
    ExifTags.Base.Make: "厂商",
    ExifTags.Base.Model: "型号",
    ExifTags.Base.DateTime: "时间",
    ExifTags.Base.Artist: "作者",
    ExifTags.Base.Software: "软件",
}
"""Properties of a picture that tell of its maker."""


def in_picture(data: bytes) -> Iterator[Found]:
    """What a picture carries; its words no machine has read."""
    yield Found("no_text", 1)
    try:
        properties = Image.open(io.BytesIO(data)).getexif()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        yield Found("unread", 1)
        return
    if properties.get_ifd(ExifTags.IFD.GPSInfo):
        yield Found("location", 1)
    yield from found("camera", (label for tag, label in CAMERA.items() if properties.get(tag)))
