"""What must be published (法定主动公开内容): the codes of arts. 20 and 21, kinds, themes."""

from dataclasses import dataclass

from gongkai.statute.errors import NotInTheLaw
from gongkai.statute.law import GRASSROOTS_GUIDANCE, REGULATION, Article

PUBLICATION_TEST = REGULATION.article(19)
CHANNELS = REGULATION.article(23)
PLATFORM = REGULATION.article(24)
READING_PLACES = REGULATION.article(25)
GUIDE = REGULATION.article(12, 2)
CATALOGUE = REGULATION.article(12, 3)
CONSISTENCY = REGULATION.article(11)
REASSESSMENT = REGULATION.article(18)
STANDARD_CATALOGUES = GRASSROOTS_GUIDANCE.article()


@dataclass(frozen=True)
class Duty:
    """One item of the statutory content: code, short text, article, its usual columns."""

    code: str
    text: str
    article: Article
    columns: tuple[str, ...] = ()


def _item(number: int, text: str, *columns: str) -> Duty:
    return Duty(f"20{number:02}", text, REGULATION.article(20, item=number), columns)


DUTIES = {
    duty.code: duty
    for duty in (
        _item(1, "行政法规、规章和规范性文件", "规章", "行政规范性文件", "其他政策文件"),
        _item(
            2,
            "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
            "机关职能",
            "内设机构",
            "领导",
            "直属单位",
        ),
        _item(3, "国民经济和社会发展规划、专项规划、区域规划及相关政策", "规划"),
        _item(4, "国民经济和社会发展统计信息", "统计公报", "月度数据"),
        _item(
            5,
            "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
            "权责清单",
            "办事指南",
            "许可结果",
        ),
        _item(
            6,
            "实施行政处罚、行政强制的依据、条件、程序以及有一定社会影响的行政处罚决定",
            "处罚公示",
            "强制公示",
        ),
        _item(7, "财政预算、决算信息", "预算", "决算", "三公经费", "绩效"),
        _item(8, "行政事业性收费项目及其依据、标准", "收费目录"),
        _item(9, "政府集中采购项目的目录、标准及实施情况", "采购"),
        _item(10, "重大建设项目的批准和实施情况", "重大项目"),
        _item(11, "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况", "民生"),
        _item(12, "突发公共事件的应急预案、预警信息及应对情况", "应急管理"),
        _item(
            13,
            "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
            "监督检查",
        ),
        _item(14, "公务员招考的职位、名额、报考条件等事项以及录用结果", "公务员招考"),
        _item(
            15,
            "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
            "建议提案办理",
            "审计结果",
        ),
        Duty(
            "21C",
            "市县：市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等",
            REGULATION.article(21),
        ),
        Duty(
            "21T",
            "乡镇：农业农村政策、农田水利、承包地流转、宅基地审核、土地和房屋征收、"
            "筹资筹劳、社会救助等",
            REGULATION.article(21),
        ),
    )
}
"""The duty codes 2001–2015, 21C and 21T. A column that does not apply is not created."""

DOCUMENT_KINDS = (
    "决议",
    "决定",
    "命令（令）",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
    "其他",
)
"""Kinds of official documents (体裁分类、文种): the fifteen, and 其他."""

THEMES = (
    "国务院组织机构",
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他",
)
"""The 22 themes (主题分类)."""

FIELDS = (
    "重大建设项目",
    "公共资源交易",
    "财政预决算",
    "安全生产",
    "税收管理",
    "国有土地上房屋征收与补偿",
    "保障性住房",
    "农村集体土地征收",
    "农村危房改造",
    "生态环境",
    "公共文化服务",
    "公共法律服务",
    "扶贫",
    "救灾",
    "食品药品监管",
    "城市综合执法",
    "就业",
    "社会保险",
    "社会救助",
    "养老服务",
    "户籍管理",
    "涉农补贴",
    "义务教育",
    "医疗卫生",
    "市政服务",
    "国土空间规划",
)
"""The 26 trial fields (试点领域), each with a standard catalogue (标准目录)."""

VALIDITY_STATES = ("有效", "失效", "废止", "已修改", "尚未生效")
"""Whether a rule or normative document is in force (有效性)."""

DISCLOSURE_MODES = ("主动公开", "依申请公开", "不予公开")
"""How a document is disclosed (公开属性); anything but the first needs a reason."""


def duty(code: str) -> Duty:
    """The duty of a code. Raises `NotInTheLaw` for an unknown one.

    >>> str(duty("2006").article)
    '《政府信息公开条例》第二十条第（六）项'
    """
    if code not in DUTIES:
        raise NotInTheLaw(
            f"没有“{code}”这个法定主动公开内容代码，请使用2001至2015、21C或21T。",
            f"There is no duty code {code!r}. Use 2001 to 2015, 21C or 21T.",
        )
    return DUTIES[code]
