"""One document as it comes in (迁入的信息): its fields, its files, what names it elsewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import PurePath
from typing import Any

from gongkai.office.disclosure.parts.files import CONTENT_TYPES, LARGEST_FILE
from gongkai.office.transfers.packages.columns import BESIDE

TEXT_FILES = (".html", ".htm", ".txt")
"""Endings of files that a body may be in."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """An attachment that comes along (迁入的附件)."""

    name: str
    data: bytes

    @property
    def ending(self) -> str:
        """Its ending, in small letters."""
        return PurePath(self.name).suffix.lower()

    @property
    def content_type(self) -> str:
        """What it is to a browser."""
        return CONTENT_TYPES[self.ending]

    @property
    def objection(self) -> str:
        """Why it may not be attached, in a sentence; empty when it may."""
        if self.ending not in CONTENT_TYPES:
            return f"附件“{self.name}”不能上传，可用：{'、'.join(CONTENT_TYPES)}。"
        if len(self.data) > LARGEST_FILE:
            return f"附件“{self.name}”超过 50 MB，请压缩或拆分。"
        return "" if self.data else f"附件“{self.name}”是空的，请核对。"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One document as it was sent (迁入的信息).

    `row` is its row in a workbook, 0 from the interface; `fields` are the document's own.
    `interprets` is the key of the document that it explains, `consultation` of the draft on which
    opinions were asked.
    """

    row: int
    key: str
    fields: Mapping[str, Any]
    files: Sequence[IncomingFile] = ()
    interprets: str = ""
    consultation: str = ""
    published: date | None = None
    address: str = ""

    @property
    def links(self) -> dict[str, str]:
        """The documents that it leads to, by field: their keys (关联的原编号)."""
        named = {"interprets": self.interprets, "consultation": self.consultation}
        return {name: key for name, key in named.items() if key}

    @property
    def digest(self) -> str:
        """The SHA-256 of everything that was sent (内容摘要)."""
        sent: dict[str, Any] = {
            "fields": {name: str(value) for name, value in self.fields.items()},
            "files": [[file.name, hashlib.sha256(file.data).hexdigest()] for file in self.files],
            "beside": [self.interprets, str(self.published), self.address],
        }
        if self.consultation:
            sent["consultation"] = self.consultation
        text = json.dumps(sent, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def incoming(
    cells: Mapping[str, Any], *, body: str, files: Sequence[IncomingFile] = (), row: int = 0
) -> Incoming:
    """What some cells say, by the columns' keys; `body` is its text as HTML."""
    own = {name: value for name, value in cells.items() if name not in BESIDE}
    return Incoming(
        row=row,
        key=cells.get("key", ""),
        fields=own | {"body": body},
        files=files,
        interprets=cells.get("interprets", ""),
        consultation=cells.get("consultation", ""),
        published=cells.get("published"),
        address=cells.get("address", ""),
    )


def paragraphs(text: str) -> str:
    r"""Plain text as HTML (纯文字正文): every line that says something is a paragraph.

    >>> paragraphs("一、停水范围\n\n光明路<全段>")
    '<p>一、停水范围</p><p>光明路&lt;全段&gt;</p>'
    """
    lines: Iterator[str] = (line.strip() for line in text.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def body_of(file: IncomingFile) -> str | None:
    """The text of a file as HTML; None where its letters are of no known encoding (乱码)."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = file.data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return paragraphs(text) if file.ending == ".txt" else text
    return None
