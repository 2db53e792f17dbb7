"""The pages of the checks: every rule with its source and a finding that it really gives.

The rules stand beside the checks (`RULES` in each module of `gongkai.report.checks`). Each is run
here on a small invented report with one thing wrong in it; a rule without such a report stops
the writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from gongkai.report.checks import TABLE_RULES, TEXT_RULES, Case, CheckRule, findings
from gongkai.report.findings import Finding
from gongkai.report.form import FORM_2021
from gongkai.report.model import AnnualReport, Note, Reading

ORIGIN = "Written by `make docs` from the rules beside the checks; the examples are invented."
PAGES: Mapping[str, tuple[str, tuple[CheckRule, ...]]] = {
    "checks": ("Checks of tables and form 表格与格式核对", TABLE_RULES),
    "checks-of-the-text": ("Checks of the text 文字核对", TEXT_RULES),
}
"""The pages, with their titles and their rules."""

OVERVIEW = """（一）主动公开。全年主动公开信息120条。
（二）依申请公开。共收到政府信息公开申请12件，上年结转1件，办结12件，结转下年度1件。
（三）政府信息管理。制发行政规范性文件3件。
（四）政府信息公开平台建设。改版门户网站栏目。
（五）监督保障。开展业务培训2次。"""
NUMBERS = {
    "applications.received": (11, 1),
    "applications.carried_in": (1, 0),
    "applications.granted": (10, 1),
    "applications.partial": (1, 0),
    "applications.handled": (11, 1),
    "applications.carried_over": (1, 0),
}


def base(**fields: Any) -> AnnualReport:
    """An invented report without a fault, with some of its fields replaced."""
    cells: dict[str, Any] = dict.fromkeys(FORM_2021.paths, 0)
    for row, (people, firms) in NUMBERS.items():
        cells |= {f"{row}.natural_person": people, f"{row}.business": firms}
        cells[f"{row}.total"] = people + firms
    cells |= {
        "proactive.normative_documents.issued": 3,
        "proactive.normative_documents.in_force": 8,
        "remedies.reconsideration.upheld": 2,
        "remedies.reconsideration.total": 2,
    }
    report = AnnualReport(
        organ="云溪县教育局",
        year=2023,
        cells=cells,
        title="云溪县教育局2023年政府信息公开工作年度报告",
        sections={
            "overview": OVERVIEW,
            "problems": "政策解读形式单一，基层业务培训不足；今年将丰富解读形式，开展两次培训。",
            "other": "本年度发出信息处理费收费通知0件，通知收取总金额0元，实际收取总金额0元。",
        },
        reading=Reading(source="云溪.docx", format="docx"),
    )
    return replace(report, **fields)


def with_cells(**cells: Any) -> Case:
    """The report with other numbers; `__` stands for the dots of a path."""
    changed = {path.replace("__", "."): value for path, value in cells.items()}
    return Case(base(cells={**base().cells, **changed}))


def with_text(old: str, new: str, part: str = "overview") -> Case:
    """The report with other words in a part."""
    return Case(base(sections={**base().sections, part: base().sections[part].replace(old, new)}))


def read_as(**noticed: Any) -> Case:
    """The report as a reader that noticed something gives it."""
    return Case(base(reading=Reading(source="云溪.docx", format="docx", **noticed)))


def after(**cells: Any) -> Case:
    """The report with last year's, of which some numbers are given."""
    changed = {path.replace("__", "."): value for path, value in cells.items()}
    last = base(year=2022, title="云溪县教育局2022年政府信息公开工作年度报告")
    stock = {"proactive.normative_documents.in_force": 5}
    return Case(base(), replace(last, cells={**last.cells, **stock, **changed}))


def compared(words: str) -> Case:
    """The report with a comparison in its words, and last year's 10 applications."""
    case = after(applications__received__total=10)
    return replace(case, report=with_text("申请12件，", f"申请12件，{words}，").report)


