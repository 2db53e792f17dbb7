"""A draft of the narrative parts (正文草稿) in plain official Chinese, out of the year's figures.

What no record can tell is asked for in brackets; a report that still holds such a bracket
cannot be self-checked.
"""

from __future__ import annotations

from gongkai.office.annual.figures.summary import Fees, Summary
from gongkai.report.form import OVERVIEW_HEADINGS

TO_WRITE = "【请补写："
"""How a request to the writer begins; it must be gone before the report is checked."""


def overview(year: Summary) -> str:
    """Part one under its five headings (总体情况), to be edited by hand."""
    paragraphs = (
        _proactive(year),
        _applications(year),
        _management(year),
        f"{TO_WRITE}政府网站、政务新媒体、政府公报、公开专区等平台的建设和运行情况】",
        _supervision(year),
    )
    pairs = zip(OVERVIEW_HEADINGS, paragraphs, strict=True)
    return "\n".join(f"{heading}\n{paragraph}" for heading, paragraph in pairs)


def problems(year: Summary) -> str:
    """Part five (存在的主要问题及改进情况): nothing that a record could know."""
    return f"{TO_WRITE}{year.year}年工作中存在的主要问题、改进措施，以及上年问题的整改情况】"


def other(year: Summary) -> str:
    """Part six (其他需要报告的事项): the information-processing fee, 0 where there was none."""
    request = f"{TO_WRITE}其他需要报告的事项；没有的，写明“无其他需要报告的事项”】"
    return f"{_fees(year.fees, year.year)}\n{request}"


def _proactive(year: Summary) -> str:
    return (
        f"{year.year}年，通过政府网站主动公开政府信息{year.items}条，"
        f"{_change(year.items, year.items_before, year=year.year - 1, unit='条')}。"
        f"公开行政规范性文件{year.normative}件、其他文件{year.other_documents}件，"
        f"编发政府公报{year.gazettes}期；"
        f"发布政策解读材料{year.interpretations}件、访谈{year.interviews}期。"
    )


def _applications(year: Summary) -> str:
    outcomes = "；".join(f"{one.label}{one.count}件，占{one.share}" for one in year.outcomes)
    return (
        f"{year.year}年，共收到政府信息公开申请{year.received}件，"
        f"{_change(year.received, year.received_before, year=year.year - 1, unit='件')}；"
        f"上年结转{year.carried_in}件。本年度办结{year.handled}件，"
        f"结转下年度继续办理{year.carried_over}件。"
        + (f"办理结果：{outcomes}。" if outcomes else "")
    )


def _management(year: Summary) -> str:
    cells = {
        line: year.report[f"proactive.normative_documents.{line}"]
        for line in ("issued", "repealed", "in_force")
    }
    return (
        f"{year.year}年，制发行政规范性文件{cells['issued']}件，废止{cells['repealed']}件；"
        f"截至12月31日，现行有效{cells['in_force']}件。"
        f"{TO_WRITE}公开审查、目录管理、文件清理等情况】"
    )


def _supervision(year: Summary) -> str:
    return (
        f"{year.year}年，下发政务公开专项整改通报{year.notices}次。"
        f"{TO_WRITE}业务培训、工作考核、社会评议和责任追究结果】"
    )


def _fees(fees: Fees, year: int) -> str:
    return (
        f"信息处理费：{year}年发出收费通知{fees.notices}件，"
        f"通知收费总金额{fees.asked:f}元，实际收取总金额{fees.received:f}元。"
    )


def _change(now: int, before: int, *, year: int, unit: str) -> str:
    """How a figure changed since a year (增减)."""
    if now == before:
        return f"与{year}年持平"
    return f"较{year}年{'增加' if now > before else '减少'}{abs(now - before)}{unit}"
