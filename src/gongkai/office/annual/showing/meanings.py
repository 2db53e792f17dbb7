"""What a figure of the report means (指标含义): its rule in words, its articles, its sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.office.annual.figures.counting import table_of
from gongkai.report.checks import Identity, identities, place
from gongkai.report.checks.wording import sum_in_words
from gongkai.report.form import COLUMNS, FORM_2021, RESULTS
from gongkai.report.model import AnnualReport
from gongkai.statute import OUTCOMES


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one cell says (指标含义): where it stands, its rule, what it rests on."""

    path: str
    place: str
    rule: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One sum of the form as it stands in a report (勾稽关系): in words, and whether it holds."""

    text: str
    holds: bool


FORM = f"《政府信息公开工作年度报告格式》（{FORM_2021.notice}）"
"""What every figure rests on: the form itself."""

_ROWS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "received": (
            "收到申请之日在本年1月1日至12月31日之间的政府信息公开申请件数。"
            "一件申请计一件，收到之日按照《政府信息公开条例》第三十一条确定。",
            ("《政府信息公开条例》第三十一条", "《政府信息公开条例》第五十条第一款第（二）项"),
        ),
        "carried_in": (
            "上年12月31日以前收到、到上年年底还没有作出处理决定的申请件数，"
            "应当等于上年报告的“结转下年度继续办理”。",
            ("《政府信息公开条例》第五十条第一款第（二）项",),
        ),
        "handled": (
            "本年作出处理决定的申请件数，等于上面各项办理结果之和。"
            "补正、延期、征求意见等程序性处理不计入。",
            ("《政府信息公开条例》第五十条第一款第（二）项",),
        ),
        "carried_over": (
            "本年12月31日以前收到、到年底还没有作出处理决定的申请件数，"
            "包括正在补正、征求意见、延期和等待缴费的申请。",
            ("《政府信息公开条例》第五十条第一款第（二）项",),
        ),
    }
)

_DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "issued": "本机关制发、成文日期在本年内并且已经公开的{name}件数。",
        "repealed": "本机关制发的{name}中，本年内被废止的件数；有效期届满而失效的不算废止。",
        "in_force": "本机关制发的{name}中，到本年12月31日仍然有效的件数，包括修改后继续有效的。",
    }
)

_ENTERED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "licences": (
            "本年作出的行政许可处理决定数量，准予和不予许可的都计入，由行政许可业务系统统计。",
            "《政府信息公开条例》第二十条第（五）项",
        ),
        "penalties": (
            "本年作出的行政处罚处理决定数量，由行政执法业务系统统计。",
            "《政府信息公开条例》第二十条第（六）项",
        ),
        "coercive_measures": (
            "本年作出的行政强制处理决定数量，由行政执法业务系统统计。",
            "《政府信息公开条例》第二十条第（六）项",
        ),
        "fees": (
            "本年收取的行政事业性收费总金额，单位为万元，由财务系统统计。"
            "它与政府信息公开的信息处理费不是一回事。",
            "《政府信息公开条例》第二十条第（八）项",
        ),
    }
)

_REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "upheld": "本年审结、维持本机关行为的{name}案件数，包括驳回复议请求、判决驳回诉讼请求的。",
        "corrected": (
            "本年审结、纠正本机关行为的{name}案件数，包括撤销、变更、确认违法或者无效、责令履行的。"
        ),
        "other": (
            "本年以其他方式审结的{name}案件数，包括不予受理、驳回复议申请、驳回起诉、撤回、终止、"
            "调解和解的。"
        ),
        "pending": "到本年12月31日还没有审结的{name}案件数，包括一审已判、二审未结的。",
        "total": "本年审结的和年底尚未审结的{name}案件数之和。",
    }
)


def meaning(path: str) -> Meaning:
    """What a cell of the form means (指标含义). Raises KeyError for what is no cell."""
    table, row, column = table_of(path)
    explained = {"proactive": _proactive, "applications": _applications, "remedies": _remedies}
    rule, articles = explained[table](row, column)
    return Meaning(path, place(path), rule, (*articles, FORM))


def _proactive(row: str, column: str) -> tuple[str, tuple[str, ...]]:
    if row in _ENTERED:
        rule, article = _ENTERED[row]
        return rule, (article,)
    name = "规章" if row == "regulations" else "行政规范性文件"
    return _DOCUMENTS[column].format(name=name), ("《政府信息公开条例》第二十条第（一）项",)


def _applications(row: str, column: str) -> tuple[str, tuple[str, ...]]:
    who = next(one.label for one in COLUMNS if one.key == column)
    whose = "各类申请人合计。" if column == "total" else f"申请人为{_applicant(column, who)}的。"
    if row in _ROWS:
        rule, articles = _ROWS[row]
        return f"{rule}{whose}", articles
    outcome = OUTCOMES[row]
    rule = (
        f"本年作出处理决定、结果为“{outcome.group.value}—{_label(row)}”的申请件数。"
        f"每件申请只计一项结果。{whose}"
    )
    if row in {"granted", "partial"}:
        rule = rule.replace(f"{outcome.group.value}—", "")
    return rule, tuple(str(article) for article in outcome.basis)


def _applicant(column: str, label: str) -> str:
    return "其他法人或者组织" if column == "other" else label


def _label(row: str) -> str:
    label = next(line.label for line in FORM_2021.outcomes if line.key == row)
    return label.partition("）")[2] if label.startswith("（") else label.partition(".")[2]


def _remedies(row: str, column: str) -> tuple[str, tuple[str, ...]]:
    block = next(one for one in FORM_2021.remedies if one.key == row)
    assert column in {line.key for line in RESULTS}
    return _REMEDIES[column].format(name="—".join(block.headings)), (
        "《政府信息公开条例》第五十条第一款第（三）项",
        "《政府信息公开条例》第五十一条",
    )


def proofs_of(report: AnnualReport, *, path: str = "") -> list[Proof]:
    """Every sum of the form as it stands in a report (勾稽关系), or those of one cell."""
    return [
        _proof(report, identity)
        for identity in identities(report.form)
        if not path or path in identity.parts.paths or path in identity.whole.paths
    ]


def _proof(report: AnnualReport, identity: Identity) -> Proof:
    parts = [report[path] for path in identity.parts.paths]
    whole = [report[path] for path in identity.whole.paths]
    known = None not in parts and None not in whole
    holds = known and sum(filter(None, parts)) == sum(filter(None, whole))
    is_balance = len(identity.whole.paths) > 1
    left = sum_in_words(identity.parts.names, parts, always=is_balance)
    right = sum_in_words(identity.whole.names, whole, always=True)
    return Proof(f"{identity.place}：{left}，{'等于' if holds else '应等于'}{right}", holds)
