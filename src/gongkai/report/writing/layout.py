"""The parts and tables of a report as every writer draws them (版式): cells, spans, headers.

A table is a grid of cells with their spans, exactly the merged cells of the statutory form;
its words come from `gongkai.report.form`. HTML, DOCX, XLSX and PDF draw the same grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from gongkai.report.form import (
    APPLICANTS_HEADING,
    BALANCE_NOTE,
    CARRIED_IN,
    CARRIED_OVER,
    COLUMNS,
    HANDLED,
    ORGANISATIONS,
    ORGANISATIONS_HEADING,
    RECEIVED,
    RESULTS_HEADING,
    Block,
    Group,
    Line,
)
from gongkai.report.model import AnnualReport
from gongkai.report.writing.bands import EXTRA, Band, bands, entries

Figure = int | Decimal | str | None
"""What stands in a cell: a number, words (2019 amounts), or None for blank."""

COL, COLGROUP, ROW, ROWGROUP = "col", "colgroup", "row", "rowgroup"
"""What a header cell heads, in HTML's words; data cells have no scope."""

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold; they print nothing and are left out everywhere."""

SUBHEADING = re.compile(r"（[一二三四五六七八九十]{1,3}）[^。；！？]{1,24}")
"""A line of the narrative that is a heading of the second level: （一）主动公开."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table (单元格): its words or figure, its spans, and what it heads.

    `path` is the cell of the report that `value` comes from, "" for the form's own words.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    scope: str = ""
    path: str = ""
    value: Figure = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and where its upper left corner stands in the grid (位置)."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True)
class Table:
    """A table of the form (表): rows of cells, the widths of its columns in millimetres.

    `bodies` are the rows at which a group of rows starts, the first one after the head.
    """

    key: str
    caption: str
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bodies: tuple[int, ...]

    @property
    def head(self) -> int:
        """How many rows at the top are repeated on each page (表头行数)."""
        return self.bodies[0]

    def is_left(self, cell: Cell) -> bool:
        """Whether a cell's words start at the left: the outcomes of table 3 (左对齐)."""
        return self.key == "applications" and cell.scope == ROW

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every cell with its place, row by row from the left."""
        return tuple(_placed(self.rows))


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts of a report (部分): heading, paragraphs, and its table if it has one."""

    key: str
    heading: str
    paragraphs: tuple[str, ...]
    table: Table | None = None


def clean(text: str) -> str:
    """Text without characters that no document can hold; line ends become spaces."""
    return " ".join(NOT_TEXT.sub("", text).split("\n")).strip()


