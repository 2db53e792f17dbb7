"""Ruling lines as the grid of a table (表格网): columns, rows, and cells that span several.

Lines that touch make one table. Two neighbouring squares of its grid are one cell where no line
is drawn between them; the outer edge counts as drawn, so that a table cut by the page is whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.report.reading.limits import MAX_CELLS, MAX_SPAN, require
from gongkai.report.reading.pdf.marks.page import Marks, Rule

SAME = 3.0
"""Lines at most so many points apart are one line (double rules, borders of two cells)."""

SHORTEST = 4.0
"""A shorter line rules nothing."""

FEWEST_SHADED = 3
"""So many columns shaded areas must make to be a table; lines of shaded prose make one."""

DRAWN = 0.5
"""How much of a square's side must be drawn for a line to part it from its neighbour."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of the grid (单元格区域): its rows and columns, ends not included."""

    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's grid on a page: edges of its columns and rows, its cells, and who owns a square."""

    xs: Sequence[float]
    ys: Sequence[float]
    regions: Sequence[Region]
    owner: Sequence[Sequence[int]]

    def edges(self, region: Region) -> tuple[float, float, float, float]:
        """Where a cell begins and ends: left, top, right, bottom."""
        left, right = self.xs[region.column], self.xs[region.column_end]
        return left, self.ys[region.row], right, self.ys[region.row_end]

    def region_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point; None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y) - 1, len(self.ys) - 2)
        column = min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)
        return self.owner[row][column]


def grids(marks: Marks) -> list[Grid]:
    """The grids on a page, from top to bottom; shaded cells rule one only where no lines do."""
    found = _grids(marks.across, marks.down)
    if marks.shades_down:
        shaded = _grids(marks.shades_across, marks.shades_down)
        found += [
            grid
            for grid in shaded
            if len(grid.xs) > FEWEST_SHADED and not any(_overlap(grid, other) for other in found)
        ]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _overlap(one: Grid, two: Grid) -> bool:
    return one.ys[0] < two.ys[-1] and two.ys[0] < one.ys[-1]


def _grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    across, down = _joined(across), _joined(down)
    found = [_grid(rows, columns) for rows, columns in _touching(across, down)]
    return _outermost([grid for grid in found if grid is not None])


def _outermost(found: Sequence[Grid]) -> list[Grid]:
    """The grids that do not lie inside another one (图形在单元格内)."""
    return [
        grid
        for grid in found
        if not any(
            other is not grid
            and other.xs[0] <= grid.xs[0] + SAME
            and grid.xs[-1] <= other.xs[-1] + SAME
            and other.ys[0] <= grid.ys[0] + SAME
            and grid.ys[-1] <= other.ys[-1] + SAME
            and len(other.regions) > len(grid.regions)
            for other in found
        )
    ]


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines in one course as one: pieces that meet or overlap, double lines (线段合并)."""
    courses: list[list[Rule]] = []
    for rule in sorted(rules):
        if courses and rule.at - courses[-1][-1].at <= 0.5 and rule.at - courses[-1][0].at <= SAME:
            courses[-1].append(rule)
        else:
            courses.append([rule])
    joined: list[Rule] = []
    for course in courses:
        at = sum(rule.at for rule in course) / len(course)
        for start, end in _runs((rule.start, rule.end) for rule in course):
            if end - start >= SHORTEST:
                joined.append(Rule(at, start, end))
    return joined


def _runs(pieces: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    for start, end in sorted(pieces):
        if runs and start <= runs[-1][1] + SAME:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch one another, directly or through others."""
    require(len(across) * len(down), 10 * MAX_CELLS, what="一页内表格线过多")
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            if _touch(row, column):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, row in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(column)
    return [group for group in groups.values() if group[0] and group[1]]


def _touch(row: Rule, column: Rule) -> bool:
    return (
        row.start - SAME <= column.at <= row.end + SAME
        and column.start - SAME <= row.at <= column.end + SAME
    )


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    top, bottom = min(rule.start for rule in down), max(rule.end for rule in down)
    xs = as_one([*(rule.at for rule in down), left, right])
    ys = as_one([*(rule.at for rule in across), top, bottom])
    width, height = len(xs) - 1, len(ys) - 1
    if width < 1 or height < 1 or width > MAX_SPAN:
        return None
    require(width * height, MAX_CELLS, what=f"表格超过{MAX_CELLS}个单元格")
    beside = _walls(down, xs, ys)
    below = _walls(across, ys, xs)
    regions, owner = _regions(width, height, beside=beside, below=below)
    return Grid(xs, ys, regions, owner) if len(regions) > 1 else None


def as_one(places: Iterable[float]) -> list[float]:
    """Places within `SAME` of one another as one (坐标归并)."""
    clusters: list[list[float]] = []
    for place in sorted(places):
        if clusters and place - clusters[-1][0] <= SAME:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return [sum(cluster) / len(cluster) for cluster in clusters]


def _walls(
    rules: Sequence[Rule], at_edges: Sequence[float], steps: Sequence[float]
) -> set[tuple[int, int]]:
    """Pairs (edge, step): at this edge the side of that square is drawn."""
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        edge = min(range(len(at_edges)), key=lambda index: abs(at_edges[index] - rule.at))
        for step, (start, end) in enumerate(zip(steps, steps[1:], strict=False)):
            drawn = min(end, rule.end + SAME) - max(start, rule.start - SAME)
            if drawn >= DRAWN * (end - start):
                walls.add((edge, step))
    return walls


def _regions(
    width: int, height: int, *, beside: set[tuple[int, int]], below: set[tuple[int, int]]
) -> tuple[list[Region], list[list[int]]]:
    """The cells: each square with those below and beside it from which no line parts it."""
    owner = [[-1] * width for _ in range(height)]
    regions: list[Region] = []
    for row in range(height):
        for column in range(width):
            if owner[row][column] >= 0:
                continue
            end = column + 1
            while end < width and (end, row) not in beside and owner[row][end] < 0:
                end += 1
            last = _lowest((row, column, end), (width, height), beside=beside, below=below)
            for i in range(row, last):
                owner[i][column:end] = [len(regions)] * (end - column)
            regions.append(Region(row, column, last, end))
    return regions, owner


def _lowest(
    start: tuple[int, int, int],
    size: tuple[int, int],
    *,
    beside: set[tuple[int, int]],
    below: set[tuple[int, int]],
) -> int:
    """How far down a cell reaches: until a line, or until it would stop being a rectangle."""
    row, column, end = start
    width, height = size
    last = row + 1
    while last < height:
        is_open = all((last, at) not in below for at in range(column, end))
        is_whole = all((at, last) not in beside for at in range(column + 1, end))
        is_straight = all(
            edge in (0, width) or (edge, last) in beside or (edge, row) not in beside
            for edge in (column, end)
        )
        if not (is_open and is_whole and is_straight):
            break
        last += 1
    return last
