"""The statutory form as data (年度报告格式): which rows, which columns, with which words.

`FORM_2021` is the annex of 国办公开办函〔2021〕30号; `FORM_2019` is the form it replaced.
Readers align to these labels, checks walk these paths, writers draw these tables: the words
of the form stand here once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of a table: its key in the data and its label on paper (行, 列)."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of table 3 that stand under one heading such as （三）不予公开 (组).

    A group of one row that has no heading of its own has `label == ""`.
    """

    key: str
    label: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of table 2 or 4: its key, its heading(s) and its lines (块).

    `headings` run from the outermost: ("行政诉讼", "未经复议直接起诉").
    """

    key: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


COLUMNS = (
    Line("natural_person", "自然人"),
    Line("business", "商业企业"),
    Line("research", "科研机构"),
    Line("welfare", "社会公益组织"),
    Line("legal_service", "法律服务机构"),
    Line("other", "其他"),
    Line("total", "总计"),
)
"""The seven columns of table 3; all but the last are kinds of applicant (申请人情况)."""

APPLICANTS = COLUMNS[:-1]
ORGANISATIONS = COLUMNS[1:-1]

RESULTS = (
    Line("upheld", "结果维持"),
    Line("corrected", "结果纠正"),
    Line("other", "其他结果"),
    Line("pending", "尚未审结"),
    Line("total", "总计"),
)
"""The five columns of each block of table 4."""

PROACTIVE = (
    Block(
        "regulations",
        ("第二十条第（一）项", "规章"),
        (
            Line("issued", "本年制发件数"),
            Line("repealed", "本年废止件数"),
            Line("in_force", "现行有效件数"),
        ),
    ),
    Block(
        "normative_documents",
        ("第二十条第（一）项", "行政规范性文件"),
        (
            Line("issued", "本年制发件数"),
            Line("repealed", "本年废止件数"),
            Line("in_force", "现行有效件数"),
        ),
    ),
    Block(
        "licences",
        ("第二十条第（五）项", "行政许可"),
        (Line("decisions", "本年处理决定数量"),),
    ),
    Block(
        "penalties",
        ("第二十条第（六）项", "行政处罚"),
        (Line("decisions", "本年处理决定数量"),),
    ),
    Block(
        "coercive_measures",
        ("第二十条第（六）项", "行政强制"),
        (Line("decisions", "本年处理决定数量"),),
    ),
    Block(
        "fees",
        ("第二十条第（八）项", "行政事业性收费"),
        (Line("fees_10k_yuan", "本年收费金额（单位：万元）"),),
    ),
)
"""Table 2 (主动公开政府信息情况)."""

REMEDIES = (
    Block("reconsideration", ("行政复议",), RESULTS),
    Block("litigation_direct", ("行政诉讼", "未经复议直接起诉"), RESULTS),
    Block("litigation_after_reconsideration", ("行政诉讼", "复议后起诉"), RESULTS),
)
"""Table 4 (政府信息公开行政复议、行政诉讼情况)."""

RECEIVED = Line("received", "一、本年新收政府信息公开申请数量")
CARRIED_IN = Line("carried_in", "二、上年结转政府信息公开申请数量")
HANDLED = Line("handled", "（七）总计")
CARRIED_OVER = Line("carried_over", "四、结转下年度继续办理")
RESULTS_HEADING = "三、本年度办理结果"
BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS_HEADING = "申请人情况"
ORGANISATIONS_HEADING = "法人或其他组织"

_GROUPS_UP_TO_FIVE = (
    Group("granted", "", (Line("granted", "（一）予以公开"),)),
    Group(
        "partial",
        "",
        (Line("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),),
    ),
    Group(
        "refused",
        "（三）不予公开",
        (
            Line("refused_state_secret", "1.属于国家秘密"),
            Line("refused_prohibited", "2.其他法律行政法规禁止公开"),
            Line("refused_security", "3.危及“三安全一稳定”"),
            Line("refused_third_party", "4.保护第三方合法权益"),
            Line("refused_internal", "5.属于三类内部事务信息"),
            Line("refused_deliberative", "6.属于四类过程性信息"),
            Line("refused_enforcement_file", "7.属于行政执法案卷"),
            Line("refused_inquiry", "8.属于行政查询事项"),
        ),
    ),
    Group(
        "unavailable",
        "（四）无法提供",
        (
            Line("unavailable_not_held", "1.本机关不掌握相关政府信息"),
            Line("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
            Line("unavailable_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    Group(
        "declined",
        "（五）不予处理",
        (
            Line("declined_petition", "1.信访举报投诉类申请"),
            Line("declined_repeat", "2.重复申请"),
            Line("declined_publication", "3.要求提供公开出版物"),
            Line("declined_excessive", "4.无正当理由大量反复申请"),
            Line("declined_reissue", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)

_CLOSED_2021 = Group(
    "closed",
    "（六）其他处理",
    (
        Line(
            "closed_uncorrected",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ),
        Line(
            "closed_unpaid",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ),
        Line("closed_other", "3.其他"),
    ),
)
_CLOSED_2019 = Group("closed", "", (Line("closed", "（六）其他处理"),))

SECTIONS = (
    Line("overview", "一、总体情况"),
    Line("proactive", "二、主动公开政府信息情况"),
    Line("applications", "三、收到和处理政府信息公开申请情况"),
    Line("remedies", "四、政府信息公开行政复议、行政诉讼情况"),
    Line("problems", "五、存在的主要问题及改进情况"),
    Line("other", "六、其他需要报告的事项"),
)
"""The six parts, in order; `overview`, `problems` and `other` are narrative, the rest tables."""

NARRATIVE = ("overview", "problems", "other")

OVERVIEW_HEADINGS = (
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）政府信息公开平台建设",
    "（五）监督保障",
)


@dataclass(frozen=True, eq=False)
class Form:
    """One edition of the form (格式): its parts, groups of outcomes, and every cell's path.

    There is one object for each edition; two forms are equal when they are the same object.
    """

    edition: str
    notice: str
    groups: tuple[Group, ...]
    proactive: tuple[Block, ...]
    remedies: tuple[Block, ...] = REMEDIES
    sections: tuple[Line, ...] = SECTIONS

    @cached_property
    def outcomes(self) -> tuple[Line, ...]:
        """The leaf outcomes, the rows that （七）总计 adds up (办理结果)."""
        return tuple(row for group in self.groups for row in group.rows)

    @cached_property
    def rows(self) -> tuple[Line, ...]:
        """Every row of table 3 in the order of the form."""
        return (RECEIVED, CARRIED_IN, *self.outcomes, HANDLED, CARRIED_OVER)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every cell of tables 2, 3 and 4, in the order of the form."""
        return (
            *(
                f"proactive.{block.key}.{line.key}"
                for block in self.proactive
                for line in block.lines
            ),
            *(f"applications.{row.key}.{column.key}" for row in self.rows for column in COLUMNS),
            *(
                f"remedies.{block.key}.{line.key}"
                for block in self.remedies
                for line in block.lines
            ),
        )


FORM_2021 = Form("2021", "国办公开办函〔2021〕30号", (*_GROUPS_UP_TO_FIVE, _CLOSED_2021), PROACTIVE)
FORM_2021_CLOSED = Form(
    "2021", "国办公开办函〔2021〕30号", (*_GROUPS_UP_TO_FIVE, _CLOSED_2019), PROACTIVE
)
"""The 2021 form in a report that kept the single row （六）其他处理 of 2019."""

FORM_2019 = Form("2019", "国办公开办函〔2019〕60号", (*_GROUPS_UP_TO_FIVE, _CLOSED_2019), ())
"""Its table 2 has other rows, kept as label → number in `AnnualReport.extra`."""

CLOSED = tuple(f"applications.closed.{column.key}" for column in COLUMNS)
"""The cells of a single row （六）其他处理."""

CLOSED_LEAVES = tuple(
    f"applications.{row.key}.{column.key}" for row in _CLOSED_2021.rows for column in COLUMNS
)
"""The cells of the three rows that the 2021 form has under （六）其他处理."""

FORMS: Mapping[str, Form] = MappingProxyType({"2021": FORM_2021, "2019": FORM_2019})
