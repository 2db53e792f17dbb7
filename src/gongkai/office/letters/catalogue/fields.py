"""The fields of a template (模板字段): the name that a clerk writes in Word, and an example.

A text field is filled with words or a date; a list field is gone through row by row, and its
rows have the parts named here. The examples are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

Rows = tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its code, its name in a template, what it holds, an invented example.

    `parts` are the names within each row of a list field.
    """

    code: str
    label: str
    sample: str | Rows
    parts: tuple[str, ...] = ()


PART, BASIS, REASON = "内容", "依据", "理由"
NAME, PAGES = "名称", "页数"

_COMMON = (
    Field("organ", "机关名称", "示范县人民政府办公室"),
    Field("unit", "工作机构", "示范县人民政府办公室政务公开科"),
    Field("address", "联系地址", "示范县光明路1号"),
    Field("phone", "联系电话", "0000-0000000"),
    Field("number", "文号", "示政办公开答〔2026〕5号"),
    Field("dated", "成文日期", "2026年3月20日"),
    Field("addressee", "收件人", "王小满"),
    Field("applicant", "申请人", "王小满"),
    Field("you", "称呼", "您"),
    Field("register_number", "登记号", "示政办公开申〔2026〕12号"),
    Field("received", "收到日期", "2026年3月2日"),
    Field("channel", "申请渠道", "当面提交"),
    Field("wanted", "申请内容", "2025年县城道路养护合同（养护合同全文及付款凭证）"),
    Field("basis", "法律依据", "《政府信息公开条例》第三十六条第（二）项"),
    Field("reasons", "理由", "所申请的合同已经归档，内容完整，不含依法不予公开的内容"),
    Field("remedy", "救济告知", ""),
    Field(
        "attachments",
        "附件清单",
        ({NAME: "2025年县城道路养护合同", PAGES: "18"},),
        (NAME, PAGES),
    ),
)

_PROCEDURE = (
    Field("due", "答复期限", "2026年3月30日"),
    Field("receipt_rule", "收到日期的依据", "当面提交的，以提交之日为收到申请之日"),
    Field("query_code", "查询码说明", "凭登记号和回执上的查询码查询办理进度"),
    Field("correction_items", "补正事项", "请写明合同的签订年度和所涉路段"),
    Field("correction_guidance", "补正指引", "可以填写合同名称、编号，或者便于查询的其他特征"),
    Field("days", "期限天数", "10"),
    Field("expires", "期限届满日", "2026年3月18日"),
    Field("counts", "申请数量和频次", "自2026年1月以来共提交申请46件"),
    Field("extension_days", "延长天数", "10"),
    Field("extension_reason", "延期理由", "需要向档案馆核实，原期限内不能完成检索"),
    Field("new_due", "延长后的答复期限", "2026年4月14日"),
    Field("approver", "批准人", "本机关政府信息公开工作机构负责人"),
    Field("summary", "信息概况", "道路养护合同中的单价分析表"),
    Field("opinion_days", "意见期限", "15"),
    Field("unit_asked", "协办单位", "示范县档案馆"),
    Field("matter", "协办事项", "检索2025年道路养护合同并提供电子件"),
    Field("internal_due", "反馈期限", "2026年3月11日"),
    Field("fee_basis", "收费方式", "按量计收"),
    Field("fee_units", "计费数量", "250页"),
    Field("fee_amount", "收费金额", "4700"),
    Field("fee_working", "计算过程", "第1至30页：30页×0元＝0元\n合计250页，4700元"),
    Field("pay_by", "缴费截止日", "2026年4月17日"),
    Field("pay_ways", "缴费方式", "持本通知书到示范县光明路1号非税收入窗口缴纳"),
    Field("reasonable_due", "合理答复日期", "2026年6月30日"),
    Field("consulted_on", "征求意见日期", "2026年3月6日"),
    Field("party_opinion", "第三方意见", "以涉及商业秘密为由不同意公开"),
    Field("disclosed_content", "拟公开内容", "道路养护合同的总价和付款进度"),
    Field("correction_result", "更正处理结果", "经核实，已将记录中的面积更正为82.5平方米"),
    Field("served_document", "送达文书", "政府信息公开申请答复书（示政办公开答〔2026〕5号）"),
    Field("served_way", "送达方式", "邮政挂号信"),
    Field("served_on", "送达日期", "2026年3月23日"),
)

