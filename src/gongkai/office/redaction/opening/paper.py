"""An opened file (打开的文件): its pages with their words, and any page as an image."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2 import raw

from gongkai.office.redaction.opening.kinds import Kind, kind
from gongkai.office.redaction.opening.letters import text_of
from gongkai.office.redaction.opening.limits import (
    DPI,
    MOST_PIXELS,
    pixels,
    require_characters,
    require_pages,
    require_size,
)
from gongkai.office.redaction.sheets import TENTHS_PER_INCH, Sheet, Unopened

POINTS_PER_INCH = 72
A4 = (2100, 2970)

LOCKED = "这个 PDF 有密码保护，请去掉密码后再上传。"
DAMAGED = "这个文件已损坏或者不完整，不能打开；请重新导出后再上传。"
CONVERT_FIRST = "Word、Excel 文件要先转换为 PDF。"


class Paper(Protocol):
    """A file with pages (文件)."""

    def __len__(self) -> int: ...

    def sheet(self, number: int) -> Sheet:
        """A page, counted from 1, with its words."""
        ...

    def picture(self, number: int, *, dpi: int = DPI) -> Image.Image:
        """A page as it is seen, in RGB."""
        ...


@contextmanager
def opened(data: bytes) -> Iterator[Paper]:
    """A PDF or an image, opened (打开); raises Unopened in one sentence."""
    found = kind(data)
    if found is Kind.PDF:
        with _document(data) as document:
            yield document
    elif found is Kind.IMAGE:
        yield _Pictures(data)
    else:
        raise Unopened(CONVERT_FIRST)


def sheets(paper: Paper) -> list[Sheet]:
    """Every page with its words (各页)."""
    require_pages(len(paper))
    found: list[Sheet] = []
    for number in range(1, len(paper) + 1):
        sheet = paper.sheet(number)
        require_size(sheet.width, sheet.height, page=number)
        found.append(sheet)
        require_characters(sum(len(one.text) for one in found))
    return found


@contextmanager
def _document(data: bytes) -> Iterator[Paper]:
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unopened(LOCKED if is_locked else DAMAGED) from error
    try:
        file.init_forms()
        yield _Document(file)
    finally:
        file.close()


class _Document:
    """A PDF (PDF 文件)."""

    def __init__(self, file: pypdfium2.PdfDocument):
        self._file = file

    def __len__(self) -> int:
        return len(self._file)

    def _page(self, number: int) -> pypdfium2.PdfPage:
        try:
            return self._file[number - 1]
        except pypdfium2.PdfiumError as error:
            raise Unopened(f"第 {number} 页已损坏，不能打开；请重新导出后再上传。") from error

    def sheet(self, number: int) -> Sheet:
        page = self._page(number)
        width, height = (_tenths(length) for length in page.get_size())
        text, places = text_of(page, width, height)
        page.close()
        return Sheet(width, height, text, places)

    def picture(self, number: int, *, dpi: int = DPI) -> Image.Image:
        page = self._page(number)
        width, height = (pixels(_tenths(length), dpi=dpi) for length in page.get_size())
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        if self._file.formenv:
            raw.FPDF_FFLDraw(self._file.formenv, bitmap, page, 0, 0, width, height, 0, flags)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        page.close()
        return image


def _tenths(points: float) -> int:
    return max(1, round(points * TENTHS_PER_INCH / POINTS_PER_INCH))


class _Pictures:
    """An image file (图片文件): each of its frames is a page of A4, as large as it fits."""

    def __init__(self, data: bytes):
        try:
            self._image = Image.open(io.BytesIO(data))
            self._frames = getattr(self._image, "n_frames", 1)
        except (UnidentifiedImageError, OSError, ValueError) as error:
            raise Unopened(DAMAGED) from error

    def __len__(self) -> int:
        return self._frames

    def _frame(self, number: int) -> Image.Image:
        self._image.seek(number - 1)
        width, height = self._image.size
        if width * height > MOST_PIXELS:
            raise Unopened(f"第 {number} 张图片过大（{width}×{height} 像素），请缩小后再上传。")
        try:
            frame = ImageOps.exif_transpose(self._image.copy())
        except (OSError, ValueError, SyntaxError) as error:
            raise Unopened(DAMAGED) from error
        return _on_white(frame)

    def _size(self, frame: Image.Image) -> tuple[int, int]:
        short, long = A4
        paper = (short, long) if frame.height >= frame.width else (long, short)
        scale = min(paper[0] / frame.width, paper[1] / frame.height)
        return max(1, round(frame.width * scale)), max(1, round(frame.height * scale))

    def sheet(self, number: int) -> Sheet:
        width, height = self._size(self._frame(number))
        return Sheet(width, height)

    def picture(self, number: int, *, dpi: int = DPI) -> Image.Image:
        frame = self._frame(number)
        width, height = self._size(frame)
        size = (pixels(width, dpi=dpi), pixels(height, dpi=dpi))
        return frame.resize(size, Image.Resampling.LANCZOS)


def _on_white(image: Image.Image) -> Image.Image:
    """An image in RGB; what is transparent is white."""
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        image = image.point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGBA", layer.size, "white")
        image.alpha_composite(layer)
    return image.convert("RGB")
