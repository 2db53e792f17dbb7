"""How applications and remedies are counted for a year (统计口径): rules R1–R10.

The arithmetic of the finished tables is checked on the floor above; here stands which row of
the form an application belongs to.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongkai.statute.errors import BeyondTheLaw
from gongkai.statute.law import REGULATION, REPORT_FORM, Article
from gongkai.statute.outcomes.leaf import Group
from gongkai.statute.outcomes.leaves import outcome
from gongkai.statute.outcomes.situations import outcome_for
from gongkai.statute.practice import PRACTICE, LocalPractice


@dataclass(frozen=True)
class CountingRule:
    """One rule of counting: code, Chinese text, source; `local` where no binding text is known."""

    code: str
    text: str
    article: Article
    local: bool = False


_FORM = REPORT_FORM.article()

COUNTING_RULES = (
    CountingRule("R1", "以一件申请为单位，一件申请只计一种办理结果", _FORM),
    CountingRule("R2", "区分处理的只计部分公开，不计不予公开", _FORM),
    CountingRule("R3", "按收到申请之日计新收，按作出日计办理结果，年末未办结计结转", _FORM),
    CountingRule("R4", "补正、延期、征求意见、收费通知等程序性行为不是办理结果", _FORM),
    CountingRule("R5", "按申请人而非代理人归类；共同申请计一件，按第一申请人归类", _FORM, True),
    CountingRule("R6", "没有发生的填零，不得留空或划线", _FORM),
    CountingRule("R7", "复议、诉讼后重新作出的决定不另计申请和办理结果", _FORM, True),
    CountingRule("R8", "更正申请、投诉举报、主动公开建议另行登记", REGULATION.article(41), True),
    CountingRule("R9", "不属本机关负责的申请由收到并答复的机关计入无法提供", _FORM),
    CountingRule(
        "R10", "一件申请含多项内容的，有公开有不公开计部分公开，否则按主要事项", _FORM, True
    ),
)
"""Rules R1–R10."""

PROCEDURAL_ACTS = (
    "confirm_receipt",
    "correction_notice",
    "reason_notice",
    "extension",
    "third_party_consult",
    "other_organ_consult",
    "fee_notice",
    "reasonable_delay_notice",
    "assist_request",
    "transfer_internal",
    "approval_request",
    "secrecy_determination_request",
)
"""Acts that are never an outcome (R4)."""


def rows_of(
    received: date, *, year: int, outcome_code: str = "", decided: date | None = None
) -> tuple[str, ...]:
    """The rows of table 3 in which one application stands in a year (R1, R3).

    `received` or `carried_in`, then its outcome and `handled`, or `carried_over`; nothing for
    a year before its receipt or after its outcome.

    >>> rows_of(date(2025, 12, 30), year=2025)
    ('received', 'carried_over')
    >>> rows_of(date(2025, 12, 30), year=2026, outcome_code="granted", decided=date(2026, 1, 9))
    ('carried_in', 'granted', 'handled')
    """
    if (decided is None) != (not outcome_code):
        raise BeyondTheLaw(
            "办理结果和作出日期须同时填写，请补全。", "Give both the outcome and its date."
        )
    if decided is not None and decided < received:
        raise BeyondTheLaw(
            f"办理结果日期{decided}早于收到申请之日{received}，请更正。",
            f"Decided on {decided}, before receipt on {received}.",
        )
    if received.year > year or (decided is not None and decided.year < year):
        return ()
    opening = "received" if received.year == year else "carried_in"
    if decided is None or decided.year > year:
        return (opening, "carried_over")
    return (opening, outcome(outcome_code).code, "handled")


def principal_outcome(codes: Collection[str], *, practice: LocalPractice = PRACTICE) -> str:
    """The one outcome of an application with several results (R2, R10).

    Anything given and anything refused is `partial`; else the first group in
    `practice.principal_order`. What is given in part because the rest is not held
    follows the situation `some_not_held`.
    """
    if not codes:
        raise BeyondTheLaw("没有任何办理结果，请至少填写一项。", "There is no result at all.")
    leaves = [outcome(code) for code in codes]
    groups = {leaf.group for leaf in leaves}
    if Group.PARTIAL in groups or {Group.GRANTED, Group.REFUSED} <= groups:
        return "partial"
    if Group.GRANTED in groups:
        held_in_part = Group.UNAVAILABLE in groups
        return outcome_for("some_not_held", practice=practice) if held_in_part else "granted"
    first = next(name for name in practice.principal_order if Group[name.upper()] in groups)
    return next(leaf.code for leaf in leaves if leaf.group is Group[first.upper()])


class RemedyResult(Enum):
    """The four results of table 4 (行政复议、行政诉讼结果)."""

    UPHELD = "结果维持"
    CORRECTED = "结果纠正"
    OTHER = "其他结果"
    PENDING = "尚未审结"


REMEDY_RESULTS = {
    "复议维持": RemedyResult.UPHELD,
    "驳回复议请求": RemedyResult.UPHELD,
    "判决驳回诉讼请求": RemedyResult.UPHELD,
    "撤销": RemedyResult.CORRECTED,
    "部分撤销": RemedyResult.CORRECTED,
    "变更": RemedyResult.CORRECTED,
    "确认违法": RemedyResult.CORRECTED,
    "确认无效": RemedyResult.CORRECTED,
    "责令履行": RemedyResult.CORRECTED,
    "责令重新答复": RemedyResult.CORRECTED,
    "不予受理": RemedyResult.OTHER,
    "驳回复议申请": RemedyResult.OTHER,
    "终止": RemedyResult.OTHER,
    "撤回": RemedyResult.OTHER,
    "调解和解": RemedyResult.OTHER,
    "裁定不予立案": RemedyResult.OTHER,
    "裁定驳回起诉": RemedyResult.OTHER,
    "准许撤诉": RemedyResult.OTHER,
    "尚未审结": RemedyResult.PENDING,
}
"""Raw results and the cell of table 4 they belong to; the mapping is practice, not law.

One case counts once, by its last effective result; a second instance is no case of its own.
"""
