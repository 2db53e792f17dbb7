"""Bytes as text (编码): what the file says, what it is, and what was read wrongly before us."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from gongkai.report.model import NotAReport
from gongkai.report.reading.limits import MAX_TEXT, require

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})|encoding\s*=\s*[\"']([\w-]{2,20})")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_HEAD = 4096
PROOF = "政府信息公开"
"""Words that stand in every report: where they appear, the text was decoded rightly."""

PROOFS = (PROOF, "政府信息公開", "政府資訊公開")
"""The same in traditional characters."""

REPAIRED = "文字曾以错误的编码打开后另存，已按{}还原，个别文字可能有误"
UNSURE = "文件编码不能确定，有文字无法辨认"


def decoded(data: bytes) -> tuple[str, list[str]]:
    """The text of a file and doubts about its decoding.

    UTF-8 where it is valid, else the declared encoding (gb2312 read as the wider gb18030), else
    gb18030, else Big5; one in which the report's own words appear goes before the others. A text
    that was once opened in the wrong encoding and saved is turned back.
    """
    text = _straight(data)
    require(len(text), MAX_TEXT * 8, what="文本过长")
    doubts = [UNSURE] if "\ufffd" in text and PROOF not in text else []
    if PROOF in text or PROOF in "".join(text.split()):
        return text, doubts
    for wrong in ("gb18030", "cp1252", "latin-1"):
        right = text.encode(wrong, "replace").decode("utf-8", "replace")
        if PROOF in right:
            return right, [REPAIRED.format("UTF-8")]
    return text, doubts


def _straight(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    first = None
    for name in _candidates(data):
        text = _strict(data, name)
        if text is not None and any(words in text for words in PROOFS):
            return text
        first = text if first is None else first
    if first is not None:
        return first
    tries = [data.decode(name, "replace") for name in ("utf-8", "gb18030")]
    return min(tries, key=lambda text: text.count("\ufffd"))


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings in the order in which they are believed; UTF-16 only where bytes look like it."""
    yield from dict.fromkeys(("utf-8", *_declared(data), "gb18030", "big5hkscs"))
    if b"\x00" in data[:_HEAD]:
        yield from ("utf-16-le", "utf-16-be")


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return []
    name = (found[1] or found[2]).decode("ascii", "ignore").lower()
    return [_WIDER.get(name, name)]


def require_text(text: str, source: str) -> None:
    """Raise `NotAReport` where bytes decoded to something that is no text."""
    odd = sum(character < " " and character not in "\t\n\r\f\v" for character in text[:20_000])
    if odd > 4 or "\x00" in text:
        raise NotAReport(f"“{source}”不是可以读取的文本；请提供HTML、DOCX、XLSX、文本或JSON文件")
