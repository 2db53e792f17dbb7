"""The 21 outcomes of an application (办理结果), as the statutory form words them.

Codes are those of the annual report's data; labels are the form's own (国办公开办函〔2021〕30号).
"""

from gongkai.statute.errors import NotInTheLaw
from gongkai.statute.law import FEE_RULES, REGULATION, REPORT_FORM
from gongkai.statute.outcomes.exemptions import CLASSIFICATION
from gongkai.statute.outcomes.leaf import Group, Outcome, Remedy, SubKind

_FIRST, _CHOICE = Remedy.RECONSIDERATION_FIRST, Remedy.CHOICE
_R = REGULATION.article

_REFUSED = (
    Outcome(
        "refused_state_secret",
        "三（三）1",
        Group.REFUSED,
        "属于国家秘密",
        (_R(14), *CLASSIFICATION),
        ("S04",),
        _FIRST,
        ("密级、定密机关和保密期限（内部留存，不印入答复）",),
        ("G2", "G11"),
    ),
    Outcome(
        "refused_prohibited",
        "三（三）2",
        Group.REFUSED,
        "其他法律行政法规禁止公开",
        (_R(14),),
        ("S05",),
        _FIRST,
        ("禁止公开的法律或者行政法规名称和条文",),
        ("G2", "G9"),
    ),
    Outcome(
        "refused_security",
        "三（三）3",
        Group.REFUSED,
        "危及“三安全一稳定”",
        (_R(14),),
        ("S06",),
        _FIRST,
        ("危及四项中的哪一项", "事实", "风险评估"),
        ("G2",),
    ),
    Outcome(
        "refused_third_party",
        "三（三）4",
        Group.REFUSED,
        "保护第三方合法权益",
        (_R(15), _R(32)),
        ("S07",),
        _FIRST,
        ("征求意见记录", "第三方意见", "合理性审查"),
        ("G1", "G2"),
    ),
    Outcome(
        "refused_internal",
        "三（三）5",
        Group.REFUSED,
        "属于三类内部事务信息",
        (_R(16, 1),),
        ("S08",),
        _FIRST,
        ("属于三类中的哪一类", "裁量理由"),
        ("G2", "G12"),
    ),
    Outcome(
        "refused_deliberative",
        "三（三）6",
        Group.REFUSED,
        "属于四类过程性信息",
        (_R(16, 2),),
        ("S09",),
        _FIRST,
        ("属于四类中的哪一类", "裁量理由", "有无应当公开的例外规定"),
        ("G2", "G12"),
    ),
    Outcome(
        "refused_enforcement_file",
        "三（三）7",
        Group.REFUSED,
        "属于行政执法案卷",
        (_R(16, 2),),
        ("S10",),
        _FIRST,
        ("案号", "裁量理由", "有无应当公开的例外规定"),
        ("G2", "G12"),
    ),
    Outcome(
        "refused_inquiry",
        "三（三）8",
        Group.REFUSED,
        "属于行政查询事项",
        (_R(36, item=7),),
        ("S11",),
        _CHOICE,
        ("作出特别规定的法律或者行政法规", "查询地点和方式"),
        ("G13",),
    ),
)
"""Row 3 (三) 8 stands under 不予公开 but rests on art. 36: its remedy is local practice."""

