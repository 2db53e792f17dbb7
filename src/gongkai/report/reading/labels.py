"""The form's labels and what offices print for them (行名列名): exact first, likeness second.

A label is compared by its letters alone, without its enumerator: spaces inside words, other
brackets, ① for 1. and traditional characters are the same label; other words are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from gongkai.report.characters import letters
from gongkai.report.form import COLUMNS, FORM_2019, FORM_2021, RESULTS

HEADING = "="
"""Begins the key of a heading in table 3 that has no figures of its own: `=refused`."""

_CHINESE = "一二三四五六七八九十"
_ENUMERATOR = re.compile(
    r"\s*(?:第?\(\s*([一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])\s*\)\s*[、.,:]?"
    r"|第?([一二三四五六七八九十]{1,3}|\d{1,2}|[a-z])\s*[、.,:)\]．](?!\d)"
    r"|(\d{1,2})\s*(?=[^\W\d_]))\s*",
    re.IGNORECASE,
)

ALIASES: Mapping[str, tuple[str, ...]] = {
    "received": ("本年新收", "本年新收申请数量", "本年新收政府信息公开申请", "本年新收件数"),
    "carried_in": ("上年结转", "上年结转申请数量", "上年结转政府信息公开申请", "上年结转件数"),
    "partial": ("部分公开", "部分公开区分处理的只计这一情形"),
    "refused_state_secret": ("国家秘密", "涉及国家秘密"),
    "refused_prohibited": ("法律行政法规禁止公开", "法律行政法规禁止", "其他法律法规禁止公开"),
    "refused_security": ("三安全一稳定",),
    "refused_third_party": ("第三方合法权益", "第三方权益", "保护第三方权益"),
    "refused_internal": ("三类内部事务信息", "内部事务信息", "三类内部事务", "内部事务"),
    "refused_deliberative": ("四类过程性信息", "过程性信息", "四类过程性"),
    "refused_enforcement_file": ("行政执法案卷", "执法案卷", "行政执法案卷信息"),
    "refused_inquiry": ("行政查询事项", "行政查询"),
    "unavailable_not_held": ("本机关不掌握", "不掌握相关政府信息", "不掌握"),
    "unavailable_needs_creation": ("需要另行制作", "没有现成信息", "另行制作"),
    "unavailable_unclear": ("补正后仍不明确", "补正后内容仍不明确", "申请内容仍不明确"),
    "declined_petition": ("信访举报投诉", "信访举报投诉类"),
    "declined_publication": ("公开出版物", "提供公开出版物"),
    "declined_excessive": ("大量反复申请", "大量反复", "无正当理由大量反复"),
    "declined_reissue": ("确认或重新出具", "确认或重新出具已获取信息", "重新出具已获取信息"),
    "closed_uncorrected": ("逾期不补正", "申请人逾期不补正", "申请人无正当理由逾期不补正"),
    "closed_unpaid": ("逾期未缴费", "逾期不缴费", "逾期未缴纳费用", "申请人逾期未缴费"),
    "handled": ("合计", "办理结果总计", "总计数"),
    "carried_over": ("结转下年度", "结转下年继续办理", "结转下一年度继续办理", "结转下年"),
}
"""Shorter or older words for the rows of table 3, seen in published reports."""

COLUMN_ALIASES: Mapping[str, tuple[str, ...]] = {
    "business": ("企业", "商业"),
    "research": ("科研", "科研单位"),
    "welfare": ("社会公益", "公益组织", "社会公益机构"),
    "legal_service": ("法律服务", "法律服务组织"),
    "other": ("其它",),
    "total": ("合计",),
}

RESULT_ALIASES: Mapping[str, tuple[str, ...]] = {
    "upheld": ("维持",),
    "corrected": ("纠正",),
    "other": ("其他",),
    "pending": ("未审结",),
    "total": ("合计",),
}

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "results": ("本年度办理结果", "办理结果", "本年办理结果"),
    "refused": ("不予公开",),
    "unavailable": ("无法提供",),
    "declined": ("不予处理",),
    "applicants": ("申请人情况",),
    "organisations": ("法人或其他组织",),
    "note": ("本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",),
}


def without_enumerator(text: str) -> str:
    """A label without its number: 「（一）予以公开」 → 「予以公开」.

    >>> [without_enumerator(label) for label in ("3.其他", "④ 保护第三方", "危及“三安全一稳定”")]
    ['其他', '保护第三方', '危及“三安全一稳定”']
    """
    flat = unicodedata.normalize("NFKC", text)
    found = _ENUMERATOR.match(flat)
    return flat[found.end() :] if found and found.end() < len(flat) else flat


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """What a label is compared by: its letters without its enumerator (比对用字)."""
    return letters(without_enumerator(text))


@lru_cache(maxsize=4096)
def ordinal(text: str) -> int | None:
    """The number that a label carries: 2 for 「二、」, 「（二）」, 「②」; None without one."""
    found = _ENUMERATOR.match(unicodedata.normalize("NFKC", text))
    mark = next((group for group in found.groups() if group), "") if found else ""
    if mark.isascii():
        return int(mark) if mark.isdigit() else (ord(mark.lower()) - 96 if mark else None)
    return _chinese(mark)


def _chinese(mark: str) -> int | None:
    if len(mark) == 1:
        return _CHINESE.index(mark) + 1
    if len(mark) == 2 and mark[0] == "十":
        return 10 + _CHINESE.index(mark[1]) + 1
    return None


def same_label(printed: str, label: str) -> bool:
    """Whether printed words are the form's, enumerators compared where both have one."""
    if words(printed) != words(label):
        return False
    number = ordinal(printed)
    return number is None or number == ordinal(label)


