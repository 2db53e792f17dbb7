"""The remedy paragraph of a letter (救济告知): there, of the right class, with the right names.

Wrong or missing, it does not void the letter but gives the applicant up to a year instead of sixty
days or six months (行政复议法 art. 20, para. 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.office.letters.checking.case import Case, error
from gongkai.office.letters.facts import remedy_class, remedy_told
from gongkai.report.findings import Finding
from gongkai.statute import BeyondTheLaw, RemedyFacts

RECONSIDER, SUE = "申请行政复议", "提起行政诉讼"
FIRST, EITHER = "应当先", "也可以"
DAYS, MONTHS, AFTER = "60日内", "6个月内", "15日内"


def remedies(case: Case) -> Iterator[Finding]:
    """Every finding about the remedy paragraph."""
    try:
        told = remedy_told(case.kind, case.facts)
    except BeyondTheLaw as fault:
        yield error("L-REMEDY", "remedy", str(fault))
        return
    lines = [line for line in _paragraphs(case) if RECONSIDER in line or SUE in line]
    said = "".join(lines)
    if told.entry.none:
        yield from _needless(case, said)
    elif not said:
        yield error(
            "L-REMEDY", "remedy", "没有告知救济途径，请写明申请行政复议、提起行政诉讼的途径和期限。"
        )
    else:
        yield from _class(case, told, said)
        yield from _particulars(told, said)


def _paragraphs(case: Case) -> list[str]:
    """The body's paragraphs without white space; P10 says of itself why none is told."""
    return [line for line in case.lines if "不单独就收费通知" not in line]


def _needless(case: Case, said: str) -> Iterator[Finding]:
    if said:
        yield error(
            "L-REMEDY-CLASS",
            "remedy",
            f"{case.kind.name}是程序性文书，不告知行政复议、行政诉讼途径，请删去。",
        )


def _class(case: Case, told: RemedyFacts, said: str) -> Iterator[Finding]:
    code = remedy_class(case.kind, case.facts).value
    if told.entry.first and FIRST not in said:
        yield error(
            "L-REMEDY-CLASS",
            "remedy",
            f"应当告知先申请行政复议（复议前置，{code}类），请写明“应当先……申请行政复议”。",
        )
    if told.entry.first and not told.partial and EITHER in said:
        yield error(
            "L-REMEDY-CLASS", "remedy", f"复议前置（{code}类）的答复不能告知可以直接起诉，请改正。"
        )
    if not told.entry.first and FIRST in said:
        yield error(
            "L-REMEDY-CLASS",
            "remedy",
            f"可以选择复议或者起诉（{code}类）的文书，不能要求先申请行政复议，请改正。",
        )
    if not told.entry.first and SUE not in said:
        yield error("L-REMEDY-CLASS", "remedy", f"没有告知可以直接{SUE}（{code}类），请补写。")


def _particulars(told: RemedyFacts, said: str) -> Iterator[Finding]:
    for authority in told.authorities:
        if authority not in said:
            yield error("L-REMEDY-ORGAN", "remedy", f"没有写行政复议机关“{authority}”，请核对。")
    directly = told.partial or not told.entry.first
    if directly and told.court not in said:
        yield error("L-REMEDY-COURT", "remedy", f"没有写管辖法院“{told.court}”，请核对。")
    periods = [DAYS, *([MONTHS] if directly else []), *([AFTER] if told.entry.first else [])]
    for period in periods:
        if period not in said:
            yield error("L-REMEDY-PERIOD", "remedy", f"没有写“{period}”的期限，请核对。")
    if told.online and told.online not in said:
        yield error("L-REMEDY-ONLINE", "remedy", f"没有写互联网申请复议的渠道“{told.online}”。")