RENAMED = base(organ="南山镇人民政府", title="南山镇人民政府2023年政府信息公开工作年度报告")

EXAMPLES: Mapping[str, Case] = {
    "row sum": with_cells(applications__granted__total=12),
    "outcomes": with_cells(applications__partial__natural_person=2, applications__partial__total=2),
    "balance": with_cells(
        applications__carried_over__natural_person=2, applications__carried_over__total=2
    ),
    "block sum": with_cells(remedies__reconsideration__total=0),
    "blank": with_cells(applications__partial__research=None, applications__partial__other=None),
    "value": with_cells(applications__partial__research=-1),
    "row": read_as(labels={"applications.closed_unpaid": ""}),
    "column": read_as(labels={"remedies.litigation_direct": ""}),
    "part": Case(base(sections={key: base().sections[key] for key in ("overview", "problems")})),
    "label": read_as(labels={"applications.refused_prohibited": "2.其他法律行政止公开"}),
    "title": Case(base(title="2023年政府信息公开年报")),
    "period": with_text("（一）", "统计期限为2023年1月1日至11月30日。\n（一）"),
    "carry": after(applications__carried_over__total=2),
    "other organ": replace(after(), report=RENAMED),
    "stock": after(proactive__normative_documents__in_force=9),
    "rollup": Case(base(), covers=(with_cells(proactive__licences__decisions=4).report,)),
    "doubt": read_as(doubts=(Note("applications.partial", "单元格内容为“1O”，未取值"),)),
    "table": with_text("申请12件", "申请15件"),
    "other reading": with_text("申请12件", "申请13件"),
    "share": with_text("办结12件，", "办结12件，其中予以公开11件，占81.7%；"),
    "cut share": with_text("办结12件，", "办结12件，其中予以公开11件，占91.6%；"),
    "sum": with_text("120条", "120条（其中政策文件60条、工作动态50条）"),
    "change": compared("较上年增加5件"),
    "own change": with_text("申请12件，", "申请12件，比2022年（10件）增长30%，"),
    "unit": with_text("办结12件", "办结12"),
    "empty": with_text(base().sections["problems"], "无", "problems"),
    "copied": after(),
    "sub-headings": with_text("（三）政府信息管理。", ""),
    "numbering": with_text("（二）", "（一）"),
    "template": with_text("120条", "（请根据实际情况填写）条"),
    "placeholder": with_text("120条", "XX条"),
    "no fee": with_text(base().sections["other"], "没有其他需要报告的事项。", "other"),
    "fee figures": with_text(base().sections["other"], "本年度实际收取信息处理费30元。", "other"),
    "other year": with_text("（一）", "2022年，我局认真落实要求。\n（一）"),
}
"""A report for each rule, by the rule's `example`."""


def example(rule: CheckRule) -> Finding:
    """The finding that a rule gives on its invented report."""
    case = EXAMPLES[rule.example]
    found = findings(case.report, case.previous, covers=case.covers)
    return next(item for item in found if (item.code, item.severity) == (rule.code, rule.severity))


def pages() -> dict[str, str]:
    """The pages of the checks, by name."""
    return {name: "\n".join(_page(name)) + "\n" for name in PAGES}


def _page(name: str) -> Iterator[str]:
    title, rules = PAGES[name]
    others = [f"[{title}]({other}.md)" for other, (title, _) in PAGES.items() if other != name]
    yield from (f"# {title}", "", ORIGIN)
    yield f"The rest: {'; '.join(others)}. What a finding holds: [the report](report.md#findings)."
    codes = dict.fromkeys(rule.code for rule in rules)
    for code in codes:
        yield from ("", f"## {code}")
        for rule in rules:
            if rule.code == code:
                yield from _entry(rule)


def _entry(rule: CheckRule) -> Iterator[str]:
    found = example(rule)
    yield from ("", f"**{rule.severity.label}** {rule.text}")
    yield f"Source: {rule.source}{rule.place}."
    yield from ("", f"> {found.message}<br>`{found.where}`")
