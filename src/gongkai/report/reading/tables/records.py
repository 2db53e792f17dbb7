"""Rows as records (行记录): the labels of a row and the cells that may hold its figures.

Three kinds of line become records: a row of a table, a label with figures behind it, and a
label with its figures on the lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.numbers import BLANK, Figure, figure, is_value_like, plain_text
from gongkai.report.reading.sections import Line
from gongkai.report.reading.tables.headers import Header
from gongkai.report.reading.tables.headless import headless
from gongkai.report.reading.tables.placing import Placed, Shape, cut, placed
from gongkai.report.reading.tables.runs import labelled_runs


@dataclass(slots=True)
class Record:
    """One row: its labels from the outermost, the cells behind them, and the header above.

    `is_prose` says that it came from running text, where figures may be run together.
    """

    labels: tuple[str, ...]
    slots: list[Cell] = field(default_factory=list)
    header: Header | None = None
    end: int = 0
    is_prose: bool = False
    is_reordered: bool = False

    @property
    def label(self) -> str:
        """The row's own label, the innermost."""
        return self.labels[-1] if self.labels else ""

    @property
    def figures_text(self) -> str:
        """The figures as they were printed."""
        return " ".join(text for cell in self.slots if (text := plain_text(cell.text)))

    @property
    def has_figures(self) -> bool:
        """Whether any digit stands in its cells."""
        return any(re.search(r"\d", text) for text in (self.figures_text,))

    def figures(self, *, fees: bool = False) -> list[Figure]:
        """Its cells as figures, in order, blanks included."""
        return [figure(cell.text, fees=fees) for cell in self.slots]


def records(lines: Sequence[Line], header: Header) -> list[Record]:
    """The records of a region; header rows are learnt and left out."""
    found: list[Record] = []
    table, guessed = -1, None
    rows = _rows(lines)
    for line in lines:
        if line.row is None:
            _take_text(found, line.text)
            continue
        if line.table != table:
            table, header = line.table, header.at_new_table()
            guessed = _guessed(rows[table], header)
        if header.is_header(line.row):
            header = header.with_row(line.row)
            continue
        found.append(_row_record(line.row, guessed or header))
        header.has_data = True
    return found


def _rows(lines: Iterable[Line]) -> Mapping[int, Sequence[Row]]:
    """The rows of each table."""
    rows: dict[int, list[Row]] = {}
    for line in lines:
        if line.row is not None:
            rows.setdefault(line.table, []).append(line.row)
    return rows


def _guessed(rows: Sequence[Row], header: Header) -> Header | None:
    """The header of a table whose own, or the one above it, does not tell its columns."""
    if not header.keys:
        return None
    data: list[Row] = []
    for row in rows:
        if header.is_header(row):
            header = header.with_row(row)
        elif header.fits(row, _end(row)):
            return None
        else:
            data.append(row)
    found = headless(data, header)
    return found and replace(found, found=header.found, other=header.other | found.other)


def _end(row: Row) -> int:
    return max((cell.column + cell.width for cell in row), default=0)


def _take_text(found: list[Record], text: str) -> None:
    """A paragraph in a table's region: figures for the label above, or labels with figures."""
    if is_value_like(text) or re.fullmatch(r"[\d\s.,]+", plain_text(text)):
        if not (found and found[-1].is_prose):
            found.append(Record((), is_prose=True))
        found[-1].slots.extend(_tokens(text))
        return
    runs = list(labelled_runs(text))
    if not runs:
        found.append(Record((text,), is_prose=True))
    for label, figures in runs:
        found.append(Record((label,), _tokens(figures), is_prose=True))


def _tokens(text: str) -> list[Cell]:
    return [Cell(token, at) for at, token in enumerate(_pieces(plain_text(text)))]


def _pieces(text: str) -> Iterator[str]:
    """Figures between spaces; a note in brackets stays with its figure."""
    yield from re.findall(r"[^\s(]+(?:\s?\([^)]*\))?|\([^)]*\)", text)


def _row_record(row: Row, header: Header) -> Record:
    end = _end(row)
    if header.fits(row, end):
        first = header.first
        labels = _labels(cell for cell in row if cell.column < first)
        return Record(labels, [cell for cell in row if cell.column >= first], header, end)
    start = _values_start(row)
    labels = _labels(row[:start])
    slots = [cell for cell in row[start:] if not cell.inherited]
    return Record(labels, slots, None, end, is_reordered=header.is_reordered)


