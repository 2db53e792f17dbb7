"""Table 2 out of a report's lines (主动公开政府信息情况), in both editions of the form.

The 2021 form has a cell for each figure; the rows of the 2019 form go into `extra` under
「行名/列名」, as they are printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from gongkai.report.form import PROACTIVE
from gongkai.report.model import FEES
from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.labels import (
    MARKS_OF_2019,
    MARKS_OF_2021,
    TABLE_2_COLUMNS,
    TABLE_2_COLUMNS_2019,
    TABLE_2_ROWS,
    words,
)
from gongkai.report.reading.numbers import Figure, figure, is_value_like, plain_text
from gongkai.report.reading.sections import Line
from gongkai.report.reading.tables.headers import Header
from gongkai.report.reading.tables.placing import Placed, Shape, cut, placed
from gongkai.report.reading.tables.records import Record, records
from gongkai.report.reading.trace import Trace

LIKE = 75
"""Likeness in percent from which a misspelt label of table 2 is taken for its block."""

MARGIN = 12
"""By how much a misspelt heading must be more like one column than like any other."""

BLOCKS = {block.key: block for block in PROACTIVE}
LABELS = {block.key: block.headings[-1] for block in PROACTIVE}
HEADINGS_2019 = {words(heading): heading for heading in TABLE_2_COLUMNS_2019}
_FIRST = words("信息内容")

Heads = Sequence[tuple[str, Cell]]


def edition_marks(lines: Sequence[Line]) -> tuple[int, int]:
    """How many headings stand in the lines that only the 2019 form has, and only the 2021 form."""
    texts = {words(text) for text in _texts(lines)}
    running = "|".join(words(line.text) for line in lines if line.row is None)
    return _hits(MARKS_OF_2019, texts, running), _hits(MARKS_OF_2021, texts, running)


def _texts(lines: Sequence[Line]) -> list[str]:
    return [cell.text for line in lines if line.row for cell in line.row]


def _hits(marks: frozenset[str], texts: set[str], running: str) -> int:
    return sum(mark in texts or mark in running for mark in marks)


def read_proactive(lines: Sequence[Line], trace: Trace, *, is_run: bool) -> int:
    """Read table 2 of the 2021 form into the trace; the number of blocks that were found."""
    seen: set[str] = set()
    for record, heads in _records(lines):
        key = _block(record)
        if key not in BLOCKS:
            continue
        seen.add(key)
        _note_label(trace, key, record.label)
        _fill(trace, key, record, heads=heads, is_run=is_run)
    return len(seen)


def _records(lines: Sequence[Line]) -> list[tuple[Record, Heads]]:
    """The rows of table 2, each with the headings above it."""
    heads: Heads = ()
    found: list[tuple[Record, Heads]] = []
    no_header = Header({}, ())
    for run in _runs(lines):
        if run[0].row is not None and (named := _heads(run[0].row)):
            heads = named
            continue
        found.extend((record, heads) for record in records(run, no_header))
    return found


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Table rows one by one; neighbouring paragraphs together."""
    runs: list[list[Line]] = []
    for line in lines:
        if line.row is None and runs and runs[-1][0].row is None:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _heads(row: Row) -> Heads:
    """The column headings that a header row names, with the cells they stand in."""
    if any(is_value_like(cell.text) for cell in row):
        return ()
    texts = [(words(cell.text), cell) for cell in row if plain_text(cell.text)]
    named = [(text, cell) for text, cell in texts if text in TABLE_2_COLUMNS or _is_2019(text)]
    is_first = any(text == _FIRST for text, _ in texts)
    if named or is_first:
        guessed = [(_misspelt(text), cell) for text, cell in texts if (text, cell) not in named]
        named += [(name, cell) for name, cell in guessed if name]
    return sorted(named, key=lambda head: head[1].column)


@lru_cache(maxsize=256)
def _misspelt(text: str) -> str:
    """The heading that misspelt words clearly mean; "" for none."""
    scores = {name: ratio(text, name) for name in TABLE_2_COLUMNS}
    best = max(scores, key=lambda name: scores[name])
    others = [
        score for name, score in scores.items() if TABLE_2_COLUMNS[name] != TABLE_2_COLUMNS[best]
    ]
    return best if scores[best] >= LIKE and scores[best] - max(others) >= MARGIN else ""


def _is_2019(text: str) -> bool:
    return text in HEADINGS_2019