def _lookup(
    lines: Iterable[tuple[str, str]], aliases: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    table = {words(alias): key for key, others in aliases.items() for alias in others}
    return table | {words(label): key for key, label in lines}


ROWS: Mapping[str, str] = _lookup(
    [(row.key, row.label) for form in (FORM_2019, FORM_2021) for row in form.rows], ALIASES
) | {words(label): HEADING + key for key, labels in HEADINGS.items() for label in labels}
"""Letters of a label of table 3 → its row's key, or a heading's key behind `HEADING`."""

ROW_WORDS: Mapping[str, tuple[str, ...]] = {
    row.key: (words(row.label), *map(words, ALIASES.get(row.key, ())))
    for form in (FORM_2019, FORM_2021)
    for row in form.rows
}
"""All the words by which a row of table 3 is known, for the likeness of misspelt labels."""

ROW_ORDINALS: Mapping[str, int | None] = {
    row.key: ordinal(row.label) for form in (FORM_2019, FORM_2021) for row in form.rows
}
"""The number that the form gives a row of table 3, which tells misspelt rows apart."""

COLUMN_NAMES: Mapping[str, str] = _lookup(
    [(column.key, column.label) for column in COLUMNS], COLUMN_ALIASES
)
RESULT_NAMES: Mapping[str, str] = _lookup(
    [(result.key, result.label) for result in RESULTS], RESULT_ALIASES
)

TABLE_2_ROWS: Mapping[str, str] = {
    "规章": "regulations",
    "行政规章": "regulations",
    "政府规章": "regulations",
    "行政规范性文件": "normative_documents",
    "规范性文件": "normative_documents",
    "行政许可": "licences",
    "行政处罚": "penalties",
    "行政强制": "coercive_measures",
    "行政强制措施": "coercive_measures",
    "行政事业性收费": "fees",
    "其他对外管理服务事项": "other_services",
    "政府集中采购": "procurement",
}
"""Letters of a label of table 2 → its block; the last two stand in the 2019 form only."""

TABLE_2_COLUMNS: Mapping[str, str] = {
    "本年制发件数": "issued",
    "制发件数": "issued",
    "本年废止件数": "repealed",
    "废止件数": "repealed",
    "现行有效件数": "in_force",
    "本年处理决定数量": "decisions",
    "处理决定数量": "decisions",
    "本年收费金额单位万元": "fees_10k_yuan",
    "本年收费金额": "fees_10k_yuan",
    "本年收费金额万元": "fees_10k_yuan",
}

TABLE_2_COLUMNS_2019 = (
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "本年增/减",
    "处理决定数量",
    "采购项目数量",
    "采购总金额",
)
MARKS_OF_2019 = frozenset(map(words, TABLE_2_COLUMNS_2019)) - {words("处理决定数量")}
"""Headings that only the 2019 form has: they tell the edition."""

MARKS_OF_2021 = frozenset(
    map(words, ("本年制发件数", "本年废止件数", "现行有效件数", "本年处理决定数量"))
)

BLOCKS_OF_TABLE_4: Mapping[str, tuple[str, ...]] = {
    "litigation_direct": ("未经复议直接起诉", "未经复议", "直接起诉"),
    "litigation_after_reconsideration": ("复议后起诉",),
    "reconsideration": ("行政复议", "行政法复议"),
}
"""Words that name a block of table 4; the lawsuits first, for their names contain 复议."""