def _labels(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The labels among some cells, those from rows above before the row's own."""
    found = [cell for cell in cells if _is_label(cell)]
    return tuple(cell.text for cell in sorted(found, key=lambda cell: not cell.inherited))


def _is_label(cell: Cell) -> bool:
    return bool(plain_text(cell.text)) and not is_value_like(cell.text)


def _values_start(row: Sequence[Cell]) -> int:
    """Where the labels of a row end: behind the last label before the first printed figure."""
    last = -1
    for at, cell in enumerate(row):
        if _is_label(cell):
            last = at
        elif last >= 0 and is_value_like(cell.text):
            break
    return last + 1


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text without a grid prints its rows (排印方式).

    `is_run`: figures are run together. `is_ragged`: rows differ in their number of figures, so
    blanks were lost.
    """

    is_run: bool = False
    is_ragged: bool = False


def manner(found: Iterable[Record], shape: Shape) -> Manner:
    """How the rows of a text print their figures.

    Figures are taken to be run together only where every row has at least one digit for each
    column: a shorter row means that blanks were lost, and nothing can be cut with certainty.
    """
    rows = [record for record in found if record.is_prose and record.label and record.has_figures]
    texts = [record.figures_text for record in rows]
    is_run = any(
        len(record.slots) == 1 and len(text) >= shape.width
        for record, text in zip(rows, texts, strict=True)
    )
    is_full = all(len(re.sub(r"\D", "", text)) >= shape.width for text in texts)
    return Manner(is_run and is_full, any(len(record.slots) != shape.width for record in rows))


def row_figures(record: Record, keys: Sequence[str], *, shape: Shape, how: Manner) -> Placed:
    """A record's figures in its columns: by the header where it fits, else in order."""
    if record.header is not None:
        row = placed(_by_header(record, record.header, keys), shape)
        return row if row.doubt or not _straddles(record, record.header) else _doubted(row, shape)
    is_cut = record.is_prose and how.is_run and len(record.slots) != shape.width
    if is_cut and re.fullmatch(r"[\d\s]+", record.figures_text):
        return cut(record.figures_text, shape)
    if record.is_reordered:
        what = "表头各列的顺序与格式不同，本行又与表头对不齐，未取值"
        return Placed((None,) * shape.width, doubt=what)
    row = placed(_without_remark(record, shape), shape)
    is_sure = row.doubt or row.repair or not (record.is_prose and how.is_ragged)
    if is_sure or None in row.figures or shape.holds([item for item in row.figures if item]):
        return row
    return Placed(row.figures, doubt="文本丢失了空白单元格且合计不等于各列之和，列位可能有错位")


def _by_header(record: Record, header: Header, keys: Sequence[str]) -> list[Figure]:
    spans = [header.columns[key] for key in keys]
    if any(cell.width > 1 for cell in record.slots) or any(first != last for first, last in spans):
        return [_at(record, span) for span in spans]
    own = {cell.column: cell for cell in record.slots}
    return [_own(own[at], at, at) if at in own else BLANK for at, _ in spans]


def _without_remark(record: Record, shape: Shape) -> list[Figure]:
    """A row's figures without the words behind a full row (备注), where nothing else is left."""
    figures = record.figures()
    own, behind = figures[: shape.width], record.slots[shape.width :]
    if record.is_prose or not behind or any(is_value_like(cell.text) for cell in behind):
        return figures
    is_full = not any(item.is_blank or item.doubt for item in own)
    return own if is_full or (shape.is_proved(own) and shape.holds(own)) else figures


def _straddles(record: Record, header: Header) -> bool:
    """Whether a printed cell reaches over several columns, as in a row that slipped sideways."""
    spans = header.columns.values()
    return any(
        sum(cell.column <= last and first <= _last(cell) for first, last in spans) > 1
        for cell in record.slots
        if cell.width > 1 and plain_text(cell.text)
    )


def _doubted(row: Placed, shape: Shape) -> Placed:
    """A row with a cell over several columns: sure only where its printed total proves it."""
    figures = [item or BLANK for item in row.figures]
    if shape.is_proved(figures) and shape.holds(figures):
        return row
    return Placed(row.figures, row.repair, "有单元格跨了几列且没有合计可以验证，列位可能有错位")


def _at(record: Record, span: tuple[int, int]) -> Figure:
    first, last = span
    cells = [cell for cell in record.slots if cell.column <= last and _last(cell) >= first]
    printed = [cell for cell in cells if plain_text(cell.text)]
    if not printed:
        return Figure()
    if len(printed) > 1:
        seen = "、".join(plain_text(cell.text) for cell in printed)
        return Figure(printed=seen, doubt=f"一列中有不止一个单元格（{seen}），未取值")
    return _own(printed[0], first, last)


def _last(cell: Cell) -> int:
    return cell.column + cell.width - 1


def _own(cell: Cell, first: int, last: int) -> Figure:
    """A cell's figure, doubted where the cell also covers other columns or other rows."""
    text = plain_text(cell.text)
    if cell.inherited or cell.column < first or _last(cell) > last:
        return Figure(printed=text, doubt=f"数字“{text}”所在单元格跨了几行或几列，未取值")
    return figure(cell.text)
