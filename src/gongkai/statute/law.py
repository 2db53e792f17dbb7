"""The sources of the law: instruments (法律文件), their articles (条款) and the limits they set."""

from dataclasses import dataclass
from enum import Enum

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """A whole number from 1 to 9999 as the law writes it (中文数字).

    >>> numeral(3), numeral(10), numeral(33), numeral(203), numeral(1034)
    ('三', '十', '三十三', '二百零三', '一千零三十四')
    """
    parts, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts += ("零" if gap and parts else "") + _DIGITS[digit] + name
        gap = not digit
    return parts.removeprefix("一") if 10 <= number < 20 else parts


@dataclass(frozen=True)
class Instrument:
    """A law, regulation or official notice (法律文件).

    `code` is a stable English word, `title` the official Chinese title, `short` the name used
    in explanations, `number` the 文号 where one is cited.
    """

    code: str
    title: str
    short: str
    number: str = ""

    def article(
        self, number: int | None = None, paragraph: int | None = None, *, item: int | None = None
    ) -> "Article":
        """One article of this instrument, down to paragraph (款) and item (项)."""
        return Article(self, number, paragraph, item)


@dataclass(frozen=True)
class Article:
    """Where a rule stands (条、款、项). Without a number it is the instrument as a whole.

    >>> str(REGULATION.article(33, 2))
    '《政府信息公开条例》第三十三条第二款'
    >>> str(REGULATION.article(36, item=7))
    '《政府信息公开条例》第三十六条第（七）项'
    """

    instrument: Instrument
    number: int | None = None
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        """The article as an official letter cites it."""
        name = f"《{self.instrument.short}》"
        if self.number is None:
            return name + (f"（{self.instrument.number}）" if self.instrument.number else "")
        text = f"{name}第{numeral(self.number)}条"
        text += f"第{numeral(self.paragraph)}款" if self.paragraph else ""
        return text + (f"第（{numeral(self.item)}）项" if self.item else "")


class Unit(Enum):
    """What a period is counted in (期限单位)."""

    WORKING_DAYS = "个工作日"
    DAYS = "日"
    MONTHS = "个月"
    YEARS = "年"


@dataclass(frozen=True)
class Limit:
    """A period that the law or a local practice sets (期限).

    `local` marks a period that no binding text fixes: its length is configuration.

    >>> str(Limit(20, REGULATION.article(33, 2)))
    '20个工作日（《政府信息公开条例》第三十三条第二款）'
    """

    days: int
    article: Article
    unit: Unit = Unit.WORKING_DAYS
    local: bool = False

    def __str__(self) -> str:
        """The length, its unit and where it stands."""
        return f"{self.days}{self.unit.value}（{self.article}）"


REGULATION = Instrument(
    "regulation", "中华人民共和国政府信息公开条例", "政府信息公开条例", "国务院令第711号"
)
FEE_RULES = Instrument(
    "fee_rules",
    "政府信息公开信息处理费管理办法",
    "政府信息公开信息处理费管理办法",
    "国办函〔2020〕109号",
)
GRASSROOTS_GUIDANCE = Instrument(
    "grassroots_guidance",
    "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见",
    "关于全面推进基层政务公开标准化规范化工作的指导意见",
    "国办发〔2019〕54号",
)
REPORT_FORM = Instrument(
    "report_form",
    "中华人民共和国政府信息公开工作年度报告格式",
    "政府信息公开工作年度报告格式",
    "国办公开办函〔2021〕30号",
)
RECONSIDERATION_LAW = Instrument(
    "reconsideration_law", "中华人民共和国行政复议法", "行政复议法", "2023年修订"
)
RECONSIDERATION_RULES = Instrument(
    "reconsideration_rules",
    "中华人民共和国行政复议法实施条例",
    "行政复议法实施条例",
    "国务院令第499号",
)
LITIGATION_LAW = Instrument(
    "litigation_law", "中华人民共和国行政诉讼法", "行政诉讼法", "2017年修正"
)
LITIGATION_READING = Instrument(
    "litigation_reading",
    "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
    "最高人民法院关于适用行政诉讼法的解释",
    "法释〔2018〕1号",
)
DISCLOSURE_READING = Instrument(
    "disclosure_reading",
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    "法释〔2025〕8号",
)
RECONSIDERATION_GUIDANCE = Instrument(
    "reconsideration_guidance",
    "关于审理政府信息公开行政复议案件若干问题的指导意见",
    "关于审理政府信息公开行政复议案件若干问题的指导意见",
    "国办函〔2021〕132号",
)
TIME_NOTICE = Instrument(
    "time_notice",
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开期限有关问题的解释",
    "关于政府信息公开期限有关问题的解释",
    "国办公开办函〔2015〕207号",
)
SERVICE_NOTICE = Instrument(
    "service_notice",
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释",
    "关于政府信息公开处理决定送达问题的解释",
    "国办公开办函〔2016〕235号",
)
CHANNEL_NOTICE = Instrument(
    "channel_notice",
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开申请接收渠道问题的解释",
    "关于政府信息公开申请接收渠道问题的解释",
    "国办公开办函〔2017〕19号",
)
TRANSFER_NOTICE = Instrument(
    "transfer_notice",
    "国务院办公厅政府信息与政务公开办公室关于机构改革后政府信息公开申请办理问题的解释",
    "关于机构改革后政府信息公开申请办理问题的解释",
    "国办公开办函〔2019〕14号",
)
CIVIL_CODE = Instrument("civil_code", "中华人民共和国民法典", "民法典")
SECRECY_LAW = Instrument(
    "secrecy_law", "中华人民共和国保守国家秘密法", "保守国家秘密法", "2024年修订"
)
ARCHIVES_LAW = Instrument("archives_law", "中华人民共和国档案法", "档案法", "2020年修订")
PENALTY_LAW = Instrument("penalty_law", "中华人民共和国行政处罚法", "行政处罚法", "2021年修订")
BUSINESS_REGULATION = Instrument(
    "business_regulation", "优化营商环境条例", "优化营商环境条例", "国务院令第722号"
)
DEPUTIES_LAW = Instrument(
    "deputies_law",
    "中华人民共和国全国人民代表大会和地方各级人民代表大会代表法",
    "代表法",
    "2025年修正",
)
PROPOSALS_NOTICE = Instrument(
    "proposals_notice",
    "国务院办公厅关于做好全国人大代表建议和全国政协委员提案办理结果公开工作的通知",
    "关于做好全国人大代表建议和全国政协委员提案办理结果公开工作的通知",
    "国办发〔2014〕46号",
)
DRAFTING_NOTICE = Instrument(
    "drafting_notice",
    "国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知",
    "关于全面推进政务公开工作的意见实施细则",
    "国办发〔2016〕80号",
)
WORKING_HOURS = Instrument(
    "working_hours",
    "国务院关于职工工作时间的规定",
    "国务院关于职工工作时间的规定",
    "国务院令第174号",
)
HOLIDAY_RULES = Instrument(
    "holiday_rules",
    "全国年节及纪念日放假办法",
    "全国年节及纪念日放假办法",
    "国务院令第795号",
)
