"""A text as the grammar reads it (归一文本): ordinary characters, sentences whole, offsets kept.

Radicals, full-width digits and traditional characters are undone, spaces fall away, a line that
the page broke is joined to the next; each character still knows where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.characters import simplified

ENUMERATOR = (
    r"[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．](?!\d)"
)
"""How a heading or a numbered paragraph begins: （一）, 二、, 3."""

LONGEST_HEADING = 40

_OPENING = re.compile(rf"\s*(?:{ENUMERATOR}|[一二三四五六七八九十]是|[|【])")
_HEADING_ENDS = ("情况", "方面", "公开", "管理", "建设", "保障", "事项", "问题", "措施", "工作")
_CELL = re.compile(r"[\d\s.,，%/—-]*")
_SENTENCE_ENDS = frozenset("。；;！!？?：:|")
_CLAUSE_MARKS = re.compile(r"[，,。；;\d]")
_SOLID = re.compile("[^\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+")
_WIDE_GROUPING = re.compile(r"(?<=[０-９])，(?=[０-９])")


@dataclass(frozen=True, slots=True)
class Plain:
    """A normalised text; `offsets[i]` is where its character i stood in the source."""

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of a stretch of the normalised text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def plain(text: str) -> Plain:
    r"""The text as the grammar reads it.

    >>> plain("收到 申请\n１，２３４件").text
    '收到申请1,234件'
    """
    pieces: list[str] = []
    offsets = array("Q")
    last = ""
    for offset, piece in _pieces(text):
        if last.isdigit() and piece[0].isdigit() and text[offset - 1] != "\n":
            pieces.append(" ")
            offsets.append(offset - 1)
        pieces.append(piece)
        offsets.extend(range(offset, offset + len(piece)))
        last = piece[-1]
    return Plain("".join(pieces), offsets)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The stretches without spaces, in ordinary characters, and the line ends that count."""
    offset = 0
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        for found in _SOLID.finditer(line):
            solid = _WIDE_GROUPING.sub(",", found.group())
            yield offset + found.start(), solid.translate(_ORDINARY)
        offset += len(line) + 1
        if offset <= len(text) and not _is_broken(line, following):
            yield offset - 1, "\n"


class _Ordinary(dict[int, str]):
    """Each character → its ordinary form, looked up once; always one for one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = "·" if unicodedata.category(character) == "No" else simplified(character)
        self[code] = form if len(form) == 1 and not form.isspace() else character
        return self[code]


_ORDINARY = _Ordinary({ord(mark): mark for mark in "，。；：、！？"})


def _is_broken(line: str, following: str) -> bool:
    """Whether the end of a line cuts a sentence in two (断行)."""
    stripped = line.strip()
    if not stripped or not following.strip() or stripped[-1] in _SENTENCE_ENDS:
        return False
    if _CELL.fullmatch(stripped) or _CELL.fullmatch(following):
        return False
    return not (_OPENING.match(following) or is_heading(stripped))


def is_heading(line: str) -> bool:
    """Whether a line without punctuation reads like a heading (标题行)."""
    if len(line) > LONGEST_HEADING:
        return False
    opening = _OPENING.match(line)
    if _CLAUSE_MARKS.search(line, opening.end() if opening else 0):
        return False
    return bool(opening) or line.endswith(_HEADING_ENDS)