def _block(record: Record) -> str:
    """The block that a record's label names; "" for none."""
    text = words(record.label)
    if text in TABLE_2_ROWS:
        return TABLE_2_ROWS[text]
    if not record.has_figures or len(text) < 4:
        return ""
    score, name = max((ratio(text, name), name) for name in TABLE_2_ROWS)
    return TABLE_2_ROWS[name] if score >= LIKE else ""


def _note_label(trace: Trace, key: str, printed: str) -> None:
    if words(printed) != words(LABELS[key]):
        trace.labels[f"proactive.{key}"] = " ".join(printed.split())


def _fill(trace: Trace, key: str, record: Record, *, heads: Heads, is_run: bool) -> None:
    where = f"proactive.{key}"
    keys = [line.key for line in BLOCKS[key].lines]
    is_fees = f"{where}.{keys[0]}" == FEES
    if len(keys) == 1:
        row = _single(record, fees=is_fees)
    else:
        row = _by_heads(record, heads, keys) or _in_order(record, heads, keys, is_run=is_run)
    trace.fill(where, keys, row=row)


def _single(record: Record, *, fees: bool) -> Placed:
    """The one figure of a row; several are taken only where all are the same (拆开的合并单元格)."""
    printed = [item for item in record.figures(fees=fees) if not item.is_blank]
    if len(printed) > 1 and all(item == printed[0] for item in printed):
        return Placed((printed[0],), repair="合并单元格被拆成几个相同的数字，取其一")
    return placed(printed, Shape(1))


def _by_heads(record: Record, heads: Heads, keys: Sequence[str]) -> Placed | None:
    """Figures by the headings above, where every figure stands under one; else None."""
    columns = {TABLE_2_COLUMNS[text]: cell for text, cell in heads if text in TABLE_2_COLUMNS}
    if record.is_prose or any(key not in columns for key in keys):
        return None
    wanted = [columns[key] for key in keys]
    full = [cell for cell in record.slots if plain_text(cell.text)]
    if any(sum(_meets(cell, head) for head in wanted) != 1 for cell in full):
        return None
    return Placed(tuple(_under(head, full) for head in wanted))


def _meets(cell: Cell, head: Cell) -> bool:
    return cell.column < head.column + head.width and head.column < cell.column + cell.width


def _under(head: Cell, full: Sequence[Cell]) -> Figure:
    texts = [cell.text for cell in full if _meets(cell, head)]
    if len(texts) > 1:
        seen = "、".join(map(plain_text, texts))
        return Figure(printed=seen, doubt=f"一列中有不止一个数字（{seen}），未取值")
    return figure(texts[0]) if texts else Figure()


def _in_order(record: Record, heads: Heads, keys: Sequence[str], *, is_run: bool) -> Placed:
    digits, width = record.figures_text, len(keys)
    printed = [TABLE_2_COLUMNS[text] for text, _ in heads if TABLE_2_COLUMNS.get(text) in keys]
    if printed != [key for key in keys if key in printed]:
        what = "表头各列的顺序与格式不同，本行又与表头对不齐，未取值"
        return Placed((None,) * width, doubt=what)
    if record.is_prose and is_run and len(record.slots) != width and digits.isdigit():
        return cut(digits, Shape(width))
    return placed(record.figures(), Shape(width))


def extra_of_2019(lines: Sequence[Line], trace: Trace) -> Mapping[str, int | str]:
    """Table 2 of the 2019 form as 「行名/列名」 → number, or the words where it is none."""
    extra: dict[str, int | str] = {}
    for record, heads in _records(lines):
        if not _block(record) or not record.slots:
            continue
        label = " ".join(record.label.split())
        for name, cell in _pairs(record, heads, trace):
            item = figure(cell.text)
            value = item.value if isinstance(item.value, int) else plain_text(cell.text)
            extra[f"{label}/{name}"] = value
    return extra


def _pairs(record: Record, heads: Heads, trace: Trace) -> list[tuple[str, Cell]]:
    """A row's figures with their headings: in order where there are as many, else by column."""
    full = [cell for cell in record.slots if plain_text(cell.text)]
    names = [(HEADINGS_2019.get(text, text), cell) for text, cell in heads]
    if len(full) == len(names) and not record.is_prose:
        return [(name, cell) for (name, _), cell in zip(names, full, strict=True)]
    pairs = [(name, cell) for cell in full for name, head in names if _meets(cell, head)]
    if record.is_prose or len(pairs) != len(full):
        what = f"“{record.label}”一行的数字“{record.figures_text[:60]}”不能与各列对应，未取值"
        trace.doubt("proactive.extra", what)
        return []
    return pairs
