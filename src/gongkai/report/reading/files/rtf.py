"""RTF files as blocks (RTF 文档): control words followed as Word does, nothing else run or opened.

Rows and their merged cells are laid out by what also lays out the tables of DOC files.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace

from gongkai.report.reading.blocks import Document
from gongkai.report.reading.files.rtf_words import Word, words
from gongkai.report.reading.limits import MAX_TEXT, require
from gongkai.report.reading.word97.body import CELL_END, PARAGRAPH_END, Writer, whole
from gongkai.report.reading.word97.properties import Paragraph97
from gongkai.report.reading.word97.rows import RowEnd

CODE_PAGES = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs"}
"""What a font's charset says of bytes; Western fonts say nothing, for Word names them also for
the bytes of Han characters."""

DEEPEST = 2_000
"""How many groups may stand in one another."""

_UNREAD = frozenset(
    {"stylesheet", "info", "pict", "object", "fldinst", "footnote", "annotation", "nonesttables"}
    | {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
    | {"colortbl", "nonshppict", "shp", "do", "xe", "tc", "txe", "rxe"}
)
"""Destinations that are no part of the text (2.1); so is every `\\*` that is not in `_READ`."""

_READ = frozenset({"nesttableprops"})
_PRINTED = {"tab": " ", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•"} | {
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": " ",
    "_": "-",
}
_PLACES = frozenset({"pard", "intbl", "itap"})
_STRUCTURE = frozenset(
    {"trowd", "trleft", "cellx", "clvmrg", "clmrg", "cell", "row", "nestcell", "nestrow"}
    | {"par", "sect", "page", "\n", "\r"}
)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces (组状态)."""

    is_unread: bool = False
    is_fonts: bool = False
    is_hidden: bool = False
    skipped_after_unicode: int = 1
    encoding: str = ""

    @property
    def is_unseen(self) -> bool:
        return self.is_unread or self.is_fonts or self.is_hidden


@dataclass(slots=True)
class _Row:
    """The definition of a row under construction (行定义)."""

    edges: list[int] = field(default_factory=lambda: [0])
    continued: set[int] = field(default_factory=set)
    swallowed: set[int] = field(default_factory=set)

    def end(self) -> RowEnd:
        return RowEnd(tuple(self.edges), frozenset(self.continued), frozenset(self.swallowed))


def document_of(data: bytes, source: str) -> Document:
    """An RTF file as blocks."""
    reader = _Reader()
    for word in words(data):
        reader.take(word)
    reader.end("par")
    reader.writer.close(0)
    return Document(tuple(reader.writer.blocks), "rtf")


def _code_page(number: int) -> str:
    """The encoding of a Windows code page; that of mainland China for one that nobody knows."""
    try:
        return CODE_PAGES[134] if number == 936 else codecs.lookup(f"cp{number}").name
    except LookupError:
        return CODE_PAGES[134]


class _Reader:
    """Follows the words of a file and hands its paragraphs, cells and rows to a writer."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.group = _Group()
        self.outer: list[_Group] = []
        self.text: list[str] = []
        self.raw = bytearray()
        self.row = _Row()
        self.depth = 0
        self.is_in_table = False
        self.skip = 0
        self.is_optional = False
        self.default = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.length = 0

    def take(self, word: Word) -> None:
        """Take in one word, one byte or some text."""
        if word.name == "{":
            require(len(self.outer), DEEPEST, what="文件嵌套层数过多")
            self.outer.append(self.group)
        elif word.name == "}":
            self._flush()
            self.group = self.outer.pop() if self.outer else _Group()
        elif word.raw:
            self._bytes(word.raw)
        elif word.name == "*":
            self.is_optional = True
            return
        else:
            self._control(word.name, word.number)
        self.is_optional = False

    def _bytes(self, raw: bytes) -> None:
        if self.skip:
            gone = min(self.skip, len(raw))
            self.skip -= gone
            raw = raw[gone:]
        if not self.group.is_unseen:
            self.length += len(raw)
            require(self.length, 4 * MAX_TEXT, what=f"文件超过{MAX_TEXT}字")
            self.raw += raw

    def _flush(self) -> None:
        if self.raw:
            encoding = self.group.encoding or self.default
            self.text.append(self.raw.decode(encoding, "replace"))
            self.raw.clear()

    def _control(self, name: str, number: int | None) -> None:
        if name == "u" and number is not None:
            self._unicode(number)
            return
        self.skip = 0
        if name in _UNREAD or (self.is_optional and name not in _READ):
            self.group = replace(self.group, is_unread=True)
        elif name in _PLACES:
            self._place(name, number)
        elif name in _STRUCTURE:
            if not self.group.is_unread:
                self._structure(name, number)
        elif name in _PRINTED:
            self._print(_PRINTED[name])
        else:
            self._property(name, 1 if number is None else number)

    def _print(self, text: str) -> None:
        if not self.group.is_unseen:
            self._flush()
            self.text.append(text)

    def _unicode(self, number: int) -> None:
        self._print(chr(number & 0xFFFF))
        self.skip = self.group.skipped_after_unicode

    def _place(self, name: str, number: int | None) -> None:
        """In how many tables the paragraph stands."""
        if name == "itap":
            self.depth = number or 0
        else:
            self.is_in_table = name == "intbl"
            self.depth = self.depth if self.is_in_table else 0

    def _property(self, name: str, number: int) -> None:
        """What changes how the following bytes are read or whether they are shown."""
        if name == "f":
            self._flush()
            self.font = number
            self.group = replace(self.group, encoding=self.fonts.get(number, ""))
        elif name == "fcharset":
            self.fonts[self.font] = CODE_PAGES.get(number, "")
        elif name == "fonttbl":
            self.group = replace(self.group, is_fonts=True)
        elif name == "ansicpg":
            self.default = _code_page(number)
        elif name == "uc":
            self.group = replace(self.group, skipped_after_unicode=max(number, 0))
        elif name in ("v", "deleted"):
            self._flush()
            self.group = replace(self.group, is_hidden=bool(number))
        elif name == "plain":
            self._flush()
            self.group = replace(self.group, is_hidden=False, encoding="")

    def _structure(self, name: str, number: int | None) -> None:
        """What ends a paragraph, a cell or a row, or defines the cells of a row."""
        at = len(self.row.edges) - 1
        if name == "trowd":
            self.row = _Row()
        elif name == "trleft":
            self.row.edges[0] = number or 0
        elif name == "cellx":
            self.row.edges.append(number or 0)
        elif name == "clvmrg":
            self.row.continued.add(at)
        elif name == "clmrg":
            self.row.swallowed.add(at)
        else:
            self.end(name)

    def end(self, name: str) -> None:
        """End a paragraph, a cell or a row."""
        self._flush()
        text, self.text = whole(self.text), []
        depth = max(self.depth, int(self.is_in_table))
        if name in ("row", "nestrow"):
            place = Paragraph97(max(depth, 1), ends_row=True, row=self.row.end())
            self.writer.take(CELL_END, place)
        elif name in ("cell", "nestcell"):
            depth = max(depth, 1)
            self.writer.take(text + CELL_END, Paragraph97(depth, ends_inner_cell=depth > 1))
        else:
            self.writer.take(text + PARAGRAPH_END, Paragraph97(depth))
