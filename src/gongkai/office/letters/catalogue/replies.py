"""Letters that end an application (答复类文书, S01–S23): each outcome has its own.

Label, remedy and basis follow the outcomes of `gongkai.statute`, so that a letter cannot rest on
another article than the decision that it tells of.
"""

from __future__ import annotations

from gongkai.office.letters.catalogue.kind import Addressee, LetterKind
from gongkai.statute import OUTCOMES, Article
from gongkai.statute.law import REGULATION

_R = REGULATION.article
DUE = "答复期限内"
SERIES = "公开答"
_WITHHELD = ("inseparable",)


def _reply(
    code: str,
    name: str,
    outcome: str,
    *,
    used: str,
    contents: tuple[str, ...],
    needs: tuple[str, ...] = (),
    may: tuple[str, ...] = (),
    basis: tuple[Article, ...] = (),
) -> LetterKind:
    """A reply, with what every reply has; without `basis` the outcome's own articles."""
    leaf = OUTCOMES[outcome]
    return LetterKind(
        code,
        name,
        Addressee.APPLICANT,
        used,
        contents,
        ("register_number", "received", "wanted", *needs),
        basis or leaf.basis,
        limit=DUE,
        act="concluded",
        outcomes=(outcome,),
        series=SERIES,
        may=may,
        remedy=leaf.remedy,
        reasons=True,
    )


