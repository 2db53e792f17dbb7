"""Image files as they come: turned, transparent, of many pages; or one sentence why not."""

import importlib.util
import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image
from tests.report.reading_scan import papers
from tests.report.reading_scan.drawings import paper, ruled

from gongkai.report.model import NotAReport
from gongkai.report.reading import read_bytes
from gongkai.report.reading.pdf.marks.page import Marks
from gongkai.report.reading.scan import needed
from gongkai.report.reading.scan.needed import IS_ALLOWED, NeedsEyes, eyes, recognised
from gongkai.report.reading.scan.paper import pictures
from gongkai.report.reading.scan.paper.pictures import sheets_of

TALL = np.full((800, 400, 3), 240, np.uint8)
TALL[332:340, 200:206] = 0


def shapes(data):
    return [sheet.grey.shape for sheet in sheets_of(data, "照片.jpg")]


def saved(picture, kind, **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def png(width, height, data=b""):
    """A PNG that says how large it is, and may not be."""

    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_every_usual_kind_of_picture_is_opened(kind):
    assert shapes(papers.file_of(TALL, kind)) == [(2358, 1179)]


def test_how_the_camera_was_held_is_obeyed():
    exif = Image.Exif()
    exif[274] = 6

    assert shapes(papers.file_of(TALL, "JPEG", exif=exif)) == [(1179, 2358)]


def test_a_file_of_many_pages_gives_each_of_them(monkeypatch):
    page = Image.fromarray(TALL)
    data = saved(page, "TIFF", save_all=True, append_images=[page, page])

    assert len(shapes(data)) == 3
    monkeypatch.setattr(pictures, "MAX_FRAMES", 2)
    with pytest.raises(NotAReport, match="超过2页"):
        shapes(data)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(Image.fromarray(TALL).convert("RGBA"), id="with a channel of transparency"),
        pytest.param(Image.fromarray(TALL).convert("P"), id="with a palette"),
        pytest.param(Image.fromarray(TALL[..., 0].astype(np.uint16) * 257), id="of 16 bits"),
        pytest.param(Image.fromarray(TALL).convert("1"), id="black and white"),
    ],
)
def test_every_way_to_store_colours_is_read(picture):
    (sheet,) = sheets_of(saved(picture, "PNG"), "照片.png")

    assert sheet.grey[992, 599] < 60
    assert sheet.grey[2000, 600] > 200


def test_what_is_transparent_is_paper():
    clear = Image.new("RGBA", (400, 800), (0, 0, 0, 0))

    (sheet,) = sheets_of(saved(clear, "PNG"), "照片.png")

    assert sheet.grey.min() > 230


BAD = {
    "a truncated photograph": (lambda: papers.file_of(TALL, "JPEG")[:-200], "损坏或不完整"),
    "a head without a body": (lambda: b"\x89PNG\r\n\x1a\n\x00cat", "损坏或不完整"),
    "a hundred megapixels": (lambda: png(10_000, 10_000), "超过40百万像素"),
    "a bomb": (lambda: png(60_000, 60_000, zlib.compress(bytes(10_000))), "超过40百万像素"),
    "a page of forty-nine megapixels": (lambda: png(7_000, 7_000), "超过40百万像素"),
    "a picture of an iPhone": (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(40), "图片（HEIC）"),
}


@pytest.mark.parametrize(("made", "said"), BAD.values(), ids=BAD)
def test_a_picture_that_cannot_be_read_says_why_in_one_sentence(made, said):
    with pytest.raises(NotAReport) as error:
        read_bytes(made(), "照片.png")

    assert "“照片.png”" in str(error.value)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_picture_without_a_report_says_so():
    page = np.repeat(ruled(paper(), [60, 300, 500], [100, 130, 160])[..., None], 3, axis=2)

    with pytest.raises(NotAReport, match="没有政府信息公开工作年度报告"):
        read_bytes(papers.file_of(page), "课程表.png")


def test_where_the_recogniser_is_not_installed_one_sentence_says_how(monkeypatch):
    monkeypatch.setattr(needed, "PACKAGES", ("numpy", "no_such_package"))

    with pytest.raises(NotAReport, match=r"没有安装识别组件.*pip install 'gongkai\[ocr\]'"):
        read_bytes(papers.file_of(TALL), "照片.png")


def test_where_there_is_no_time_for_pictures_they_are_told_apart():
    token = IS_ALLOWED.set(False)
    try:
        with pytest.raises(NeedsEyes, match="需要识别文字"):
            eyes("照片.png", "是图片")
    finally:
        IS_ALLOWED.reset(token)


def test_every_package_that_is_asked_for_is_one_that_can_be_found():
    assert all(importlib.util.find_spec(name) for name in needed.PACKAGES)


def test_what_was_left_unread_is_said():
    assert len(recognised([Marks()], "本文件")) == 1
    assert "7行没有识别" in recognised([Marks(unread=3), Marks(unread=4)], "本文件")[1]
