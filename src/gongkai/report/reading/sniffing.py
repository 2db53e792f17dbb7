"""What kind of file it is, by its content (识别格式)."""

from __future__ import annotations

import re

from gongkai.report.model import NotAReport
from gongkai.report.reading.files.archive import opened
from gongkai.report.reading.files.mht import HEADER

READABLE = (
    "HTML、MHT、DOCX、DOC、WPS、RTF、ODT、XLSX、XLS、ODS、PDF、"
    "图片（PNG、JPG、TIFF、BMP、WebP）、文本（TXT、Markdown）或JSON"
)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "图片（GIF）"),
    (b"RIFF", "音视频（RIFF）"),
    (b"Rar!", "RAR压缩包"),
    (b"7z\xbc\xaf", "7Z压缩包"),
    (b"\x1f\x8b", "GZ压缩包"),
    (b"\x7fELF", "程序"),
    (b"MZ", "程序"),
    (b"%!PS", "PostScript"),
)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"II*\x00", b"MM\x00*")
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_HEIC = re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1|avif)", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|table|tbody|tr|td|div|p|h[1-6]|span|meta|article)\b",
    re.IGNORECASE,
)
_WORD_XML = re.compile(rb"<w:wordDocument|<pkg:package|progid=.Word\.Document")
HEAD = 65_536


def format_of(data: bytes, name: str) -> str:
    """The reader for some bytes, as `door.READERS` names it, or `json`.

    Raises `NotAReport` naming the format where it is one that is not read.
    """
    head = data[:HEAD]
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise NotAReport(f"“{name}”是空文件；请重新导出后提供")
    if head.startswith(_ZIP):
        return _in_zip(data, name)
    if head.startswith(_OLE):
        return _in_ole(data, name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return "image" if _is_picture(head, name) else _in_text(head, name)


def _is_picture(head: bytes, name: str) -> bool:
    """Whether a file is a picture that is read; `NotAReport` for any other known kind of file."""
    if _WEBP.match(head) or any(_has(head, signature) for signature in _PICTURES):
        return True
    if _HEIC.match(head):
        raise _unread(name, "图片（HEIC）")
    for signature, kind in _SIGNATURES:
        if _has(head, signature):
            raise _unread(name, kind)
    return False


def _has(head: bytes, signature: bytes) -> bool:
    return head.startswith(signature) and _is_binary_or_marked(head, signature)


def _is_binary_or_marked(head: bytes, signature: bytes) -> bool:
    """Two-letter signatures such as BM also begin ordinary words; then bytes must be binary."""
    return len(signature) > 2 or not signature.isalpha() or b"\x00" in head[:512]


def _unread(name: str, kind: str) -> NotAReport:
    return NotAReport(f"“{name}”是{kind}文件，目前不能读取；请另存为{READABLE}后重试")


def _in_zip(data: bytes, name: str) -> str:
    names = set(opened(data, name).names)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names or any(
        part.startswith("word/document") and part.endswith(".xml") for part in names
    ):
        return "docx"
    if "OFD.xml" in names:
        raise _unread(name, "OFD")
    if "content.xml" in names and "mimetype" in names:
        return "odf"
    if any(part.startswith("xl/") for part in names):
        raise _unread(name, "XLSB工作簿")
    raise _unread(name, "ZIP压缩包")


def _in_ole(data: bytes, name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _unread(name, "有密码保护的Office")
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if "Workbook".encode("utf-16-le") in data:
        return "xls"
    raise _unread(name, "旧版Office")


def _in_text(head: bytes, name: str) -> str:
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if plain[:1] in (b"{", b"["):
        return "json"
    if _WORD_XML.search(plain[:4096]):
        return "word-xml"
    if HEADER.match(plain) and b"text/html" in plain.lower():
        return "mht"
    return "html" if _MARKUP.search(plain) else "text"
