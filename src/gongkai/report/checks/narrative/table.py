"""The text against the tables (文表核对): TEXT-TABLE (ADR 0101)."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.narrative.amounts import (
    Amount,
    amount,
    described,
    equal_cells,
    fees,
    row_named,
    table_of,
)
from gongkai.report.checks.narrative.told import Told, distance, finding, reported, shown
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport, Number
from gongkai.report.narrative import Figure
from gongkai.statute.law import REGULATION

_RECEIVED, _HANDLED = "applications.received.", "applications.handled."
_SPLIT = re.compile(r"[，,。；;：:、（）()]|\d{4}年度?|全年|其中")
_ORGAN = re.compile(
    r"^(?:由|对|经|向)?([\u4e00-\u9fff]{1,14}?"
    r"(?:办公室|办公厅|各部门|部门|本级|级|机关|各单位|局|委员会|委|街道办事处|街道|镇|乡))"
)
_WIDE = re.compile(r"全(?:市|县|区|省|州|镇|系统)|各级|各地|各单位|各部门")
_OWN = re.compile(r"我|本(?!级)|^因")
_GOVERNMENTS = ("政府", "管理委员会", "管委会")


RULES = (
    CheckRule(
        "TEXT-TABLE",
        Severity.ERROR,
        "A figure whose words name a row of table 3 is that row's.",
        REGULATION.article(6, 1),
        "table",
        "“准确”",
    ),
    CheckRule(
        "TEXT-TABLE",
        Severity.WARNING,
        "Another reading fits (收到 with those carried in), the words tell another scope or are not"
        " the cell's own, or it is a figure of table 2 or 4.",
        REGULATION.article(6, 1),
        "other reading",
        "“准确”",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


def tables(told: Told) -> Iterator[Finding]:
    """Every figure that names a cell, against that cell (文字与表格不一致)."""
    explained: set[tuple[str, str]] = set()
    agreeing = _agreeing(told)
    for figure in told.figures:
        of = figure.of or figure.near
        if of and not figure.about:
            beside = agreeing.get((figure.text, of), ())
            yield from _against_table(told, figure, of=of, explained=explained, beside=beside)


def _against_table(
    told: Told,
    figure: Figure,
    *,
    of: str,
    explained: set[tuple[str, str]],
    beside: Sequence[int],
) -> Iterator[Finding]:
    expected = amount(told.report, of)
    value = fees(figure.value, figure.unit) if of.startswith("proactive.fees") else figure.value
    if expected is None or expected.is_met_by(value):
        return
    reading = _other_reading(told.report, of, value)
    if reading == "":
        return
    if reading is not None:
        key = (figure.text, _rows(reading))
        if key not in explained:
            explained.add(key)
            yield _read_otherwise(
                told, figure, of=of, expected=expected, reading=described(reading)
            )
        return
    scope = _other_scope(figure.scope, told.report.organ) or _right_beside(told, figure, beside)
    yield _differs(told, figure, of=of, expected=expected, value=value, scope=scope)


def readings(of: str) -> tuple[str, ...]:
    """What else the words of a figure may mean (可能的口径); the first is the usual one.

    收到75件 may count those carried in; 收办 may mean what came alone.
    """
    if of.startswith(_RECEIVED) and "+" not in of:
        return (f"{of}+{row_named(of, 'carried_in')}", row_named(of, "handled"))
    if of.startswith(_RECEIVED):
        return (row_named(of, "received"), row_named(of, "handled"))
    if of.startswith(_HANDLED):
        return (f"{of}+{row_named(of, 'carried_over')}", row_named(of, "received"))
    return ()


def _other_reading(report: AnnualReport, of: str, value: Number) -> str | None:
    """The reading that fits: its path, "" where it needs no word, None where none does."""
    for reading in readings(of):
        found = amount(report, reading)
        if found is not None and not found.is_least and found.value == value:
            is_same_idea = "+" in of and reading.startswith(_RECEIVED)
            return "" if is_same_idea else reading
    return None


def _rows(of: str) -> str:
    return "+".join(path.split(".")[1] for path in of.split("+"))


def _read_otherwise(
    told: Told, figure: Figure, *, of: str, expected: Amount, reading: str
) -> Finding:
    return finding(
        "TEXT-TABLE",
        Severity.WARNING,
        figure,
        message=f"“{told.quoted(figure)}”：{table_of(of)}“{described(of)}”为{shown(expected.value)}，"
        f"文字为{shown(figure.value)}，与{reading}相符；文字所称口径应作说明",
        expected=reported(expected.value),
        found=reported(figure.value),
    )


def _differs(
    told: Told, figure: Figure, *, of: str, expected: Amount, value: Number, scope: str
) -> Finding:
    is_sure = figure.sure and of.startswith("applications.") and not scope
    is_error = is_sure and not expected.is_least
    blank = "（空白按0计）" if expected.is_least or expected.blank_is_zero else ""
    hints = list(equal_cells(told.report, of, value))[:2]
    same = f"；{shown(value)}与{'、'.join(hints)}相同" if hints else ""
    ask = "" if is_error else f"；{scope or '口径不同的'}，应作说明"
    return finding(
        "TEXT-TABLE",
        Severity.ERROR if is_error else Severity.WARNING,
        figure,
        message=f"“{told.quoted(figure)}”：文字为{shown(value)}，{table_of(of)}"
        f"“{described(of)}”为{shown(expected.value)}{blank}，"
        f"相差{shown(distance(value, expected.value))}{same}{ask}",
        expected=reported(expected.value),
        found=reported(value),
    )


def _other_scope(scope: str, organ: str) -> str:
    """Whose figures a sentence speaks of, where they may not be the report's ("" if they are)."""
    pieces = [piece for piece in _SPLIT.split(scope) if piece.strip()]
    named = _flat(organ)
    for piece in pieces[-2:]:
        wide = _WIDE.search(piece)
        if wide and organ and not organ.endswith(_GOVERNMENTS):
            return f"文字说的是“{wide.group()}”的"
        found = _ORGAN.match(piece)
        if found and not wide and not _OWN.search(found[1]) and _flat(found[1]) not in named:
            return f"文字说的是“{found[1]}”的"
    return ""


def _agreeing(told: Told) -> dict[tuple[str, str], list[int]]:
    """Where the text states what the table holds, by part and cell."""
    found: dict[tuple[str, str], list[int]] = {}
    for figure in told.figures:
        expected = amount(told.report, figure.of) if figure.of and not figure.about else None
        if expected is not None and expected.is_met_by(figure.value):
            found.setdefault((figure.text, figure.of or ""), []).append(figure.start)
    return found


def _right_beside(told: Told, figure: Figure, starts: Sequence[int]) -> str:
    """全区收到332件，沿河片区收到97件: one of them is the table's, the other another's."""
    place = bisect(starts, figure.start)
    neighbours = starts[max(0, place - 1) : place + 1]
    is_beside = any(told.is_one_sentence(figure.text, figure.start, other) for other in neighbours)
    return "同一句另有一数与表格相符，此数口径不同的" if is_beside else ""


def _flat(name: str) -> str:
    return name.replace("人民政府", "政府").replace("自治", "")
