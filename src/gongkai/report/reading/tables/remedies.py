"""Table 4 out of a report's lines (政府信息公开行政复议、行政诉讼情况).

It comes as one row of fifteen figures, as three tables of five, or as one table of five and
one of ten; which block a row belongs to is told by the headings above or beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.report.characters import letters
from gongkai.report.form import REMEDIES, RESULTS
from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.labels import BLOCKS_OF_TABLE_4, RESULT_NAMES, same_label, words
from gongkai.report.reading.numbers import Figure, figure, is_value_like, plain_text
from gongkai.report.reading.sections import Line
from gongkai.report.reading.tables.placing import Placed, Shape, cut, placed
from gongkai.report.reading.trace import Trace

KEYS = tuple(result.key for result in RESULTS)
BLOCKS = tuple(block.key for block in REMEDIES)
LAWSUITS = BLOCKS[1:]
LONGEST_NAME = 30
_FIRST = RESULTS[0].label
_LABELS = {block.key: block.headings[-1] for block in REMEDIES}


@dataclass(slots=True)
class _Above:
    """What the headings above the current row say."""

    results: list[Cell] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    at: dict[str, int] = field(default_factory=dict)
    has_data: bool = False
    printed: dict[str, str] = field(default_factory=dict)

    def learn(self, texts: Sequence[str]) -> None:
        """Take in the names of blocks that stand in some texts."""
        if self.has_data:
            self.blocks, self.has_data = [], False
        for text in texts:
            for key in _block_keys(text):
                self.printed.setdefault(key, text)
                if key not in self.blocks:
                    self.blocks.append(key)


def read_remedies(lines: Sequence[Line], trace: Trace, *, is_run: bool) -> int:
    """Read table 4 into the trace; the number of blocks that were found."""
    above = _Above()
    filled: set[str] = set()
    figures: list[Cell] = []
    for line in lines:
        if line.row is None:
            if not _take_text(above, figures, line.text):
                continue
        elif _is_header(line.row):
            _learn_header(above, line.row)
        elif _is_data(line.row, above):
            filled |= _take_row(above, trace, line.row)
    if figures:
        filled |= _take_figures(above, trace, figures, is_run=is_run)
    _note_labels(trace, above, filled)
    return len(filled)


def from_table_4(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the header of table 4 on, for a document whose headings are missing."""
    for at, line in enumerate(lines):
        texts = [cell.text for cell in line.row] if line.row else [line.text]
        if any(_FIRST in letters(text) for text in texts):
            start = at
            while at - start < 2 and start > 0 and not _has_figures(lines[start - 1]):
                start -= 1
            return lines[start:]
    return ()


def _has_figures(line: Line) -> bool:
    """Whether a line above the header is still a row of the table before."""
    return bool(line.row) and any(is_value_like(cell.text) for cell in line.row or ())


def _block_keys(text: str) -> list[str]:
    """The blocks that a short heading names (未经复议直接起诉 before 行政复议)."""
    flat = letters(text)
    if len(flat) > LONGEST_NAME:
        return []
    for key in LAWSUITS:
        if any(name in flat for name in BLOCKS_OF_TABLE_4[key]):
            return [key]
    return ["reconsideration"] if "复议" in flat and "诉讼" not in flat else []


def _is_header(row: Row) -> bool:
    texts = [cell.text for cell in row if plain_text(cell.text)]
    if not texts or any(is_value_like(text) for text in texts):
        return False
    names = sum(words(text) in RESULT_NAMES for text in texts)
    return names > 0 or any(_is_name(text) for text in texts)


def _is_name(text: str) -> bool:
    return bool(_block_keys(text)) or "行政诉讼" in letters(text)


def _learn_header(above: _Above, row: Row) -> None:
    if above.has_data:
        above.results, above.at = [], {}
    above.learn([cell.text for cell in row if not cell.inherited])
    for cell in row:
        for key in _block_keys(cell.text):
            above.at[key] = cell.column
    named = [cell for cell in row if words(cell.text) in RESULT_NAMES]
    at = {cell.column: cell for cell in above.results} | {cell.column: cell for cell in named}
    above.results = [at[column] for column in sorted(at)]


def _is_data(row: Row, above: _Above) -> bool:
    """A row of figures, or a row of blanks as wide as the header."""
    if any(is_value_like(cell.text) for cell in row):
        return True
    blanks = sum(not plain_text(cell.text) for cell in row)
    return len(above.results) >= len(KEYS) and blanks >= len(KEYS)


def _take_row(above: _Above, trace: Trace, row: Row) -> set[str]:
    labels = [cell for cell in row if plain_text(cell.text) and not is_value_like(cell.text)]
    own = [key for cell in labels for key in _block_keys(cell.text)]
    if own:
        above.learn([cell.text for cell in labels])
    last = max((cell.column for cell in labels), default=-1)
    slots = [cell for cell in row if cell.column > last and not cell.inherited]
    named = [cell for cell in labels if words(cell.text) in RESULT_NAMES]
    if len(named) == 1 and above.blocks:
        return _take_single(above, trace, RESULT_NAMES[words(named[0].text)], slots)
    blocks = own[-1:] or _blocks_of(above, _width(above, slots))
    above.has_data = True
    if not blocks:
        seen = "、".join(text for cell in row if (text := plain_text(cell.text)))
        trace.doubt("remedies", f"有一行数字“{seen[:60]}”不能确定属于行政复议还是行政诉讼，未取值")
        return set()
    return _fill(trace, blocks, _row(slots, above.results, len(blocks)))


