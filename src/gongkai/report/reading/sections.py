"""The six parts of a report and the lines in each (报告各部分), found by their headings.

A heading counts by its words; its number, its place in a table cell or in the middle of text
that was run together do not matter. A table of contents is not a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from gongkai.report.characters import readable
from gongkai.report.form import NARRATIVE, SECTIONS
from gongkai.report.reading.blocks import Document, Row, Table
from gongkai.report.reading.labels import ordinal, words
from gongkai.report.reading.limits import MAX_LINES, require
from gongkai.report.reading.numbers import is_value_like

SURE = 80
"""Likeness in percent from which a numbered line is a misspelt heading."""

LIKELY = 55
"""The same where the line also carries the number that the form gives the heading."""

LONGEST_HEADING = 30
SHORTEST_CONTENTS = 4

NAMES: Mapping[str, tuple[str, ...]] = {
    "overview": ("总体情况", "总体工作情况", "政府信息公开工作总体情况"),
    "proactive": ("主动公开政府信息情况", "主动公开政府信息的情况"),
    "applications": (
        "收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
    ),
    "remedies": (
        "政府信息公开行政复议、行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "行政复议、行政诉讼情况",
    ),
    "problems": (
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题和改进情况",
        "存在的问题及改进情况",
    ),
    "other": ("其他需要报告的事项", "其他需要报告事项", "其他需报告的事项"),
}
_KEYS = {words(name): key for key, names in NAMES.items() for name in names}
_ORDINALS = {line.key: ordinal(line.label) for line in SECTIONS}

_TOP_LEVEL = re.compile(r"\s*[一二三四五六七八九]\s*[、.．,，]")
_BRACKETED = re.compile(r"\s*[（(]")
_LEADERS = re.compile(r"[\s.…·⋯]*\d{0,3}\s*$")
_GLUED = re.compile(
    r"[一二三四五六七八]\s?[、.．]\s?(?:"
    + "|".join(
        sorted(
            (r"\s?".join(map(re.escape, name)) for names in NAMES.values() for name in names),
            key=len,
            reverse=True,
        )
    )
    + ")"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document (行): a paragraph's text, or the cells of a table's row."""

    text: str
    row: Row | None = None
    table: int = 0
    ruled: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of each part that was found, by its key; `""` holds what stands before them."""

    lines: Mapping[str, Sequence[Line]]
    headings: Mapping[str, str]

    def region(self, key: str) -> Sequence[Line]:
        """The lines in which a part's table must stand, even where its heading is missing."""
        if key in self.lines:
            return self.lines[key]
        keys = [line.key for line in SECTIONS]
        before = [other for other in keys[: keys.index(key)] if other in self.lines]
        return self.lines[before[-1] if before else ""]

    @property
    def all_lines(self) -> list[Line]:
        """Every line of the document."""
        return [line for lines in self.lines.values() for line in lines]


def lines(document: Document) -> list[Line]:
    """A document's blocks as lines; headings and prose in lone cells become paragraphs."""
    found: list[Line] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            for row in block.rows:
                found.extend(_row_lines(row, number, ruled=block.ruled))
        else:
            found.extend(_text_lines(block.text, heading=block.heading))
        require(len(found), MAX_LINES, what=f"文件超过{MAX_LINES}行")
    return found


def _text_lines(text: str, *, heading: bool = False) -> Iterator[Line]:
    for piece in text.split("\n"):
        clean = readable(piece)
        for part in _unglued(clean):
            yield Line(part, heading=heading)


def _unglued(text: str) -> Iterator[str]:
    """A paragraph, cut before and after the headings that were run into it (标题与正文连排)."""
    if not text:
        return
    found = list(_GLUED.finditer(text))
    if not found or _is_one_line(text, found):
        yield text
        return
    start = 0
    for heading in found:
        yield from filter(None, (text[start : heading.start()].strip(), heading.group()))
        start = heading.end()
    rest = text[start:].strip()
    if rest.strip("。：:；; "):
        yield rest


