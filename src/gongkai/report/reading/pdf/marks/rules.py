"""The ruling lines of a PDF page (表格线): strokes, thin filled areas, edges of shaded cells.

Objects inside a form are drawn in that form's space; their matrices are multiplied here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from gongkai.report.reading.limits import require
from gongkai.report.reading.pdf.marks.glyphs import turned
from gongkai.report.reading.pdf.marks.page import Marks, Rule

MAX_OBJECTS = 100_000
"""How many drawn objects a page may hold, those inside forms counted."""

DEEPEST = 8
"""How many forms may stand in one another."""

MAX_POINTS = 200
"""A path of more points is a picture, not a line."""

THIN = 3.0
"""Up to how many points a filled area is a line."""

STRAIGHT = 1.0
"""By how many points a line may be askew."""

Matrix = tuple[float, float, float, float, float, float]
Points = list[tuple[float, float]]

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INVISIBLE = 3


def take_rules(marks: Marks, page: Any, *, way: int) -> None:
    """Put a page's lines into its marks, turned like its text."""
    count = 0
    for drawn, kind, matrix in _objects(page):
        count += 1
        require(count, MAX_OBJECTS, what=f"一页内图形超过{MAX_OBJECTS}个")
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(marks, drawn, matrix, way=way)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            marks.has_hidden |= raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
    marks.has_objects = count > 0


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _unpacked(raw.FPDFPage_GetObject(page.raw, at), _SAME, 0)


def _unpacked(drawn: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """An object with its kind and its matrix; for a form, what is in it."""
    kind = raw.FPDFPageObj_GetType(drawn)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield drawn, kind, outer
        return
    require(depth, DEEPEST, what="图形嵌套层数过多")
    inner = _product(_matrix(drawn), outer)
    for at in range(max(raw.FPDFFormObj_CountObjects(drawn), 0)):
        yield from _unpacked(raw.FPDFFormObj_GetObject(drawn, at), inner, depth + 1)


def _matrix(drawn: Any) -> Matrix:
    """The matrix of a path or a form; each of them has one."""
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _take_path(marks: Marks, drawn: Any, outer: Matrix, *, way: int) -> None:
    size = raw.FPDFPath_CountSegments(drawn)
    if not 2 <= size <= MAX_POINTS:
        return
    fill, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, is_stroked)
    matrix = _product(_matrix(drawn), outer)
    for points in _lines(drawn, size, matrix, way=way):
        if is_stroked.value:
            _take_stroke(marks, points)
        if fill.value:
            _take_area(marks, points)


def _lines(drawn: Any, size: int, matrix: Matrix, *, way: int) -> Iterator[Points]:
    """The lines of a path, each from pen down to pen up; those with curves are left out."""
    a, b, c, d, e, f = matrix
    points: Points = []
    is_curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(size):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not is_curved:
                yield points
            points, is_curved = [], False
        is_curved |= kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        px, py = x.value, y.value
        points.append(turned(a * px + c * py + e, b * px + d * py + f, way))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not is_curved:
        yield points


def _take_stroke(marks: Marks, points: Points) -> None:
    for (x, y), (u, v) in zip(points, points[1:], strict=False):
        if abs(y - v) <= STRAIGHT < abs(x - u):
            marks.across.append(Rule((y + v) / 2, min(x, u), max(x, u)))
        elif abs(x - u) <= STRAIGHT < abs(y - v):
            marks.down.append(Rule((x + u) / 2, min(y, v), max(y, v)))


def _take_area(marks: Marks, points: Points) -> None:
    """A filled area: a line where it is thin, else four edges of a shade."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width, height = right - left, bottom - top
    if height <= THIN < width:
        marks.across.append(Rule((top + bottom) / 2, left, right))
    elif width <= THIN < height:
        marks.down.append(Rule((left + right) / 2, top, bottom))
    elif width > THIN and len(points) <= 6:
        marks.shades_across += (Rule(top, left, right), Rule(bottom, left, right))
        marks.shades_down += (Rule(left, top, bottom), Rule(right, top, bottom))