def _take_single(above: _Above, trace: Trace, result: str, slots: Sequence[Cell]) -> set[str]:
    """A row of one figure, its result named beside it (竖排)."""
    where = f"remedies.{above.blocks[-1]}"
    row = placed([figure(cell.text) for cell in slots if plain_text(cell.text)], Shape(1))
    trace.fill(where, [result], row=row)
    return {above.blocks[-1]}


def _width(above: _Above, slots: Sequence[Cell]) -> int:
    """How many columns a row fills: its header's, or its figures where they are more."""
    full = sum(bool(plain_text(cell.text)) for cell in slots)
    return max(len(above.results) or len(slots), full)


def _blocks_of(above: _Above, width: int) -> Sequence[str]:
    """Which blocks a row of so many columns fills; one of more than ten is one of fifteen."""
    if width > len(LAWSUITS) * len(KEYS):
        return _by_column(above, BLOCKS)
    if width == len(LAWSUITS) * len(KEYS):
        return _by_column(above, LAWSUITS)
    return above.blocks[-1:]


def _by_column(above: _Above, blocks: Sequence[str]) -> Sequence[str]:
    """Blocks from left to right as the header names them, else in the order of the form."""
    if any(block not in above.at for block in blocks):
        return blocks
    return sorted(blocks, key=lambda block: above.at[block])


def _row(slots: Sequence[Cell], results: Sequence[Cell], blocks: int) -> Placed:
    """Figures by the header's columns where each stands under one, else in order."""
    width = blocks * len(KEYS)
    shape = Shape(width, tuple(range(len(KEYS) - 1, width, len(KEYS))))
    columns = _columns(results, blocks)
    full = [cell for cell in slots if plain_text(cell.text)]
    if columns and all(cell.width == 1 and cell.column in columns for cell in full):
        at = {cell.column: figure(cell.text) for cell in full}
        return placed([at.get(column, Figure()) for column in columns], shape)
    if columns != sorted(columns):
        what = "表头各列的顺序与格式不同，本行又与表头对不齐，未取值"
        return Placed((None,) * width, doubt=what)
    return placed([figure(cell.text) for cell in slots], shape)


def _columns(results: Sequence[Cell], blocks: int) -> list[int]:
    """The header's columns in the order of the form, by their names; empty where not all told."""
    columns: list[int] = []
    for start in range(0, blocks * len(KEYS), len(KEYS)):
        own = results[start : start + len(KEYS)]
        at = {RESULT_NAMES[words(cell.text)]: cell.column for cell in own}
        if any(key not in at for key in KEYS):
            return []
        columns += [at[key] for key in KEYS]
    return columns


def _fill(trace: Trace, blocks: Sequence[str], row: Placed) -> set[str]:
    for index, block in enumerate(blocks):
        own = row.figures[index * len(KEYS) : (index + 1) * len(KEYS)]
        trace.fill(f"remedies.{block}", KEYS, row=Placed(own, row.repair, row.doubt))
    return set(blocks)


def _take_text(above: _Above, figures: list[Cell], text: str) -> bool:
    """A paragraph: the name of a block, figures on a line, or figures run into the names."""
    flat = plain_text(text)
    tail = re.search(r"(?:总\s*计|合\s*计)\s*(\d[\d\s.,]*)$", flat)
    if tail or re.fullmatch(r"[\d\s.,]+", flat) or is_value_like(flat):
        tokens = (tail[1] if tail else flat).split()
        figures.extend(Cell(token, len(figures) + at) for at, token in enumerate(tokens))
        return True
    above.learn([text])
    return False


def _take_figures(
    above: _Above, trace: Trace, figures: Sequence[Cell], *, is_run: bool
) -> set[str]:
    """Figures that stood in running text: all three blocks in the order of the form."""
    width = len(BLOCKS) * len(KEYS)
    shape = Shape(width, tuple(range(len(KEYS) - 1, width, len(KEYS))))
    text = " ".join(plain_text(cell.text) for cell in figures)
    is_cut = is_run and len(figures) != width and re.fullmatch(r"[\d\s]+", text)
    row = cut(text, shape) if is_cut else placed([figure(cell.text) for cell in figures], shape)
    return _fill(trace, BLOCKS, row)


def _note_labels(trace: Trace, above: _Above, filled: set[str]) -> None:
    for key in BLOCKS:
        printed = above.printed.get(key, "")
        if key not in filled or (printed and not _is_same(printed, key)):
            trace.labels[f"remedies.{key}"] = printed


def _is_same(printed: str, key: str) -> bool:
    return same_label(printed, _LABELS[key]) or letters(_LABELS[key]) in letters(printed)