def title(report: AnnualReport) -> str:
    """The title as printed, else the prescribed pattern made of organ and year (标题)."""
    year = "" if report.year is None else f"{report.year}年"
    return clean(report.title) or clean(f"{report.organ}{year}政府信息公开工作年度报告")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a narrative part: its lines, empty ones left out (段落)."""
    lines = (clean(line) for line in text.splitlines())
    return tuple(line for line in lines if line)


def is_subheading(paragraph: str) -> bool:
    """Whether a paragraph is a heading such as （一）主动公开 (二级标题)."""
    return SUBHEADING.fullmatch(paragraph) is not None


def words(value: Figure) -> str:
    """A figure as it is printed; a blank cell stays blank, never 0.

    >>> words(None), words(0), words(Decimal("1E+2")), words(-3)
    ('', '0', '100', '-3')
    """
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else clean(str(value))


def parts(report: AnnualReport) -> tuple[Part, ...]:
    """The six parts in the order of the form (六个部分)."""
    tables = {"proactive": proactive, "applications": applications, "remedies": remedies}
    return tuple(
        Part(
            section.key,
            section.label,
            paragraphs(report.sections.get(section.key, "")),
            tables[section.key](report, section.label) if section.key in tables else None,
        )
        for section in report.form.sections
    )


def proactive(report: AnnualReport, caption: str) -> Table:
    """Table 2 (主动公开政府信息情况): bands of 第二十条, each with its own column heads."""
    rows = [row for band in bands(report) for row in _band(report, band)]
    starts = [number for number, row in enumerate(rows) if row[0].scope == COLGROUP]
    return Table("proactive", caption, (39.0,) * 4, tuple(rows), (0, *starts[1:]))


def applications(report: AnnualReport, caption: str) -> Table:
    """Table 3 (收到和处理政府信息公开申请情况), its outcomes merged under their groups."""
    outcomes = [row for group in report.form.groups for row in _group(report, group)]
    outcomes.append((Cell(HANDLED.label, colspan=2, scope=ROW), *_figures(report, HANDLED)))
    results = Cell(RESULTS_HEADING, rowspan=len(outcomes), scope=ROWGROUP)
    outcomes[0] = (results, *outcomes[0])
    rows = (
        *_applicants(),
        _whole(report, RECEIVED),
        _whole(report, CARRIED_IN),
        *outcomes,
        _whole(report, CARRIED_OVER),
    )
    widths = (12.0, 15.0, 45.0) + (12.0,) * len(COLUMNS)
    return Table("applications", caption, widths, rows, (3, 5, len(rows) - 1))


def remedies(report: AnnualReport, caption: str) -> Table:
    """Table 4 (政府信息公开行政复议、行政诉讼情况): one row of figures under three of heads."""
    blocks = report.form.remedies
    first, second, third = _remedy_heads(blocks)
    figures = tuple(
        _figure(report, f"remedies.{block.key}.{line.key}")
        for block in blocks
        for line in block.lines
    )
    return Table("remedies", caption, (10.4,) * len(figures), (first, second, third, figures), (3,))


def _placed(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[Placed]:
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield Placed(row, column, cell)
            taken |= {(row + down, column + right) for down, right in _area(cell)}


def _area(cell: Cell) -> Iterator[tuple[int, int]]:
    return ((down, right) for down in range(cell.rowspan) for right in range(cell.colspan))


def _figure(report: AnnualReport, path: str, *, colspan: int = 1) -> Cell:
    value: Figure = report[path]
    return Cell(words(value), colspan=colspan, path=path, value=value)


def _band(report: AnnualReport, band: Band) -> Iterator[tuple[Cell, ...]]:
    spans = (1,) * (len(band.columns) - 1) + (4 - len(band.columns),)
    yield (Cell(band.heading, colspan=4, scope=COLGROUP),)
    yield (
        Cell(band.item, scope=COL),
        *(
            Cell(column, colspan=span, scope=COL)
            for column, span in zip(band.columns, spans, strict=True)
        ),
    )
    for item in band.items:
        yield (
            Cell(clean(item.label), scope=ROW),
            *(
                _entry(report, path, colspan=span)
                for path, span in zip(item.paths, spans, strict=True)
            ),
        )


def _entry(report: AnnualReport, path: str, *, colspan: int) -> Cell:
    if not path.startswith(EXTRA):
        return _figure(report, path, colspan=colspan)
    value = entries(report.extra).get(path.removeprefix(EXTRA))
    shown: Figure = value if isinstance(value, int | Decimal | None) else str(value)
    return Cell(words(shown), colspan=colspan, path=path, value=shown)


def _figures(report: AnnualReport, row: Line) -> tuple[Cell, ...]:
    return tuple(_figure(report, f"applications.{row.key}.{column.key}") for column in COLUMNS)


def _whole(report: AnnualReport, row: Line) -> tuple[Cell, ...]:
    return (Cell(row.label, colspan=3, scope=ROW), *_figures(report, row))


def _group(report: AnnualReport, group: Group) -> Iterator[tuple[Cell, ...]]:
    if not group.label:
        for row in group.rows:
            yield (Cell(row.label, colspan=2, scope=ROW), *_figures(report, row))
        return
    heading = (Cell(group.label, rowspan=len(group.rows), scope=ROWGROUP),)
    for number, row in enumerate(group.rows):
        leaf = (Cell(row.label, scope=ROW), *_figures(report, row))
        yield leaf if number else heading + leaf


def _applicants() -> tuple[tuple[Cell, ...], ...]:
    natural, total = COLUMNS[0], COLUMNS[-1]
    return (
        (
            Cell(BALANCE_NOTE, rowspan=3, colspan=3, scope=COL),
            Cell(APPLICANTS_HEADING, colspan=len(COLUMNS), scope=COLGROUP),
        ),
        (
            Cell(natural.label, rowspan=2, scope=COL),
            Cell(ORGANISATIONS_HEADING, colspan=len(ORGANISATIONS), scope=COLGROUP),
            Cell(total.label, rowspan=2, scope=COL),
        ),
        tuple(Cell(column.label, scope=COL) for column in ORGANISATIONS),
    )


def _remedy_heads(blocks: tuple[Block, ...]) -> tuple[tuple[Cell, ...], ...]:
    outer: dict[str, int] = {}
    second: list[Cell] = []
    third: list[Cell] = []
    for block in blocks:
        outer[block.headings[0]] = outer.get(block.headings[0], 0) + len(block.lines)
        if len(block.headings) == 1:
            second += [Cell(line.label, rowspan=2, scope=COL) for line in block.lines]
            continue
        second.append(Cell(block.headings[1], colspan=len(block.lines), scope=COLGROUP))
        third += [Cell(line.label, scope=COL) for line in block.lines]
    first = tuple(Cell(label, colspan=span, scope=COLGROUP) for label, span in outer.items())
    return first, tuple(second), tuple(third)