_REPLIES = (
    Field("ways", "获取方式", "示范县人民政府门户网站“政府信息公开”专栏，索引号示政办00012"),
    Field("supply", "提供形式", "纸质复印件，随本答复书寄送"),
    Field("given", "公开内容", "道路养护合同除单价分析表以外的部分"),
    Field(
        "withheld",
        "不予公开部分",
        (
            {
                PART: "单价分析表（合同第12至14页）",
                BASIS: "《政府信息公开条例》第十五条",
                REASON: "载有施工单位的成本构成，属于商业秘密，经征求意见，权利人不同意公开",
            },
            {
                PART: "经办人身份证号码和手机号码（合同第17页）",
                BASIS: "《政府信息公开条例》第十五条",
                REASON: "属于个人隐私，公开会损害个人合法权益",
            },
        ),
        (PART, BASIS, REASON),
    ),
    Field("special_basis", "特别依据", "《中华人民共和国统计法》第二十八条"),
    Field("interest", "危及的利益", "公共安全"),
    Field("category", "信息类别", "讨论记录"),
    Field("discretion", "裁量理由", "公开后会影响今后同类事项坦率讨论，且无公开的公共利益需要"),
    Field("inseparable", "不能区分处理的理由", "全文均属上述内容，区分后没有可以单独提供的部分"),
    Field("case_file", "案卷名称", "示综罚〔2025〕18号行政处罚案卷"),
    Field(
        "consultation", "征求意见情况", "本机关于2026年3月6日书面征求第三方意见，第三方不同意公开"
    ),
    Field("inquiry_ways", "查询办法", "持身份证件到示范县不动产登记中心查询"),
    Field("search", "检索情况", "以“养护合同”为检索词检索公文系统和档案室，未检索到相关信息"),
    Field("right_organ", "负责公开的机关", "示范县交通运输局"),
    Field("right_contact", "该机关联系方式", "示范县通达路8号，电话0000-0000100"),
    Field("processing", "需要的加工", "需要对三年的台账逐笔汇总、分析"),
    Field("correction_number", "补正告知书文号", "示政办公开补〔2026〕3号"),
    Field("correction_served", "补正告知日期", "2026年3月4日"),
    Field("correction_text", "补正内容", "补充为“全部相关材料”"),
    Field("proper_channel", "应循渠道", "向示范县信访局提出，地址示范县光明路5号"),
    Field("earlier_number", "此前答复文号", "示政办公开答〔2025〕40号"),
    Field("earlier_date", "此前答复日期", "2025年12月8日"),
    Field("publication", "获取途径", "在示范县图书馆或者新华书店查阅、购买《示范年鉴2025》"),
    Field("reasons_number", "说明理由告知书文号", "示政办公开理〔2026〕1号"),
    Field("reasons_stated", "申请人说明的理由", "称需要全面了解县级财政支出"),
    Field("earlier_supply", "此前获取情况", "2025年12月8日已经由本机关提供"),
    Field("fee_number", "收费通知书文号", "示政办公开费〔2026〕2号"),
    Field("ending", "终止情形", "申请人撤回申请"),
    Field("ending_facts", "终止事实", "您于2026年3月16日书面撤回本件申请"),
)

FIELDS = MappingProxyType({field.code: field for field in (*_COMMON, *_PROCEDURE, *_REPLIES)})
"""Every field by its code."""

BY_LABEL = MappingProxyType({field.label: field for field in FIELDS.values()})
"""Every field by the name that stands in a template."""
