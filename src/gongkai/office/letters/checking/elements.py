"""The elements of a letter (要素): number, addressee, dates, fields, reasons, nothing unmerged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.office.letters.catalogue.fields import FIELDS
from gongkai.office.letters.checking.case import Case, error, warning
from gongkai.office.letters.facts import in_chinese, values
from gongkai.office.letters.merging.merge import ENDS
from gongkai.report.findings import Finding

NUMBER = re.compile(r"[^〔〕\d\s]+〔(\d{4})〕([1-9]\d*)号")
"""机关代字〔年份〕序号号: hexagonal brackets, no 第, no leading zero (GB/T 9704-2012)."""

NO_NUMBER_AHEAD = "第"
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|×××|XXX|某某")
MASK = "*"
SHORTEST_REASON = 6
"""Characters below which words are no reasons."""

LEVELS = re.compile(r"绝密|机密级|秘密级|[机秘]密★|定密|保密期限")
"""What a letter about a state secret does not say (G11)."""

OF_THE_FRAME = frozenset({"organ", "number", "addressee", "dated", "basis", "reasons", "remedy"})
"""Fields with rules of their own."""


def elements(case: Case) -> Iterator[Finding]:
    """Every finding about the elements of a letter."""
    yield from _number(case)
    yield from _addressee(case)
    yield from _dates(case)
    yield from _fields(case)
    yield from _reasons(case)
    yield from _words(case)


def _number(case: Case) -> Iterator[Finding]:
    number, dated = case.facts.number, case.facts.dated
    if not case.kind.series:
        return
    found = NUMBER.fullmatch(number)
    if not number:
        yield error("L-NUMBER", "number", "没有文号，请先取文号。")
    elif not found or NO_NUMBER_AHEAD in number:
        yield error(
            "L-NUMBER",
            "number",
            f"文号“{number}”不合格式，应为机关代字〔年份〕序号号，如示政办公开答〔2026〕5号："
            "用六角括号，不加“第”，序号不编虚位。",
        )
    elif dated and int(found[1]) != dated.year:
        yield error(
            "L-NUMBER", "number", f"文号的年份是{found[1]}年，成文日期是{dated.year}年，请核对。"
        )
    if number and not case.holds(number):
        yield error("L-NUMBER", "number", f"文书中没有文号“{number}”，请核对模板。")


def _addressee(case: Case) -> Iterator[Finding]:
    name = case.facts.addressee
    if not case.kind.has_salutation:
        return
    if not name.strip():
        yield error("L-ADDRESSEE", "addressee", f"没有{case.kind.addressee.value}的名称。")
    elif MASK in name:
        yield error("L-ADDRESSEE", "addressee", f"“{name}”是打码的名称，请写完整的姓名或者名称。")
    elif not case.holds(name):
        yield error("L-ADDRESSEE", "addressee", f"文书中没有写{case.kind.addressee.value}的名称。")


def _dates(case: Case) -> Iterator[Finding]:
    dated, request = case.facts.dated, case.facts.request
    if dated is None:
        if case.kind.has_salutation:
            yield error("L-DATE", "dated", "没有成文日期。")
        return
    if dated > case.today:
        yield error("L-DATE", "dated", f"成文日期{dated}晚于今天（{case.today}），请核对。")
    if request.received and dated < request.received:
        yield error(
            "L-DATE", "dated", f"成文日期{dated}早于收到申请之日{request.received}，请核对。"
        )
    if case.kind.has_salutation and not case.holds(in_chinese(dated)):
        yield error("L-DATE", "dated", f"文书中没有成文日期“{in_chinese(dated)}”，请核对模板。")
    if case.kind.is_reply and request.due and dated > request.due:
        yield warning(
            "L-LATE", "dated", f"成文日期{dated}已超过答复期限{request.due}，属于逾期答复。"
        )


def _fields(case: Case) -> Iterator[Finding]:
    filled = values(case.kind, case.facts)
    for code in case.kind.required:
        field = FIELDS[code]
        if code in OF_THE_FRAME:
            continue
        value = filled[field.label]
        if not (value.strip(ENDS) if isinstance(value, str) else value):
            yield error("L-FIELD", code, f"缺少“{field.label}”，请补填。")
        elif isinstance(value, str) and not _said(case, value):
            yield error("L-FIELD", code, f"文书中没有写“{field.label}”，请核对模板。")
        elif isinstance(value, list):
            yield from _rows(case, code, value)


def _said(case: Case, value: str) -> bool:
    """Whether the document says each line of a value, the stop at its end apart."""
    return all(case.holds(line.strip().rstrip(ENDS)) for line in value.splitlines())


def _rows(case: Case, code: str, rows: list[dict[str, str]]) -> Iterator[Finding]:
    field = FIELDS[code]
    for number, row in enumerate(rows, start=1):
        empty = [part for part in field.parts if not row[part].strip(ENDS)]
        if empty:
            yield error(
                "L-FIELD", code, f"{field.label}第{number}项没有写{'、'.join(empty)}，请逐项写明。"
            )
        if any(not _said(case, row[part]) for part in field.parts if part not in empty):
            yield error("L-FIELD", code, f"文书中没有写全{field.label}第{number}项，请核对模板。")


def _reasons(case: Case) -> Iterator[Finding]:
    reasons = case.facts.reasons.strip(ENDS)
    if not case.kind.reasons:
        return
    if not reasons:
        yield error("L-REASONS", "reasons", "没有写理由，请写明认定的事实和理由。")
    elif len(reasons) < SHORTEST_REASON:
        yield error("L-REASONS", "reasons", f"理由只有“{reasons}”，请写明认定的事实和理由。")
    elif not _said(case, reasons):
        yield error("L-REASONS", "reasons", "文书中没有写理由，请核对模板。")


def _words(case: Case) -> Iterator[Finding]:
    found = LEFT_OVER.search(case.text)
    if found:
        yield error("L-WORDS", "text", f"文书中还有没有填写的内容“{found[0]}”，请补填。")
    secret = LEVELS.search(case.text) if "refused_state_secret" in case.kind.outcomes else None
    if secret:
        yield error(
            "L-SECRET", "text", f"文书写有“{secret[0]}”，涉及国家秘密的答复不写密级等事项，请删去。"
        )
    if not case.holds(case.facts.sender.name):
        yield error("L-ORGAN", "organ", "文书中没有发文机关名称，请核对模板。")
    if case.kind.has_salutation and not (case.facts.sender.phone or case.facts.sender.address):
        yield warning("L-CONTACT", "phone", "机构信息中没有联系电话和地址，请补填。")
