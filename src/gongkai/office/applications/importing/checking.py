"""Checking rows against the law and the register (核对导入的案件), each with what to do."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise
from typing import Any

from gongkai.office.applications.actions.intake import ruled_receipt
from gongkai.office.applications.forms.identity import category_fault, identity_fault, tidy
from gongkai.office.applications.importing.columns import COLUMNS, OUTCOME_WORDS
from gongkai.office.applications.models import Application
from gongkai.office.backoffice.workbooks.faults import Fault
from gongkai.office.backoffice.workbooks.lines import Line
from gongkai.office.organs.models import Organ
from gongkai.statute import Receipt
from gongkai.statute.deadlines.handling import EXTENSION

NUMBERED = re.compile(r"(\d{4})\D+0*([1-9]\d{0,8})\D*$")
"""A register number ends in its year and its serial (登记号末尾为年份和序号)."""

FIRST_YEAR = 2008
"""The Regulation took effect on 2008-05-01: no application is older."""

TITLES = {column.key: column.title for column in COLUMNS}
WORDS = {code: label for label, code in OUTCOME_WORDS.items()}
GAPS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Earlier:
    """One case as its row has it (一件往年案件): its number, its year and serial, its cells."""

    row: int
    number: str
    year: int
    serial: int
    cells: dict[str, Any]

    @property
    def received(self) -> date | None:
        """The date of receipt: the stated one, else what the channel's rule gives."""
        stated: date | None = self.cells.get("received")
        return stated or self.rule.received

    @property
    def rule(self) -> Receipt:
        """What the channel's rule says of the date of receipt (art. 31)."""
        return ruled_receipt(self.cells["channel"], self.cells["arrived"])