REPLIES = (
    _reply(
        "S01",
        "已主动公开答复书",
        "granted",
        used="所申请的信息已经主动公开",
        contents=("获取方式和途径（网址、文号等）",),
        needs=("ways",),
        basis=(_R(36, item=1),),
    ),
    _reply(
        "S02",
        "予以公开答复书",
        "granted",
        used="所申请的信息可以公开",
        contents=("文件清单和页数", "提供形式，或者获取的方式、途径和时间"),
        needs=("supply",),
        may=("attachments",),
        basis=(_R(36, item=2),),
    ),
    _reply(
        "S03",
        "部分公开答复书",
        "partial",
        used="含有不应当公开的内容，能够区分处理",
        contents=("公开的内容", "不予公开的内容，逐项写明依据和理由"),
        needs=("given", "withheld"),
        may=("supply", "attachments"),
    ),
    _reply(
        "S04",
        "不予公开答复书（国家秘密）",
        "refused_state_secret",
        used="依法确定为国家秘密",
        contents=("依据和事实，不写秘密内容、密级等事项",),
        basis=(_R(14),),
        may=_WITHHELD,
    ),
    _reply(
        "S05",
        "不予公开答复书（法律、行政法规禁止公开）",
        "refused_prohibited",
        used="法律、行政法规禁止公开",
        contents=("禁止公开的法律、行政法规名称和条文",),
        needs=("special_basis",),
        may=_WITHHELD,
    ),
    _reply(
        "S06",
        "不予公开答复书（三安全一稳定）",
        "refused_security",
        used="公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        contents=("危及四项中的哪一项", "事实"),
        needs=("interest",),
        may=_WITHHELD,
    ),
    _reply(
        "S07",
        "不予公开答复书（第三方合法权益）",
        "refused_third_party",
        used="涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害",
        contents=("已征求第三方意见及其结果", "不公开的理由"),
        needs=("consultation",),
        may=_WITHHELD,
    ),
    _reply(
        "S08",
        "不予公开答复书（内部事务信息）",
        "refused_internal",
        used="属于人事管理、后勤管理、内部工作流程等内部事务信息",
        contents=("属于三类中的哪一类", "裁量理由"),
        needs=("category", "discretion"),
        may=_WITHHELD,
    ),
    _reply(
        "S09",
        "不予公开答复书（过程性信息）",
        "refused_deliberative",
        used="属于讨论记录、过程稿、磋商信函、请示报告等过程性信息",
        contents=("属于四类中的哪一类", "无应当公开的例外规定", "裁量理由"),
        needs=("category", "discretion"),
        may=_WITHHELD,
    ),
    _reply(
        "S10",
        "不予公开答复书（行政执法案卷）",
        "refused_enforcement_file",
        used="属于行政执法案卷信息",
        contents=("所属案卷", "无应当公开的例外规定", "裁量理由"),
        needs=("case_file", "discretion"),
        may=_WITHHELD,
    ),
    _reply(
        "S11",
        "行政查询事项告知书",
        "refused_inquiry",
        used="法律、行政法规对信息的获取有特别规定（工商、不动产登记资料等）",
        contents=("作出特别规定的法律、行政法规", "查询的地点和方式"),
        needs=("special_basis", "inquiry_ways"),
    ),
    _reply(
        "S12",
        "政府信息不存在告知书",
        "unavailable_not_held",
        used="经检索没有所申请公开信息",
        contents=("检索的范围、方法和结果",),
        needs=("search",),
        basis=(_R(36, item=4),),
    ),
    _reply(
        "S13",
        "非本机关负责公开告知书",
        "unavailable_not_held",
        used="所申请公开信息不属于本机关负责公开",
        contents=("理由", "负责公开的机关名称和联系方式（能够确定的）"),
        may=("right_organ", "right_contact"),
        basis=(_R(36, item=5),),
    ),
    _reply(
        "S14",
        "需要加工、分析告知书",
        "unavailable_needs_creation",
        used="没有现成信息，需要另行制作或者加工、分析",
        contents=("需要怎样的加工、分析",),
        needs=("processing",),
    ),
    _reply(
        "S15",
        "补正后仍不明确告知书",
        "unavailable_unclear",
        used="补正后申请内容仍不明确",
        contents=("补正告知的内容", "为什么仍不明确"),
        needs=("correction_number", "correction_text"),
        may=("correction_served",),
    ),
    _reply(
        "S16",
        "不作为申请处理告知书",
        "declined_petition",
        used="以申请的形式进行信访、投诉、举报等活动",
        contents=("应当通过的渠道",),
        needs=("proper_channel",),
    ),
    _reply(
        "S17",
        "不予重复处理告知书",
        "declined_repeat",
        used="就同一内容已经作出答复，申请人重复申请",
        contents=("此前答复的文号和日期",),
        needs=("earlier_number", "earlier_date"),
    ),
    _reply(
        "S18",
        "公开出版物获取途径告知书",
        "declined_publication",
        used="要求提供政府公报、报刊、书籍等公开出版物",
        contents=("获取的途径",),
        needs=("publication",),
    ),
    _reply(
        "S19",
        "不予处理告知书（大量、反复申请）",
        "declined_excessive",
        used="申请数量、频次明显超过合理范围，所述理由不合理",
        contents=("数量和频次", "申请人说明的理由", "为什么不合理"),
        needs=("counts", "reasons_number"),
        may=("reasons_stated",),
    ),
    _reply(
        "S20",
        "不予处理告知书（确认或者重新出具）",
        "declined_reissue",
        used="要求对已经获取的政府信息进行确认或者重新出具",
        contents=("此前获取的情况",),
        needs=("earlier_supply",),
        basis=(_R(2), _R(38)),
    ),
    _reply(
        "S21",
        "不再处理告知书（逾期不补正）",
        "closed_uncorrected",
        used="申请人无正当理由逾期不补正",
        contents=("补正告知书的文号、送达日期和期限届满日",),
        needs=("correction_number", "correction_served", "expires"),
    ),
    _reply(
        "S22",
        "不再处理告知书（逾期未缴费）",
        "closed_unpaid",
        used="申请人逾期未按收费通知要求缴纳费用",
        contents=("收费通知书的文号、金额和缴费截止日",),
        needs=("fee_number", "pay_by"),
        may=("fee_amount",),
    ),
    _reply(
        "S23",
        "终止办理告知书",
        "closed_other",
        used="申请人撤回申请，或者因其他情形终止办理",
        contents=("撤回的表示，或者终止的情形和事实",),
        needs=("ending", "ending_facts"),
        basis=(_R(45),),
    ),
)
"""In the order of their codes."""
