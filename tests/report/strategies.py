"""Hypothesis strategies of annual reports whose every sum holds (all people and organs invented).

`consistent_reports()` draws reports in the 2021 form, in the 2021 form with a single 其他处理
row, and in the 2019 form; pass `editions=("2021",)` to narrow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gongkai.report.form import APPLICANTS, FORM_2019, FORM_2021, OVERVIEW_HEADINGS, RESULTS
from gongkai.report.model import FEES, AnnualReport, Value

EDITIONS = ("2021", "2021 with closed", "2019")
"""What can be drawn; the second is a 2021 report that kept the single 其他处理 row."""

ORGANS = (
    "云溪县人民政府办公室",
    "云溪县自然资源和规划局",
    "青禾市人民政府",
    "柳湾镇人民政府",
    "青禾市云溪区教育局",
)

SENTENCES = (
    "本机关把政务公开纳入年度重点工作，逐级压实责任。",
    "办理流程进一步规范，答复文书全部经过合法性审查。",
    "个别栏目更新不够及时，解读形式较为单一。",
    "下一步将加强业务培训，健全协调机制。",
    "开放日活动邀请群众代表走进办事大厅（含线上直播）。",
    "栏目名称为“A&B <政策> 问答”，标注 #标签、$符号、*星号、_下划线_ 与反斜杠\\。",
    "公开指南、公开制度与公开年报在同一专栏集中展示；",
)

EXTRA_2019 = (
    "规章/本年新制作数量",
    "规章/本年新公开数量",
    "规章/对外公开总数量",
    "规范性文件/本年新制作数量",
    "规范性文件/本年新公开数量",
    "规范性文件/对外公开总数量",
    "行政许可/上一年项目数量",
    "行政许可/本年增/减",
    "行政许可/处理决定数量",
    "行政事业性收费/上一年项目数量",
    "行政事业性收费/本年增/减",
    "政府集中采购/采购项目数量",
)

counts = st.integers(0, 9_999)
small = st.integers(1, 60)


def paragraphs() -> st.SearchStrategy[str]:
    """One to four invented sentences, a paragraph each."""
    return st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join)


@st.composite
def overviews(draw: st.DrawFn) -> str:
    """Part one with its five prescribed headings (总体情况)."""
    return "\n".join(
        part for heading in OVERVIEW_HEADINGS for part in (heading, draw(paragraphs()))
    )


@st.composite
def table_3(draw: st.DrawFn, outcomes: Sequence[str]) -> dict[str, Value]:
    """Table 3 in which rows, outcomes and balances all hold (收到和处理申请情况)."""
    keys = [f"{row}.{column.key}" for row in outcomes for column in APPLICANTS]
    drawn = draw(st.dictionaries(st.sampled_from(keys), small, max_size=12))
    table: dict[str, int] = {}
    for column in (line.key for line in APPLICANTS):
        for row in outcomes:
            table[f"{row}.{column}"] = drawn.get(f"{row}.{column}", 0)
        handled = sum(table[f"{row}.{column}"] for row in outcomes)
        over = draw(st.sampled_from((0, 0, 0, 1, 7)))
        carried_in = draw(st.integers(0, handled + over))
        table |= {
            f"received.{column}": handled + over - carried_in,
            f"carried_in.{column}": carried_in,
            f"handled.{column}": handled,
            f"carried_over.{column}": over,
        }
    for row in ("received", "carried_in", *outcomes, "handled", "carried_over"):
        table[f"{row}.total"] = sum(table[f"{row}.{column.key}"] for column in APPLICANTS)
    return {f"applications.{path}": value for path, value in table.items()}


@st.composite
def table_4(draw: st.DrawFn) -> dict[str, Value]:
    """Table 4 in which every block's total holds (行政复议、行政诉讼情况)."""
    table: dict[str, Value] = {}
    for block in FORM_2021.remedies:
        results = draw(st.lists(st.integers(0, 30), min_size=4, max_size=4))
        for line, value in zip(RESULTS, (*results, sum(results)), strict=True):
            table[f"remedies.{block.key}.{line.key}"] = value
    return table


@st.composite
def table_2(draw: st.DrawFn) -> dict[str, Value]:
    """Table 2 of the 2021 form: counts, and the fees as an exact decimal (主动公开情况)."""
    table: dict[str, Value] = {
        f"proactive.{block.key}.{line.key}": draw(counts)
        for block in FORM_2021.proactive
        for line in block.lines
    }
    table[FEES] = Decimal(draw(st.integers(0, 10**9))).scaleb(-draw(st.integers(0, 6)))
    return table


@st.composite
def consistent_reports(
    draw: st.DrawFn, editions: Sequence[str] = EDITIONS, *, organ: str | None = None
) -> AnnualReport:
    """A complete report in which every sum of the form holds (勾稽关系全部成立的年度报告)."""
    kind = draw(st.sampled_from(editions))
    single = kind != "2021"
    form = FORM_2019 if single else FORM_2021
    edition = "2019" if kind == "2019" else "2021"
    year = draw(st.integers(2019, 2020) if edition == "2019" else st.integers(2021, 2026))
    name = organ or draw(st.sampled_from(ORGANS))
    cells = draw(table_3([row.key for row in form.outcomes])) | draw(table_4())
    extra: dict[str, Any] = {}
    if edition == "2019":
        extra = draw(st.dictionaries(st.sampled_from(EXTRA_2019), counts, max_size=6))
    else:
        cells |= draw(table_2())
    return AnnualReport(
        organ=name,
        year=year,
        cells=cells,
        edition=edition,
        title=f"{name}{year}年政府信息公开工作年度报告",
        sections={
            "overview": draw(overviews()),
            "problems": draw(paragraphs()),
            "other": f"{draw(paragraphs())}\n本年度未收取信息处理费。",
        },
        extra=extra,
    )


def paths_of_table(report: AnnualReport, table: str) -> list[str]:
    """The cells of one table of a report: `proactive`, `applications` or `remedies`."""
    return [path for path in report.form.paths if path.startswith(f"{table}.")]