@dataclass(frozen=True, slots=True)
class Checked:
    """What a workbook comes to (核对结论): cases to bring in, those already here, the faults."""

    fresh: list[Earlier]
    known: list[Earlier]
    faults: list[Fault]

    @property
    def may_go(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(fault.stops for fault in self.faults)

    @property
    def years(self) -> dict[int, int]:
        """How many cases of each year are to be brought in."""
        return dict(sorted(Counter(one.year for one in self.fresh).items()))

    @property
    def open(self) -> int:
        """How many of them are still to be decided (在办)."""
        return sum("concluded" not in one.cells for one in self.fresh)

    @property
    def told(self) -> str:
        """What its import does, in a sentence (导入结果)."""
        if not self.fresh:
            return f"表中的 {len(self.known)} 件都已经导入过，没有新的案件。"
        text = f"已导入 {len(self.fresh)} 件，其中在办 {self.open} 件。"
        return text + (f"另有 {len(self.known)} 件已经导入过，没有改动。" if self.known else "")


def checked(lines: list[Line], faults: list[Fault], *, organ: Organ, today: date) -> Checked:
    """The cases of the rows, and every fault in the order of the rows."""
    found = [*faults]
    cases = []
    wrong = {fault.row for fault in faults}
    for line in lines:
        number = line.cells.get("register_number", "")
        parts = NUMBERED.search(number)
        if number and not parts:
            said = f"“{number}”的末尾看不出年份和序号，请写成 示政办公开申〔2025〕17号 的样子。"
            found.append(Fault(line.row, TITLES["register_number"], said))
        elif parts and line.row not in wrong:
            case = Earlier(line.row, number, int(parts[1]), int(parts[2]), line.cells)
            found += _row_faults(case, today)
            cases.append(case)
    known, taken = _on_record(organ, cases)
    fresh = [one for one in cases if one.number not in known]
    found += chain(_doubles(cases), _taken(fresh, taken))
    if not any(fault.stops for fault in found):
        found += _gaps(organ, fresh)
    kept = [one for one in cases if one.number in known]
    return Checked(fresh, kept, sorted(found, key=lambda fault: (fault.row, fault.column)))


def _row_faults(case: Earlier, today: date) -> Iterator[Fault]:
    for key, sentence in chain(
        _year(case, today), _who(case), _dates(case, today), _extension(case), _decision(case)
    ):
        yield Fault(case.row, TITLES[key], sentence)
    stated, ruled = case.cells.get("received"), case.rule.received
    if stated and ruled and stated != ruled:
        said = (
            f"按申请渠道应为{ruled}（{case.rule.rule}），表中为{stated}，导入后按表中的日期计算。"
        )
        yield Fault(case.row, TITLES["received"], said, stops=False)


def _year(case: Earlier, today: date) -> Iterator[tuple[str, str]]:
    if not FIRST_YEAR <= case.year <= today.year:
        said = f"年份是 {case.year}，应在 {FIRST_YEAR} 年至今年之间，请核对。"
        yield "register_number", said


def _who(case: Earlier) -> Iterator[tuple[str, str]]:
    kind, number = case.cells.get("id_kind", ""), tidy(case.cells.get("id_number", ""))
    if number and not kind:
        yield "id_kind", "填了证件号码，请选择证件类型。"
    elif kind and not number:
        yield "id_number", "选了证件类型，请填写证件号码，没有的两格都不填。"
    elif kind:
        said = category_fault(case.cells["category"], kind) or identity_fault(kind, number)
        if said:
            yield "id_number", said


def _dates(case: Earlier, today: date) -> Iterator[tuple[str, str]]:
    told = {key: case.cells[key] for key in ORDER if key in case.cells}
    for (earlier, first), (later, second) in pairwise(told.items()):
        if second < first:
            yield later, f"{second}早于{TITLES[earlier]}{first}，请核对两个日期。"
    for key, day in told.items():
        if day > today:
            yield key, f"{day}晚于今天（{today}），请核对日期。"


ORDER = ("arrived", "received", "concluded", "served")
"""Days that follow one another in every case."""


def _extension(case: Earlier) -> Iterator[tuple[str, str]]:
    days, on = case.cells.get("extended_by"), case.cells.get("extended")
    if (days is None) != (on is None):
        yield ("extended" if on is None else "extended_by"), "延长的天数和批准日期要一起填写。"
    elif days is not None and not 1 <= days <= EXTENSION.days:
        yield (
            "extended_by",
            f"延长了 {days} 个工作日，最多 {EXTENSION.days} 个（{EXTENSION.article}）。",
        )
    elif on is not None and (case.received is None or on < case.received):
        yield "extended", "批准延期日期早于收到申请之日，请核对。"


def _decision(case: Earlier) -> Iterator[tuple[str, str]]:
    cells = case.cells
    if ("outcome" in cells) != ("concluded" in cells):
        missing = "concluded" if "outcome" in cells else "outcome"
        yield missing, "办理结果和作出决定日期要一起填写，在办的两格都不填。"
    elif "concluded" not in cells and ("served" in cells or "letter_number" in cells):
        yield "outcome", "填了答复文号或者送达日期，请填写办理结果和作出决定日期。"
    elif "concluded" in cells and case.received is None:
        yield "received", "已经作出决定，请填写收到申请之日。"


def _on_record(organ: Organ, cases: list[Earlier]) -> tuple[set[str], dict[str, set[Any]]]:
    """The numbers that an earlier import brought in, and everything that is taken here."""
    years = {one.year for one in cases}
    rows = Application.objects.filter(organ=organ, year__in=years)
    known: set[str] = set()
    taken: dict[str, set[Any]] = {"numbers": set(), "serials": set(), "letters": set()}
    for number, year, serial, imported in rows.values_list(
        "register_number", "year", "serial", "imported"
    ):
        if imported:
            known.add(number)
        taken["numbers"].add(number)
        taken["serials"].add((year, serial))
    letters = Application.objects.filter(organ=organ).exclude(letter_number="")
    taken["letters"] = set(letters.values_list("letter_number", flat=True))
    return known, taken


def _doubles(cases: list[Earlier]) -> Iterator[Fault]:
    """Numbers that stand in two rows."""
    for key, of in (
        ("register_number", lambda one: (one.year, one.serial)),
        ("letter_number", lambda one: one.cells.get("letter_number")),
    ):
        first: dict[Any, int] = {}
        for one in cases:
            if of(one) is None:
                continue
            row = first.setdefault(of(one), one.row)
            if row != one.row:
                said = f"与第 {row} 行相同，每件只能有一个，请核对后删去一行或者改正。"
                yield Fault(one.row, TITLES[key], said)


def _taken(fresh: list[Earlier], taken: dict[str, set[Any]]) -> Iterator[Fault]:
    for one in fresh:
        if one.number in taken["numbers"] or (one.year, one.serial) in taken["serials"]:
            said = f"{one.year} 年第 {one.serial} 号已由本平台登记的另一件申请使用，请核对登记簿。"
            yield Fault(one.row, TITLES["register_number"], said)
        if one.cells.get("letter_number") in taken["letters"]:
            said = "这个文号已由本平台的另一件申请使用，请核对。"
            yield Fault(one.row, TITLES["letter_number"], said)


def _gaps(organ: Organ, fresh: list[Earlier]) -> Iterator[Fault]:
    """Serials that are missing before the last one of a year: a hint, for they may be void."""
    held = defaultdict(set)
    for one in fresh:
        held[one.year].add(one.serial)
    for year, serials in sorted(held.items()):
        here = Application.objects.filter(organ=organ, year=year)
        serials |= set(here.values_list("serial", flat=True))
        missing = sorted(set(range(1, max(serials))) - serials)
        if missing:
            shown = "、".join(map(str, missing[:GAPS_SHOWN]))
            more = " 等" if len(missing) > GAPS_SHOWN else ""
            lack = f"缺 {shown}{more}，共 {len(missing)} 个"
            said = f"{year} 年登记号不连续，{lack}；确实没有的可以导入。"
            yield Fault(0, TITLES["register_number"], said, stops=False)
