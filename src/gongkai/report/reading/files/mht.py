"""Web archives as blocks (网页存档 MHT): the page among the parts that a browser or Word saved."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import Message

from gongkai.report.model import NotAReport
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.files import html
from gongkai.report.reading.limits import MAX_PARTS, require

MOST_LEVELS = 20
"""How many parts with parts of their own an archive may have; browsers write one or two."""

HEADER = re.compile(
    rb"(?:from|mime-version|subject|date|content-type|snapshot-content-location|x-[\w-]+)\s*:",
    re.IGNORECASE,
)
"""How a web archive begins: with one of these fields of a letter."""

_LEVEL = re.compile(rb"boundary\s*=", re.IGNORECASE)


def document_of(data: bytes, source: str) -> Document:
    """The page of a web archive as blocks; `NotAReport` where it holds none."""
    require(len(_LEVEL.findall(data)), MOST_LEVELS, what="网页存档嵌套层数过多")
    require(data.count(b"\n--"), MAX_PARTS, what=f"网页存档超过{MAX_PARTS}个部件")
    archive = email.message_from_bytes(data, policy=email.policy.compat32)
    page = next((part for part in archive.walk() if part.get_content_type() == "text/html"), None)
    content = _content(page) if page is not None else b""
    if not content.strip():
        raise NotAReport(f"“{source}”这个网页存档里没有网页；请在浏览器中另存为网页（HTML）后重试")
    return replace(html.document_of(content, source), format="mht")


def _content(page: Message) -> bytes:
    content = page.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