_OTHERS = (
    Outcome(
        "granted",
        "三（一）",
        Group.GRANTED,
        "予以公开",
        (_R(36, item=1), _R(36, item=2)),
        ("S01", "S02"),
        _CHOICE,
        ("获取方式、途径和时间，或者提供的文件清单和页数",),
        sub_kinds=(
            SubKind("already_public", "已主动公开，告知获取方式、途径", "S01"),
            SubKind("supplied", "提供政府信息", "S02"),
            SubKind("told_how", "告知获取的方式、途径和时间", "S02"),
        ),
    ),
    Outcome(
        "partial",
        "三（二）",
        Group.PARTIAL,
        "部分公开(区分处理的,只计这一情形,不计其他情形)",
        (_R(37),),
        ("S03",),
        _FIRST,
        ("不予公开部分的清单，逐项写明依据和理由",),
    ),
    Outcome(
        "unavailable_not_held",
        "三（四）1",
        Group.UNAVAILABLE,
        "本机关不掌握相关政府信息",
        (_R(36, item=4), _R(36, item=5)),
        ("S12", "S13"),
        _CHOICE,
        ("检索记录，或者负责公开的机关名称和联系方式（能够确定的）",),
        ("G3",),
        (
            SubKind("not_exist", "经检索没有所申请公开信息", "S12"),
            SubKind("not_responsible", "不属于本机关负责公开", "S13"),
        ),
    ),
    Outcome(
        "unavailable_needs_creation",
        "三（四）2",
        Group.UNAVAILABLE,
        "没有现成信息需要另行制作",
        (_R(38),),
        ("S14",),
        _CHOICE,
        ("需要怎样的加工、分析",),
    ),
    Outcome(
        "unavailable_unclear",
        "三（四）3",
        Group.UNAVAILABLE,
        "补正后申请内容仍不明确",
        (_R(30),),
        ("S15",),
        _CHOICE,
        ("补正告知书", "补正后的申请"),
        ("G8",),
    ),
    Outcome(
        "declined_petition",
        "三（五）1",
        Group.DECLINED,
        "信访举报投诉类申请",
        (_R(39, 1),),
        ("S16",),
        _CHOICE,
        ("应当通过的渠道",),
    ),
    Outcome(
        "declined_repeat",
        "三（五）2",
        Group.DECLINED,
        "重复申请",
        (_R(36, item=6),),
        ("S17",),
        _CHOICE,
        ("此前答复的文号和日期",),
        ("G4",),
    ),
    Outcome(
        "declined_publication",
        "三（五）3",
        Group.DECLINED,
        "要求提供公开出版物",
        (_R(39, 2),),
        ("S18",),
        _CHOICE,
        ("获取途径",),
    ),
    Outcome(
        "declined_excessive",
        "三（五）4",
        Group.DECLINED,
        "无正当理由大量反复申请",
        (_R(35),),
        ("S19",),
        _CHOICE,
        ("申请数量和频次", "说明理由告知书", "申请人说明的理由", "评估"),
        ("G5",),
    ),
    Outcome(
        "declined_reissue",
        "三（五）5",
        Group.DECLINED,
        "要求行政机关确认或重新出具已获取信息",
        (_R(2), _R(38), REPORT_FORM.article()),
        ("S20",),
        _CHOICE,
        ("此前已经获取的证明",),
    ),
    Outcome(
        "closed_uncorrected",
        "三（六）1",
        Group.CLOSED,
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        (_R(30),),
        ("S21",),
        _CHOICE,
        ("补正告知书文号", "送达", "期限届满日"),
        ("G6",),
    ),
    Outcome(
        "closed_unpaid",
        "三（六）2",
        Group.CLOSED,
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        (FEE_RULES.article(6), _R(42)),
        ("S22",),
        _CHOICE,
        ("收费通知书文号", "金额", "缴费截止日"),
        ("G7",),
    ),
    Outcome(
        "closed_other",
        "三（六）3",
        Group.CLOSED,
        "其他",
        (REPORT_FORM.article(),),
        ("S23",),
        _CHOICE,
        ("细分情形",),
        sub_kinds=(
            SubKind("withdrawn", "申请人撤回申请", "S23"),
            SubKind("not_gov_info", "不属于政府信息"),
            SubKind("consultation", "咨询"),
            SubKind("applicant_ceased", "申请人死亡、终止且无承受人，或者长期无法联系"),
            SubKind("merged_same_request", "与同一申请合并办理"),
            SubKind("transferred_by_law", "依法移交"),
            SubKind("terminated_other", "其他终止情形（须写明）"),
        ),
    ),
)

_ORDER = {group: number for number, group in enumerate(Group)}
OUTCOMES = {
    outcome.code: outcome
    for outcome in sorted((*_REFUSED, *_OTHERS), key=lambda outcome: _ORDER[outcome.group])
}
"""The 21 leaves by code, in the order of the form."""


def outcome(code: str) -> Outcome:
    """The outcome of a code. Raises `NotInTheLaw` for an unknown one.

    >>> outcome("refused_security").label
    '危及“三安全一稳定”'
    """
    if code not in OUTCOMES:
        raise NotInTheLaw(
            f"没有“{code}”这种办理结果，请从21种法定办理结果中选择。",
            f"There is no outcome {code!r}. Choose one of the 21.",
        )
    return OUTCOMES[code]


def outcomes_of(group: Group) -> tuple[Outcome, ...]:
    """The outcomes of one part of the form, in order."""
    return tuple(leaf for leaf in OUTCOMES.values() if leaf.group is group)
