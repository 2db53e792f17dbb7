"""Where on the page a finding belongs (标注位置): a figure, the head of a row or column, a part.

A place is a word: the path of a figure, the identifier of a header cell (`applications-3-0`),
`part-overview` for a part's heading, `title` for the title of the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.report.annotating.remarks import Flag, Remark
from gongkai.report.checks.tables import identities
from gongkai.report.form import Form
from gongkai.report.writing.headers import headers_of, identifier
from gongkai.report.writing.layout import ROW, Part, Table

TITLE = "title"
HEAD = frozenset({"title", "year", "organ", "form"})
"""What a finding calls the things that the title of a report states."""

_SPAN = re.compile(r"sections\.(\w+)\[(\d+):(\d+)\]")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the narrative that a finding is about (文字位置), in offsets of the part's text."""

    start: int
    end: int
    remark: Remark


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that is to be marked on a page (全部标注).

    `flags` by place, `spans` by part of the narrative, `summands` the figures of broken sums.
    """

    flags: Mapping[str, Sequence[Flag]]
    spans: Mapping[str, Sequence[Span]]
    summands: frozenset[str]

    @property
    def placed(self) -> frozenset[int]:
        """The numbers of the remarks that have a place on the page."""
        spans = (span.remark.number for group in self.spans.values() for span in group)
        flags = (flag.remark.number for group in self.flags.values() for flag in group)
        return frozenset((*spans, *flags))


def marks(
    form: Form, parts: Sequence[Part], *, texts: Mapping[str, str], of: list[Remark]
) -> Marks:
    """The remarks at their places; `texts` are the parts of the narrative as they were read."""
    coverage = {part.key: _coverage(part.table) for part in parts if part.table}
    flags: dict[str, list[Flag]] = {}
    spans: dict[str, list[Span]] = {}
    for remark in of:
        span = _span(remark, texts, parts=parts)
        if span is not None:
            spans.setdefault(span[0], []).append(span[1])
            continue
        for number, target in enumerate(_targets(remark.finding.where, coverage, parts=parts)):
            flags.setdefault(target, []).append(Flag(remark, named=number == 0))
    return Marks(flags, spans, _summands(form, of))


def _span(
    remark: Remark, texts: Mapping[str, str], *, parts: Sequence[Part]
) -> tuple[str, Span] | None:
    """The words that a remark is about; None for other places."""
    found = words_of(remark.finding.where, texts)
    if found is None or not any(part.key == found[0] for part in parts):
        return None
    return (found[0], Span(found[1], found[2], remark))


def words_of(where: str, texts: Mapping[str, str]) -> tuple[str, int, int] | None:
    """The part and offsets of the words that a path means, without the blanks around them.

    >>> words_of("sections.other[0:4]", {"other": "　无。　"})
    ('other', 1, 3)
    """
    found = _SPAN.fullmatch(where)
    if found is None:
        return None
    text = texts.get(found[1], "")
    start, end = int(found[2]), min(int(found[3]), len(text))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (found[1], start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class _Coverage:
    """The figures of a table, and those that each header cell speaks for."""

    figures: frozenset[str]
    heads: Mapping[str, frozenset[str]]
    rows: frozenset[str]


def _coverage(table: Table) -> _Coverage:
    heads: dict[str, set[str]] = {}
    rows = set()
    figures = [placed for placed in table.placed if placed.cell.path]
    for placed in figures:
        for head in headers_of(table, placed):
            name = identifier(table, head)
            heads.setdefault(name, set()).add(placed.cell.path)
            rows |= {name} if head.cell.scope == ROW else set()
    return _Coverage(
        frozenset(placed.cell.path for placed in figures),
        {name: frozenset(paths) for name, paths in heads.items()},
        frozenset(rows),
    )


def _targets(
    where: str, coverage: Mapping[str, _Coverage], *, parts: Sequence[Part]
) -> tuple[str, ...]:
    """The places of a finding; none where the page has nothing that it is about."""
    if where in HEAD:
        return (TITLE,)
    first = where.partition("[")[0].removeprefix("sections.").partition(".")[0]
    if not any(part.key == first for part in parts):
        return ()
    inside = () if where.startswith("sections.") else _in_table(where, coverage.get(first))
    return inside or (f"part-{first}",)


def _in_table(where: str, table: _Coverage | None) -> tuple[str, ...]:
    """The figure, else the heads that speak for nothing but the row or column meant."""
    if table is None or "." not in where:
        return ()
    if where in table.figures:
        return (where,)
    meant = {path for path in table.figures if _is_in(path, where)}
    heads = {name: paths for name, paths in table.heads.items() if paths <= meant}
    if beside := tuple(name for name in heads if name in table.rows):
        return beside
    widest = {name for name, paths in heads.items() if not any(paths < o for o in heads.values())}
    return tuple({heads[name]: name for name in heads if name in widest}.values())


def _is_in(path: str, where: str) -> bool:
    """Whether a figure stands in a row (`table.row`) or a column (`table.*.column`)."""
    table, is_column, column = where.partition(".*.")
    if is_column:
        return path.startswith(f"{table}.") and path.rpartition(".")[2] == column
    return path.startswith(f"{where}.")


def _summands(form: Form, remarks: list[Remark]) -> frozenset[str]:
    """The figures of the sums that do not hold."""
    broken = {(item.finding.code, item.finding.where) for item in remarks}
    return frozenset(
        path
        for identity in identities(form)
        if (identity.code, identity.where) in broken
        for path in (*identity.parts.paths, *identity.whole.paths)
    )