def _is_one_line(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether a line only mentions a heading, or is one with a page number behind it."""
    if len(found) > 1:
        return False
    return bool(found[0].start() and len(text) < 1_000) or bool(
        _LEADERS.fullmatch(text[found[0].end() :])
    )


def _row_lines(row: Row, table: int, *, ruled: bool) -> Iterator[Line]:
    full = [cell.text for cell in row if not cell.inherited and cell.text.strip()]
    if full and _stands_alone(full):
        for text in full:
            yield from _text_lines(text)
        return
    yield Line("", row, table, ruled)


def _stands_alone(full: Sequence[str]) -> bool:
    """Whether a row is a heading with its text, or prose that someone put into a table."""
    if any(is_value_like(text) for text in full):
        return False
    head = full[0].strip()
    if len(head) <= 2 * LONGEST_HEADING and _heading(Line(head)) is not None:
        return True
    return len(full) == 1 and (len(head) > 4 * LONGEST_HEADING or "\n" in head and len(head) > 60)


def parts(found: Sequence[Line]) -> Parts:
    """The lines, divided at the headings of the six parts."""
    starts = _starts(found)
    bounds = [*sorted(starts.items(), key=lambda item: item[1]), ("", len(found))]
    divided: dict[str, Sequence[Line]] = {"": found[: bounds[0][1]]}
    for (key, start), (_, end) in zip(bounds, bounds[1:], strict=False):
        divided[key] = found[start + 1 : end]
    headings = {key: found[start].text for key, start in starts.items()}
    return Parts(divided, headings)


def headings(found: Sequence[Line]) -> list[tuple[int, str]]:
    """Where headings of the six parts stand, and which; a table of contents is left out."""
    return [(index, key) for index, key, _ in _hits(found)]


def _hits(found: Sequence[Line]) -> list[tuple[int, str, int]]:
    """Each line that is a heading: where, of which part, and how strong the evidence is."""
    hits = [
        (index, *hit)
        for index, line in enumerate(found)
        if line.row is None and (hit := _heading(line)) is not None
    ]
    return _without_contents(hits)


def _starts(found: Sequence[Line]) -> dict[str, int]:
    hits = _hits(found)
    starts: dict[str, int] = {}
    at = -1
    for key in NAMES:
        ahead = [(rank, index) for index, other, rank in hits if other == key and index > at]
        if ahead:
            best = min(rank for rank, _ in ahead)
            at = starts[key] = next(index for rank, index in ahead if rank == best)
    return starts


def _without_contents(hits: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """The hits without a run of neighbouring lines that are headings all again later (目录)."""
    run: list[tuple[int, str, int]] = []
    for hit in hits:
        if run and (hit[0] - run[-1][0] > 1 or hit[1] in {key for _, key, _ in run}):
            break
        run.append(hit)
    rest = hits[len(run) :]
    again = {key for _, key, _ in rest}
    is_contents = len(run) >= SHORTEST_CONTENTS and len({key for _, key, _ in run} & again) >= 3
    return rest if is_contents else hits


def _heading(line: Line) -> tuple[str, int] | None:
    """The part that a line is the heading of, and how strong the evidence is (0 the strongest)."""
    if len(line.text) > 2 * LONGEST_HEADING:
        return None
    text = _LEADERS.sub("", line.text)
    key = _KEYS.get(words(text))
    is_top = bool(_TOP_LEVEL.match(text))
    if key is not None:
        return key, 2 if _BRACKETED.match(text) else (0 if is_top else 1)
    return _like(text) if is_top and len(text) <= LONGEST_HEADING else None


def _like(text: str) -> tuple[str, int] | None:
    own = words(text)
    score, name = max((ratio(own, name), name) for name in _KEYS)
    key = _KEYS[name]
    enough = LIKELY if ordinal(text) == _ORDINALS[key] else SURE
    return (key, 1) if score >= enough else None


def narrative(divided: Parts) -> dict[str, str]:
    """The text of the three narrative parts, paragraph by paragraph, tables left out (文字部分)."""
    return {key: "\n".join(_prose(divided.lines.get(key, ()))) for key in NARRATIVE}


def _prose(found: Iterable[Line]) -> list[str]:
    return [line.text for line in found if line.row is None and line.text]


def heading_labels(divided: Parts) -> dict[str, str]:
    """The headings that differ from the form's, "" where one is missing (标题与格式不符)."""
    differing: dict[str, str] = {}
    for line in SECTIONS:
        printed = divided.headings.get(line.key, "")
        is_same = words(printed) == words(line.label) and ordinal(printed) in (
            None,
            ordinal(line.label),
        )
        if not is_same:
            differing[f"sections.{line.key}"] = printed
    return differing
