"""What a copy of a document says (文本内容): title, standing, facts, text, where it is from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from gongkai.office.disclosure.copies.pieces import Piece, pieces
from gongkai.office.disclosure.models import Document
from gongkai.office.disclosure.parts.telling import text_of
from gongkai.office.disclosure.reading.page import facts, warning
from gongkai.report.writing.layout import clean

LEFT_OUT = frozenset({"公开方式", "公开目录", "信息分类", "主题分类", "关键词"})
"""Facts for those who look among documents; a copy needs them no more."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A document as Word and PDF say it (下载文本)."""

    title: str
    organ: str
    standing: str
    facts: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    source: str

    def digest(self) -> str:
        """The SHA-256 of all that it says: what is set once is known again by it."""
        said = json.dumps(asdict(self), ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()


def copy_of(document: Document, *, address: str, today: date) -> Copy:
    """The copy of a document as it stands on a day (下载文本)."""
    told = warning(document, today=today)
    standing = f"{told['title']}：{told['text']}" if told else ""
    shown = facts(document, today=today)
    return Copy(
        title=clean(document.title),
        organ=clean(document.organ.name),
        standing=clean(standing),
        facts=tuple((f["term"], clean(f["value"])) for f in shown if f["term"] not in LEFT_OUT),
        pieces=tuple(pieces(text_of(document))),
        source=f"下载自 {address}，{today:%Y-%m-%d}。",
    )
