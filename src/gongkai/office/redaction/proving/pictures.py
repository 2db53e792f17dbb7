"""What the pages show (页面图像): one whole image each, black where it was painted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pikepdf
from PIL import Image

from gongkai.office.redaction.opening.limits import pixels
from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.proving.examined import Examined
from gongkai.office.redaction.rebuilding.painting import covered
from gongkai.office.redaction.sheets import Area

Problems = Iterator[str]

DARKEST = 40
"""The lightest value, of 255, that still counts as black: a JPEG ripples at an edge."""

_NUMBER = rb"-?\d+(?:\.\d+)?"
CONTENT = re.compile(
    rb"q (?P<width>%(n)s) 0 0 (?P<height>%(n)s) 0 0 cm /Im Do Q"
    rb"(?:\nBT 3 Tr /F 1 Tf(?:\n%(n)s 0 0 %(n)s %(n)s %(n)s Tm <[0-9a-f]+> Tj)*\nET)?\n?"
    % {b"n": _NUMBER}
)
"""All that a page may draw: its image, and words in rendering mode 3, which is not drawn."""

PLAIN_SEGMENTS = frozenset({0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0})
"""Parts of a JPEG that hold the picture itself: no remarks, no thumbnail, no place or camera."""


def content(file: Examined, claim: Claim) -> Problems:
    """A page draws its image and nothing else (页面只有一幅整页图像)."""
    for number, page in enumerate(file.pdf.pages, 1):
        drawn = CONTENT.fullmatch(page.Contents.read_bytes()) if _has_stream(page) else None
        if drawn is None:
            yield f"第 {number} 页除整页图像和不显示的文字外，还有别的内容。"
            continue
        box = [float(edge) for edge in page.MediaBox]
        if box != [0, 0, float(drawn["width"]), float(drawn["height"])]:
            yield f"第 {number} 页的图像没有正好铺满页面。"


def _has_stream(page: pikepdf.Page) -> bool:
    return isinstance(page.get("/Contents"), pikepdf.Stream)


def image(file: Examined, claim: Claim) -> Problems:
    """The image is as large as the page and holds nothing else (图像没有页面以外的数据)."""
    for number, page in enumerate(file.pdf.pages, 1):
        if any(key in page for key in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate")):
            yield f"第 {number} 页有裁切或者旋转，图像可能有看不到的部分。"
        images = [one for _, one in _images(page)]
        if len(images) != 1:
            yield f"第 {number} 页有 {len(images)} 幅图像，应当只有一幅。"
        sheet = file.sheet(number)
        for one in images:
            if (one.Width, one.Height) != (pixels(sheet.width), pixels(sheet.height)):
                yield f"第 {number} 页的图像与页面大小不同，可能有看不到的部分。"
            if not _is_only_a_picture(one):
                yield f"第 {number} 页的图像数据里还有别的内容。"


def _images(page: pikepdf.Page) -> list[tuple[str, pikepdf.Object]]:
    return list(page.get("/Resources", {}).get("/XObject", {}).items())


def _is_only_a_picture(one: pikepdf.Object) -> bool:
    raw = one.read_raw_bytes()
    if one.get("/Filter") == "/DCTDecode":
        return _is_plain_jpeg(raw)
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(raw)
    except zlib.error:
        return False
    colors = 1 if one.ColorSpace == "/DeviceGray" else 3
    wanted = int(one.Height) * (int(one.Width) * colors + 1)
    return unpacking.eof and not unpacking.unused_data and len(rows) == wanted


def _is_plain_jpeg(raw: bytes) -> bool:
    """Whether a JPEG is its picture alone, ending where the picture ends."""
    if not raw.startswith(b"\xff\xd8") or raw.find(b"\xff\xd9") != len(raw) - 2:
        return False
    at = 2
    while raw[at] == 0xFF and raw[at + 1] in PLAIN_SEGMENTS:
        if raw[at + 1] == 0xDA:
            return True
        at += 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
    return False


def black_data(file: Examined, claim: Claim) -> Problems:
    """The image's own pixels are black in every box (图像数据中涂除区全黑)."""
    for number, areas in claim.areas():
        if not areas or number > file.count:
            continue
        pictures = [
            pikepdf.PdfImage(one).as_pil_image() for _, one in _images(file.pdf.pages[number - 1])
        ]
        if not pictures:
            yield f"第 {number} 页没有图像。"
        for picture in pictures:
            yield from _not_black(picture, areas, where=f"第 {number} 页图像数据")


def black_page(file: Examined, claim: Claim) -> Problems:
    """The page as it is seen is black in every box (显示出来的涂除区全黑)."""
    for number, areas in claim.areas():
        if areas and number <= file.count:
            yield from _not_black(file.picture(number), areas, where=f"第 {number} 页")


def _not_black(picture: Image.Image, areas: list[Area], *, where: str) -> Problems:
    grey = picture.convert("RGB")
    for area in areas:
        left, top, right, bottom = covered(area)
        inside = (left, top, min(right + 1, grey.width), min(bottom + 1, grey.height))
        lightest = max(high for _, high in grey.crop(inside).getextrema())
        if lightest > DARKEST:
            at = f"距左 {area.left / 10} 毫米、距上 {area.top / 10} 毫米"
            yield f"{where}：{at}的涂除区没有涂黑。"
