"""Files to paint out, made for the tests: every person and number in them is invented."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import pikepdf
import pylopdf_fonts_zh_cn
import typst
from PIL import Image

from gongkai.office.demo.people import id_number
from gongkai.office.redaction.finding.hits import Hit, hits
from gongkai.office.redaction.opening.paper import opened, sheets
from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.rebuilding.assembly import rebuilt
from gongkai.office.redaction.sheets import Box, Sheet

FONTS = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
NAME, PHONE, CARD = "王小满", "13800001234", "6222021234567890128"
IDENTITY = id_number(1)
FILE = "gongkai-1-1.pdf"

LETTER = f"""
= 关于柳树路改造补偿的情况
申请人：{NAME}，身份证号码{IDENTITY}，电话{PHONE}。
经查，{NAME}于2026年3月1日提交材料，开户账号{CARD}。
其他内容可以公开。
"""


@lru_cache(maxsize=32)
def pdf(text: str = LETTER, *, title: str = "") -> bytes:
    """A PDF of some text on small pages, which are quickly painted."""
    head = f'#set document(title: "{title}")\n' if title else ""
    setting = '#set page(paper: "a6", margin: 8mm)\n#set text(font: "Noto Serif SC", size: 9pt)\n'
    return typst.compile((head + setting + text).encode(), font_paths=FONTS)


def picture(width: int = 400, height: int = 300, *, kind: str = "PNG") -> bytes:
    """An image file, grey from left to right."""
    made = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(made, kind)
    return made.getvalue()


def read(data: bytes) -> list[Sheet]:
    """The pages of a file."""
    with opened(data) as paper:
        return sheets(paper)


def without(data: bytes, boxes: list[Box]) -> bytes:
    """The file rebuilt without what the boxes cover."""
    with opened(data) as paper:
        return rebuilt(paper, sheets(paper), boxes)


@lru_cache(maxsize=8)
def painted(text: str = LETTER) -> tuple[bytes, Claim]:
    """A letter with everything painted out that the patterns find, and what it claims."""
    data = pdf(text)
    pages = read(data)
    found: list[Hit] = hits(pages)
    boxes = [box for hit in found for box in hit.boxes]
    sizes = tuple((page.width, page.height) for page in pages)
    claim = Claim(sizes, tuple(boxes), tuple(hit.words for hit in found), FILE)
    return without(data, boxes), claim


def saved(file: pikepdf.Pdf, **options: object) -> bytes:
    """A changed file as bytes, otherwise kept as a rebuilt one is."""
    made = io.BytesIO()
    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, **options}
    file.save(made, deterministic_id=True, **options)
    return made.getvalue()
