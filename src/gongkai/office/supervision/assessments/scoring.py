"""Scoring a test application (测评评分): time and form by what stands on record, content by hand.

A hundred points: 30 for time, 30 for the five elements of form, 40 for content (ADR 0177).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai.office.applications.correspondence.entries import last_reply
from gongkai.office.applications.correspondence.writing import reply_issued, written
from gongkai.office.applications.models import Application

IN_TIME, LATE, NEVER = 30, 10, 0
PER_ELEMENT = 6
PER_CRITERION = 10

ELEMENTS = MappingProxyType(
    {
        "number": "文号",
        "basis": "法律依据写到款、项",
        "remedy": "救济途径、机关和期限",
        "date": "成文日期",
        "seal": "印章",
    }
)
"""What the form of a reply is scored by (形式要素)."""

CODES = MappingProxyType(
    {"number": "L-NUMBER", "basis": "L-BASIS", "remedy": "L-REMEDY", "date": "L-DATE"}
)
"""The finding about an element, in the check before signing."""

CRITERIA = MappingProxyType(
    {
        "answers": "针对申请逐项答复，没有答非所问",
        "reasons": "事实清楚，理由充分",
        "guidance": "告知的获取方式、途径具体可用",
        "wording": "用语规范、态度平和，申请人看得懂",
    }
)
"""What the content of a reply is scored by, ten points each (内容标准)."""

MOST_FOR_FORM = PER_ELEMENT * len(ELEMENTS)
MOST_FOR_CONTENT = PER_CRITERION * len(CRITERIA)
MOST = IN_TIME + MOST_FOR_FORM + MOST_FOR_CONTENT


@dataclass(frozen=True, slots=True)
class Timing:
    """What the clock says of a reply (时限事实): its points, and why in a sentence."""

    points: int
    told: str


def timing(case: Application, *, today: date) -> Timing:
    """Points for time, by the clock of the case and the day of service."""
    if case.served is None:
        if case.due is None:
            return Timing(NEVER, f"至{today}没有送达答复，答复期限没有起算或者已经中止。")
        late = "已经逾期" if today > case.due else "尚未到期"
        return Timing(NEVER, f"至{today}没有送达答复，答复期限{case.due}，{late}。")
    if case.due is not None and case.served > case.due:
        return Timing(LATE, f"{case.served}送达，答复期限{case.due}，逾期答复。")
    until = f"在答复期限{case.due}以内" if case.due else "没有超过答复期限"
    return Timing(IN_TIME, f"{case.served}送达，{until}。")


def may_still_come(case: Application, *, today: date) -> bool:
    """Whether the organ still has days to reply (尚在期限内): a score is too early."""
    return case.served is None and case.due is not None and today <= case.due


def elements_on_record(case: Application, *, today: date) -> frozenset[str] | None:
    """The elements that the reply signed here holds (平台核对的要素); None for one on paper."""
    issued, entry = reply_issued(case), last_reply(case)
    if issued is None or issued.is_paper or entry is None:
        return None
    found = {one.code for one in written(case, entry, today=today).findings}
    held = {name for name, code in CODES.items() if code not in found}
    return frozenset(held | ({"seal"} if issued.seal_id else set()))


def form_points(elements: Collection[str]) -> int:
    """Points for form: six for each element (形式得分)."""
    return PER_ELEMENT * len(set(elements) & ELEMENTS.keys())


def content_points(marks: Mapping[str, int]) -> int:
    """Points for content: the marks together (内容得分)."""
    return sum(marks.values())


def are_marks(marks: Mapping[str, int]) -> bool:
    """Whether each criterion has its mark, from nought to ten (评分完整)."""
    return set(marks) == set(CRITERIA) and all(0 <= m <= PER_CRITERION for m in marks.values())
