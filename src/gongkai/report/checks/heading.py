"""Title, year and period (标题与统计期限): FORM-TITLE and FORM-PERIOD (ADR 0032)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.report.checks.case import Case, CheckRule
from gongkai.report.checks.layout import is_document
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport
from gongkai.statute.law import REGULATION, REPORT_FORM

TITLE = "政府信息公开工作年度报告"
"""How every title ends, after the organ and the year (标题)."""

EDITION_YEARS = {"2019": (2019, 2020), "2021": (2021, 2099)}
"""Report years of each edition: 国办公开办函〔2021〕30号 replaced the form of 2019 from 2021 on."""

RULES = (
    CheckRule(
        "FORM-TITLE",
        Severity.ERROR,
        "The title is the organ, the year and 政府信息公开工作年度报告.",
        REPORT_FORM.article(),
        "title",
        "标题",
    ),
    CheckRule(
        "FORM-PERIOD",
        Severity.ERROR,
        "The year is known and suits the edition of the form; a period that is stated is the whole"
        " year.",
        REGULATION.article(49),
        "period",
    ),
)
"""The rules of this module, as the page of the checks lists them."""


_DAY = r"(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_PERIOD = re.compile(
    rf"统计(?:期限|时限|时间|周期)\D{{0,8}}(\d{{4}})\s*年\s*{_DAY}\D{{0,8}}(?:(\d{{4}})\s*年\s*)?{_DAY}"
)
_YEAR = re.compile(r"(\d{4})年")


def title(case: Case) -> Iterator[Finding]:
    """The title names the organ and the year and ends in the prescribed words (FORM-TITLE)."""
    report = case.report
    text = "".join(report.title.split())
    if not text:
        if is_document(report):
            yield _error("FORM-TITLE", "title", f"没有读到标题，应为“{_wanted(report)}”")
        return
    rest = text.removesuffix(TITLE)
    years = [int(year) for year in _YEAR.findall(rest)]
    wrong = report.year is not None and years != [report.year]
    if rest == text or wrong or not _YEAR.sub("", rest).strip("度"):
        yield Finding(
            "FORM-TITLE",
            Severity.ERROR,
            "title",
            f"标题为“{report.title}”，应为“{_wanted(report)}”",
            expected=_wanted(report),
            found=report.title,
        )


def _wanted(report: AnnualReport) -> str:
    return f"{report.organ or '机关名称'}{report.year or '××××'}年{TITLE}"


def period(case: Case) -> Iterator[Finding]:
    """The year suits the edition of the form, the period is the whole year (FORM-PERIOD)."""
    report = case.report
    if report.year is None:
        yield _error("FORM-PERIOD", "year", "没有读到报告年度，应在标题写明年份")
        return
    first, last = EDITION_YEARS.get(report.edition, (2019, 2099))
    if not first <= report.year <= last:
        yield _error(
            "FORM-PERIOD",
            "year",
            f"报告年度为{report.year}，所用的{report.edition}年格式适用于{_span(first, last)}，"
            "应核对年份或者改用相应格式",
        )
    yield from _stated_period(report, report.sections.get("overview", ""))


def _span(first: int, last: int) -> str:
    return f"{first}年度及以后" if last == 2099 else f"{first}至{last}年度"


def _stated_period(report: AnnualReport, text: str) -> Iterator[Finding]:
    stated = _PERIOD.search(text)
    if stated is None:
        return
    year, month, day, last_year, last_month, last_day = stated.groups()
    begin, end = (year, month, day), (last_year or year, last_month, last_day)
    whole = ((report.year, 1, 1), (report.year, 12, 31))
    if (tuple(map(int, begin)), tuple(map(int, end))) != whole:
        yield _error(
            "FORM-PERIOD",
            f"sections.overview[{stated.start()}:{stated.end()}]",
            f"写明的统计期限为{'年'.join(begin[:2])}月{day}日至{'年'.join(end[:2])}月{last_day}日，"
            f"应为{report.year}年1月1日至12月31日",
        )


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)
