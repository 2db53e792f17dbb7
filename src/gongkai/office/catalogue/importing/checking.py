"""Reading and checking a workbook (核对目录工作簿): every row, and a sentence on each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.office.backoffice.workbooks.faults import Fault, Unreadable
from gongkai.office.backoffice.workbooks.opening import Limits, merged, places, sheet_of
from gongkai.office.catalogue.applying import strangers
from gongkai.office.catalogue.importing.cells import Wrong
from gongkai.office.catalogue.importing.columns import (
    BY_TITLE,
    COLUMNS,
    DEFAULTS,
    LARGEST,
    SHEET,
    Column,
)
from gongkai.office.organs.models import Organ

LIMITS = Limits(packed=5, unpacked=100, advice="请删去多余的工作表和格式后再导入")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the workbook (一行): its number and the fields that its cells state."""

    row: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a workbook comes to (核对结论)."""

    lines: list[Line]
    faults: list[Fault]

    @property
    def may_go(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(fault.stops for fault in self.faults)


def checked(data: bytes, *, serials: Iterable[int], organs: Iterable[Organ]) -> Checked:
    """The rows of a workbook, and every fault in the order of the rows (试运行).

    `serials` are the entries that the catalogue has ever had. Raises `Unreadable`.
    """
    lines, faults = _read(data)
    faults += _unknown(lines, set(serials))
    faults += _doubles(lines)
    faults += _strangers(lines, list(organs))
    return Checked(lines, sorted(faults, key=lambda fault: fault.row))


def _read(data: bytes) -> tuple[list[Line], list[Fault]]:
    sheet = sheet_of(data, SHEET, limits=LIMITS)
    at = places(sheet, COLUMNS)
    faults = list(merged(sheet))
    lines: list[Line] = []
    for number, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
        if all(cell.value is None or not str(cell.value).strip() for cell in cells):
            continue
        if len(lines) == LARGEST:
            raise Unreadable(f"表中超过 {LARGEST} 条，请分成几个目录。")
        line = Line(number, dict(DEFAULTS))
        for title, place in at.items():
            faults += _kept(line, BY_TITLE[title], cells[place])
        lines.append(line)
    if not lines:
        raise Unreadable(f"“{SHEET}”表中没有条目，请从第 2 行起填写，每行一条。")
    return lines, faults


def _kept(line: Line, column: Column, cell: Any) -> Iterator[Fault]:
    """Put what a cell states into its line, or say what is wrong with it."""
    text = "" if cell.value is None else str(cell.value).strip()
    if cell.data_type in {"f", "e"}:
        yield Fault(line.row, column.title, "是公式或者出错的公式，请改为填写文字。")
    elif not text:
        if column.required:
            yield Fault(line.row, column.title, "没有填写，这一列必填。")
    elif len(text) > column.longest:
        said = f"有 {len(text)} 字，最多 {column.longest} 字，请缩短。"
        yield Fault(line.row, column.title, said)
    else:
        try:
            line.fields.update(column.read(text))
        except Wrong as fault:
            yield Fault(line.row, column.title, str(fault))


def _unknown(lines: Iterable[Line], serials: set[int]) -> Iterator[Fault]:
    for line in lines:
        given = line.fields.get("serial")
        if given is not None and given not in serials:
            said = f"目录中没有编号 {given:03} 的事项，请照导出的编号填写；新增的事项不填。"
            yield Fault(line.row, "事项编号", said)


def _doubles(lines: Iterable[Line]) -> Iterator[Fault]:
    seen: dict[tuple[str, Any], int] = {}
    for line in lines:
        named_as = (line.fields.get("subject"), line.fields.get("item"))
        for column, key in (("事项编号", line.fields.get("serial")), ("二级事项", named_as)):
            if key is None or key == (None, None):
                continue
            first = seen.setdefault((column, key), line.row)
            if first != line.row:
                said = f"与第 {first} 行相同，每个事项只能有一条，请删去一行或者改正。"
                yield Fault(line.row, column, said)


def _strangers(lines: Iterable[Line], organs: list[Organ]) -> Iterator[Fault]:
    """A responsible organ that the office does not know: nobody will owe the row."""
    for line in lines:
        unknown = strangers([line.fields.get("responsible", "")], organs)
        if unknown:
            words = (
                f"“{'”“'.join(unknown)}”不是本平台的机关，不会有机关承担这部分公开责任，请核对。"
            )
            yield Fault(line.row, "公开主体", words, stops=False)
