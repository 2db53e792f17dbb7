"""The one page of a case (办理单): who, what, when, the clock, the acts, the outcome, remedies.

Names are masked and addresses left out unless the full page was asked for with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from gongkai.office.applications.acts.events import EXPORTED, REVEALED, SUBJECT
from gongkai.office.applications.kinds import Mock
from gongkai.office.applications.models import Application
from gongkai.office.applications.sealing import Applicant
from gongkai.office.applications.states import turn
from gongkai.office.applications.views.story import clock_of, remedy_words
from gongkai.office.ledger.models import Event
from gongkai.report.writing.layout import clean
from gongkai.report.writing.pdf.press import printed

TEMPLATE = Path(str(files("gongkai.office.applications.archive").joinpath("sheet.typ")))

LONGEST = 120
"""Characters of one text on the page."""

FIRST, LAST = 4, 12
"""Acts that the page shows of a long history: from its beginning and from its end."""

Pair = tuple[str, str]


def sheet(case: Application, *, today: date, applicant: Applicant | None = None) -> bytes:
    """The page as a PDF; with an applicant, the full one.

    Raises `CannotWrite` for a character that no font has.
    """
    acts = [_act(one) for one in _events(case)]
    data = {
        "title": "政府信息公开申请办理单",
        "organ": clean(case.organ.name),
        "number": clean(case.register_number),
        "kind": "含申请人信息，请妥善保管" if applicant else "申请人信息已隐去",
        "on": str(today),
        "facts": _cleaned([*_who(case, applicant), *_what(case), *_when(case, today=today)]),
        "outcome": _cleaned(_outcome(case)),
        "remedies": [_short(words, 230) for words in remedy_words(case, today=today)],
        "acts": _shown(acts),
    }
    return printed(TEMPLATE, {"sheet": data})


def _events(case: Application) -> Sequence[Event]:
    rows = Event.objects.filter(subject=SUBJECT, subject_id=case.pk).order_by("pk")
    return list(rows.exclude(kind__in=(REVEALED.kind, EXPORTED.kind)))


def _act(event: Event) -> list[str]:
    return [str(event.on), event.label, clean(event.actor_name), _short(event.note, 46)]


def _shown(acts: list[list[str]]) -> list[list[str]]:
    """The acts that fit on the page; how many are left out is said in their place."""
    if len(acts) <= FIRST + LAST:
        return acts
    left = len(acts) - FIRST - LAST
    return [*acts[:FIRST], ["……", f"其余 {left} 项见台账", "", ""], *acts[-LAST:]]


def _who(case: Application, applicant: Applicant | None) -> Iterator[Pair]:
    name = applicant.name if applicant else case.masked_name
    yield "申请人", f"{name}（{case.get_category_display()}）"
    if applicant:
        reached = (applicant.phone, applicant.email, applicant.address, applicant.postcode)
        yield "证件号码", applicant.id_number or "—"
        yield "联系方式", "，".join(part for part in reached if part) or "—"
        if applicant.agent:
            yield "代理人", applicant.agent


def _what(case: Application) -> Iterator[Pair]:
    yield "所需信息", case.title
    yield "特征描述", case.description
    yield "获取方式", f"{case.get_form_display()}，{case.get_delivery_display()}"
    if case.mock == Mock.ENDED:
        yield "模拟测评", "上级发出的模拟申请，已经评分，不计入统计"


def _when(case: Application, *, today: date) -> Iterator[Pair]:
    yield "渠道和到达", f"{case.get_channel_display()}，{case.arrived} 到达"
    yield "收到之日", f"{case.received or '尚未确定'}（{case.received_rule}）"
    clock = clock_of(case, today=today)
    if clock:
        yield "答复期限", f"{clock.due}{'（暂定）' if clock.provisional else ''}，{clock.article}"
        yield "期限计算", clock.story
    yield "现在", f"{case.get_state_display()}，轮到{turn(case)}；经办人{case.handler or '未指定'}"


def _outcome(case: Application) -> list[Pair]:
    last = case.conclusion
    if last is None:
        return [("办理结果", "尚未作出决定")]
    served = next((one for one in case.services.all() if one.conclusion_id == last.pk), None)
    told = f"{served.get_way_display()}，{served.on}，{served.proof}" if served else "尚未送达"
    known = f"，{served.known} 签收" if served and served.known else ""
    return [
        ("办理结果", f"{last.leaf.row} {last.leaf.label}"),
        ("决定和文号", f"{last.on} {last.letter_number}"),
        ("依据", last.basis),
        ("送达", f"{told}{known}"),
    ]


def _cleaned(pairs: Sequence[Pair]) -> list[list[str]]:
    return [[name, _short(text, LONGEST)] for name, text in pairs]


def _short(text: str, longest: int) -> str:
    words = " ".join(clean(text).split())
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
