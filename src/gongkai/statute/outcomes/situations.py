"""From what happened to the outcome it belongs to (情形归类), uncertain ones marked."""

from dataclasses import dataclass

from gongkai.statute.errors import NotInTheLaw
from gongkai.statute.law import ARCHIVES_LAW, REGULATION, TRANSFER_NOTICE
from gongkai.statute.outcomes.leaves import outcome
from gongkai.statute.practice import PRACTICE, LocalPractice

ARCHIVE_ACCESS = ARCHIVES_LAW.article(15)
TRANSFERRED = TRANSFER_NOTICE.article()
SAME_INFORMATION = REGULATION.article(44)


@dataclass(frozen=True)
class Situation:
    """One situation: its Chinese description, the outcome, the sub-kind, open alternatives.

    `outcome` is empty where nothing is counted. `alternatives` are not empty where practice
    differs: the default is configuration.
    """

    code: str
    text: str
    outcome: str
    sub_kind: str = ""
    alternatives: tuple[str, ...] = ()


SITUATIONS = {
    situation.code: situation
    for situation in (
        Situation("already_public", "信息已主动公开", "granted", "already_public"),
        Situation("told_when_and_where", "告知领取、查阅的时间地点", "granted", "told_how"),
        Situation("third_party_agreed", "第三方同意或者公共利益需要", "granted", "supplied"),
        Situation("masked", "遮盖部分内容后提供", "partial"),
        Situation("some_attachments", "部分附件不予公开", "partial"),
        Situation("some_not_held", "部分提供、部分不掌握", "granted", "supplied", ("partial",)),
        Situation("not_exist", "信息不存在", "unavailable_not_held", "not_exist"),
        Situation("not_responsible", "不属于本机关公开", "unavailable_not_held", "not_responsible"),
        Situation("needs_creation", "需要汇总、加工、分析", "unavailable_needs_creation"),
        Situation("inquiry", "法定行政查询事项", "refused_inquiry"),
        Situation("archived", "已移交国家档案馆", "refused_inquiry", "", ("unavailable_not_held",)),
        Situation(
            "own_procedure",
            "当事人索取正在进行的行政程序的案卷",
            "refused_enforcement_file",
            "",
            ("refused_inquiry",),
        ),
        Situation("petition", "以申请形式信访、投诉、举报", "declined_petition"),
        Situation("consultation", "咨询", "declined_petition", "", ("closed_other",)),
        Situation(
            "not_gov_info",
            "不属于政府信息",
            "closed_other",
            "not_gov_info",
            ("unavailable_not_held",),
        ),
        Situation("withdrawn", "申请人撤回申请", "closed_other", "withdrawn"),
        Situation("applicant_ceased", "申请人死亡、终止", "closed_other", "applicant_ceased"),
        Situation("refuses_identity", "补正后仍拒不提供身份证明", "closed_uncorrected"),
        Situation("reissue", "要求盖章确认或者重新出具", "declined_reissue"),
        Situation("repeat", "同一申请人、同一信息，已经答复", "declined_repeat"),
        Situation("unpaid", "逾期未缴费", "closed_unpaid"),
        Situation("pending", "年末尚未办结", ""),
        Situation("duplicate_entry", "登记重复（作废，不计入）", ""),
        Situation("rectification", "更正本人信息（另行登记）", ""),
    )
}
"""Section B of the taxonomy."""


def outcome_for(situation: str, *, practice: LocalPractice = PRACTICE) -> str:
    """The outcome code of a situation; "" where it is not counted.

    `practice.situations` may choose one of the alternatives, nothing else. Raises
    `NotInTheLaw` for an unknown situation or a choice that is not open.
    """
    if situation not in SITUATIONS:
        raise NotInTheLaw(
            f"没有“{situation}”这种情形，请从情形归类表中选择。",
            f"There is no situation {situation!r}.",
        )
    entry = SITUATIONS[situation]
    chosen = practice.situations.get(situation, entry.outcome)
    if chosen not in (entry.outcome, *entry.alternatives):
        raise NotInTheLaw(
            f"“{entry.text}”不能归入“{chosen}”，请改用归类表列出的办理结果。",
            f"The situation {situation!r} cannot count as {chosen!r}.",
        )
    return outcome(chosen).code if chosen else ""
