"""The form of the text (文字体例): sub-headings, numbering, leftovers, the year, the fee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.report.checks.case import CheckRule
from gongkai.report.checks.narrative.told import Told
from gongkai.report.checks.wording import place
from gongkai.report.findings import Finding, Severity
from gongkai.report.form import OVERVIEW_HEADINGS
from gongkai.report.model import AnnualReport
from gongkai.statute.law import FEE_RULES, REGULATION, REPORT_FORM

HEADING_WORDS = (
    ("主动公开",),
    ("依申请公开", "申请公开"),
    ("信息管理",),
    ("平台", "载体"),
    ("监督", "保障"),
)
"""What each of the five sub-headings of part one must speak of, in the order of the form."""

RULES = (
    CheckRule(
        "FORM-LABEL",
        Severity.WARNING,
        "Part one has its five sub-headings in order.",
        REPORT_FORM.article(),
        "sub-headings",
        "第一部分",
    ),
    CheckRule(
        "FORM-LABEL",
        Severity.WARNING,
        "No number of a heading is given twice, side by side or one after the other.",
        REGULATION.article(50, 2),
        "numbering",
    ),
    CheckRule(
        "FORM-SECTION",
        Severity.ERROR,
        "No request of the template to its writer is left.",
        REGULATION.article(50, 2),
        "template",
    ),
    CheckRule(
        "FORM-SECTION",
        Severity.WARNING,
        "No XX, ×× or ___ stands for a number or a name.",
        REGULATION.article(50, 2),
        "placeholder",
    ),
    CheckRule(
        "FORM-SECTION",
        Severity.WARNING,
        "Part six speaks of 信息处理费, from the report on 2021 on.",
        FEE_RULES.article(),
        "no fee",
    ),
    CheckRule(
        "FORM-SECTION",
        Severity.INFO,
        "Part six tells 信息处理费 by three figures: notices sent, amount asked, amount received.",
        FEE_RULES.article(),
        "fee figures",
    ),
    CheckRule(
        "FORM-PERIOD",
        Severity.WARNING,
        "Part one does not begin with another year.",
        REGULATION.article(49),
        "other year",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


LONGEST_OPENING = 30
_HEADING = re.compile(r"^[ \t]*[（(]([一二三四五六七八九十])[）)]([^\n]*)", re.MULTILINE)
_RUN_IN = re.compile(
    r"(?:^|(?<=[。；;]))[ \t]*[（(]([一二三四五六七八九十])[）)]([^\n。；;]*)", re.MULTILINE
)
"""The same where a page was copied as one line: a heading stands behind a full stop."""

_NUMERALS = "一二三四五六七八九十"
_DOUBLED = re.compile(
    r"([一二三四五六七八九十]{1,3}[、.．])[ \t]*\1|([（(][一二三四五六七八九十]{1,3}[）)])[ \t]*\2"
)
_INSTRUCTION = re.compile(
    r"(?:请|应)?(?:根据|按照|结合)(?:本单位)?实际(?:情况)?(?:如实)?填写|此处填写|请在此(?:处)?填写|请填写|请补写|请补充|待填写|待补充"
    r"|（填写[^）\n]{0,20}）|[（(]文字描述[）)]|示例文字|模板文字"
)
_PLACEHOLDER = re.compile(
    r"(?<![X×Ｘ＊*])[X×Ｘ＊*]{2,8}(?=[年月日件条份个次元万市县区局%])|(?<![A-Za-z])[xX]{2,8}(?=[年月日件条份])|_{3,}|＿{3,}"
)
_YEAR = re.compile(r"^\s*(20\d\d)\s*年(?!以?来|以?前|以?后|底|末)")
_FEE = re.compile(
    r"信息(?:公开)?(?:信息)?处理(?:相关)?(?:费|的?相关费用)|政府信息公开[^。\n]{0,12}(?:费用|收费)"
)
_NO_FEE = re.compile(
    r"(?:未|没有|无|均未|不)[^，。；\n]{0,12}(?:收取|产生|收费|涉及)|收取[^，。；\n]{0,24}[^\d.]0(?:\.0+)?(?:万)?元|无收取"
)
_FEE_PARTS = (
    ("发出收费通知的件数", re.compile(r"\d+\s*(?:件|份|次|宗|起)")),
    ("通知收取的总金额", re.compile(r"(?:通知|应收)[^。；\n]{0,30}\d[\d,.]*\s*(?:万)?元")),
    (
        "实际收取的总金额",
        re.compile(r"(?:实际|实收|收取|收到)[^。；\n]{0,40}\d[\d,.]*\s*(?:万)?元"),
    ),
)
FEES_SINCE = 2021
"""The first year of the processing fee (信息处理费): 国办函〔2020〕109号 is in force from it."""


def formalities(told: Told) -> Iterator[Finding]:
    """What the form asks of the text beside its figures."""
    report = told.report
    yield from _headings(report)
    for part, text in report.sections.items():
        where = f"sections.{part}"
        yield from _numbering(where, text)
        yield from _leftovers(where, text)
    yield from _year(report)
    yield from _fee(report)


def _headings(report: AnnualReport) -> Iterator[Finding]:
    """The five sub-headings of part one, all of them and in order."""
    text = report.sections.get("overview", "")
    if not text.strip() or report.edition != "2021":
        return
    places = _places(text, _HEADING)
    if None in places:
        places = _places(text, _RUN_IN)
    missing = [name for name, at in zip(OVERVIEW_HEADINGS, places, strict=True) if at is None]
    if missing:
        yield _asks("sections.overview", f"没有分列{'、'.join(f'“{name}”' for name in missing)}")
        return
    if places != sorted(at for at in places if at is not None):
        yield _asks("sections.overview", "五个小标题的次序与格式不同")


def _asks(where: str, what: str) -> Finding:
    return Finding(
        "FORM-LABEL",
        Severity.WARNING,
        where,
        f"{place(where)}{what}；格式依次为{'、'.join(OVERVIEW_HEADINGS)}",
    )


def _places(text: str, heading: re.Pattern[str]) -> list[int | None]:
    """Where each of the five headings stands among those of a text."""
    found = [match[2][:LONGEST_OPENING] for match in heading.finditer(text)]
    return [_place(words, found) for words in HEADING_WORDS]


def _place(words: tuple[str, ...], headings: list[str]) -> int | None:
    return next(
        (at for at, text in enumerate(headings) if any(word in text for word in words)), None
    )


def _numbering(where: str, text: str) -> Iterator[Finding]:
    """一、一、 or two neighbours numbered （二） (序号重复)."""
    for doubled in _DOUBLED.finditer(text):
        yield _numbered(where, doubled.span(), f"序号“{doubled.group()}”重复")
    last = 0
    for heading in _HEADING.finditer(text):
        number = _NUMERALS.index(heading[1]) + 1
        if number == last:
            yield _numbered(where, heading.span(1), f"先后两处序号同为“（{heading[1]}）”")
        last = number


def _numbered(where: str, span: tuple[int, int], what: str) -> Finding:
    return Finding(
        "FORM-LABEL",
        Severity.WARNING,
        f"{where}[{span[0]}:{span[1]}]",
        f"{place(where)}{what}，应顺次编号",
    )


def _leftovers(where: str, text: str) -> Iterator[Finding]:
    """请根据实际情况填写, XX件: words of the template that nobody replaced (模板残留)."""
    for found in _INSTRUCTION.finditer(text):
        yield _left(where, found, severity=Severity.ERROR)
    for found in _PLACEHOLDER.finditer(text):
        yield _left(where, found, severity=Severity.WARNING)


def _left(where: str, found: re.Match[str], *, severity: Severity) -> Finding:
    return Finding(
        "FORM-SECTION",
        severity,
        f"{where}[{found.start()}:{found.end()}]",
        f"{place(where)}留有模板文字“{found.group()}”，应填写实际情况或者删去",
        found=found.group(),
    )


def _year(report: AnnualReport) -> Iterator[Finding]:
    """Part one begins with the report's year (文字年份)."""
    found = _YEAR.match(report.sections.get("overview", ""))
    if found is None or report.year is None or int(found[1]) == report.year:
        return
    yield Finding(
        "FORM-PERIOD",
        Severity.WARNING,
        f"sections.overview[{found.start(1)}:{found.end(1)}]",
        f"“一、总体情况”开头写作{found[1]}年，报告年度为{report.year}年；应核对是否误用上年文字",
        expected=report.year,
        found=int(found[1]),
    )


def _fee(report: AnnualReport) -> Iterator[Finding]:
    """Part six tells the processing fee by its three figures (信息处理费)."""
    text = report.sections.get("other", "")
    if not text.strip() or report.edition != "2021" or (report.year or 0) < FEES_SINCE:
        return
    told = _FEE.search(text)
    if told is None:
        yield Finding(
            "FORM-SECTION",
            Severity.WARNING,
            "sections.other",
            "“六、其他需要报告的事项”没有报告收取信息处理费的情况；"
            "应写明发出收费通知的件数、总金额以及实际收取的总金额，没有的写0",
        )
        return
    if _NO_FEE.search(text):
        return
    missing = [name for name, words in _FEE_PARTS if not words.search(text)]
    if missing:
        yield Finding(
            "FORM-SECTION",
            Severity.INFO,
            f"sections.other[{told.start()}:{told.end()}]",
            f"信息处理费没有写明{'、'.join(missing)}；"
            "应写明发出收费通知的件数、总金额以及实际收取的总金额",
        )
