"""The scored sheets (测评结果): one test line by line, and all of them by organ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from statistics import mean

from openpyxl import Workbook
from openpyxl.styles import Font

from gongkai.office.backoffice.workbooks.writing import safe, saved
from gongkai.office.supervision.assessments.scoring import (
    CRITERIA,
    ELEMENTS,
    IN_TIME,
    MOST,
    PER_CRITERION,
    PER_ELEMENT,
    elements_on_record,
    timing,
)
from gongkai.office.supervision.models import Assessment
from gongkai.report.writing.layout import clean
from gongkai.report.writing.pdf.press import printed

TEMPLATE = Path(str(files("gongkai.office.supervision.assessments").joinpath("sheet.typ")))

HEADS = ("被测评机关", "登记号", "发出日期", "评分日期", "时限", "形式", "内容", "总分", "评语")
COMPARED = ("机关", "件数", "时限均分", "形式均分", "内容均分", "总分均分")


def facts(one: Assessment, *, today: date) -> list[tuple[str, object]]:
    """One test, term by term (测评情况)."""
    case = one.application
    told: list[tuple[str, object]] = [
        ("测评机关", one.assessor),
        ("被测评机关", one.assessed),
        ("登记号", case.register_number),
        ("所需信息", case.title),
        ("发出日期", one.sent),
        ("办理状态", case.get_state_display()),
        ("收到申请之日", case.received),
        ("答复期限", case.due),
        ("答复时间", timing(case, today=one.ended or today).told),
    ]
    if one.ended:
        scored = [("总分", f"{one.total} 分（满分 {MOST}）"), ("评语", one.comment)]
        return [*told, *scored, ("评分人", one.scored_by), ("评分日期", one.ended)]
    read = elements_on_record(case, today=today) if case.served else None
    if read is None:
        return told
    missing = [label for name, label in ELEMENTS.items() if name not in read]
    return [*told, ("形式（平台核对）", f"缺少{'、'.join(missing)}" if missing else "五项齐全")]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet (评分项): its part, the standard, the most, the points, why."""

    part: str
    standard: str
    most: int
    points: int
    told: str


def lines(one: Assessment) -> list[Line]:
    """The sheet of an ended test, line by line (评分表); empty before."""
    return list(_lines(one)) if one.ended else []


def _lines(one: Assessment) -> Iterator[Line]:
    case = one.application
    told = timing(case, today=one.ended or one.sent).told
    yield Line("时限", "在答复期限内送达答复", IN_TIME, one.timeliness or 0, told)
    way = "人工核对" if one.by_hand else "平台核对"
    for name, label in ELEMENTS.items():
        held = name in one.elements
        words = f"{way}：{'具备' if held else '缺少'}" if case.served else "没有答复"
        yield Line("形式", label, PER_ELEMENT, PER_ELEMENT * held, words)
    for name, label in CRITERIA.items():
        words = "人工评分" if case.served else "没有答复"
        yield Line("内容", label, PER_CRITERION, one.marks.get(name, 0), words)


def sheet(one: Assessment) -> bytes:
    """The sheet of an ended test as a PDF (评分表).

    Raises `CannotWrite` for a character that no font has.
    """
    day = one.ended or one.sent
    kept = [pair for pair in facts(one, today=day) if pair[0] not in ("总分", "评语")]
    data = {
        "title": "政府信息公开申请办理模拟测评评分表",
        "assessor": clean(one.assessor.name),
        "number": clean(f"{one.assessed.name}　{one.application.register_number}"),
        "on": str(day),
        "facts": [[term, clean(str(value or "—"))] for term, value in kept],
        "lines": [
            [row.part, row.standard, str(row.most), str(row.points), clean(row.told)]
            for row in lines(one)
        ],
        "total": ["总分", "", str(MOST), str(one.total), ""],
        "comment": clean(one.comment),
    }
    return printed(TEMPLATE, {"sheet": data})


def comparison(rows: Iterable[Assessment]) -> list[dict[str, object]]:
    """The organs by their mean score, the best first (机关比较)."""
    by_organ: dict[str, list[Assessment]] = {}
    for one in rows:
        if one.ended:
            by_organ.setdefault(one.assessed.name, []).append(one)
    told = [
        {
            "organ": organ,
            "count": len(scored),
            "timeliness": round(mean(one.timeliness or 0 for one in scored), 1),
            "form": round(mean(one.form or 0 for one in scored), 1),
            "content": round(mean(one.content or 0 for one in scored), 1),
            "total": round(mean(one.total or 0 for one in scored), 1),
        }
        for organ, scored in by_organ.items()
    ]
    return sorted(told, key=lambda row: (-float(str(row["total"])), str(row["organ"])))


def workbook(rows: Iterable[Assessment]) -> bytes:
    """The ended tests and the comparison, a sheet each (导出测评结果)."""
    ended = [one for one in rows if one.ended]
    book = Workbook()
    results, compared = book.active, book.create_sheet("机关比较")
    results.title = "测评结果"
    results.append(HEADS)
    for one in ended:
        number = one.application.register_number
        scores = (one.timeliness, one.form, one.content, one.total)
        told = safe(clean(one.comment))
        results.append([one.assessed.name, number, one.sent, one.ended, *scores, told])
    compared.append(COMPARED)
    for row in comparison(ended):
        compared.append(list(row.values()))
    for page in book.worksheets:
        page.freeze_panes = "A2"
        for cell in page[1]:
            cell.font = Font(bold=True)
            page.column_dimensions[cell.column_letter].width = 20
    return saved(book)
