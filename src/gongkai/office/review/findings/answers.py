"""What the reviewers say of each finding (核查结果的处理), and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongkai.office.review.findings.finding import Finding
from gongkai.office.review.findings.sorts import CLEARED, SAID, Said
from gongkai.office.review.kinds import CLEARING

KEPT = "findings"
"""Where an opinion's list keeps them."""


def faults(
    findings: Sequence[Finding], answers: Mapping[str, Any], *, result: str
) -> Iterator[str]:
    """What the answers lack, or what in them forbids a conclusion (处理的问题)."""
    given = answers.get(KEPT) or {}
    for one in findings:
        answer = given.get(one.key) or {}
        yield from _of(one, answer.get("answer", ""), answer.get("note", ""), result=result)


def _of(one: Finding, answer: str, note: str, *, result: str) -> Iterator[str]:
    if answer not in SAID:
        yield f"机器查出“{one.words}”，还没有核对，请选择怎样处理。"
        return
    if answer == Said.LAWFUL and one.sort.bars:
        yield f"“{one.words}”：{one.sort.advice}；确属误报的，选“误报”并写明理由。"
    if not note.strip() and (answer != Said.NOT_SO or one.sort.bars):
        yield f"“{one.words}”选了“{SAID[answer]}”，请写明依据或者怎样处理。"
    if result in CLEARING and answer not in CLEARED:
        yield f"“{one.words}”应当处理，不能公开；请退回修改。"


def answered(
    findings: Sequence[Finding], answers: Mapping[str, Any]
) -> Iterator[tuple[Finding, str, str]]:
    """Each finding with what was said of it and why."""
    given = answers.get(KEPT) or {}
    for one in findings:
        answer = given.get(one.key, {})
        yield one, SAID.get(answer.get("answer", ""), "未核对"), answer.get("note", "")
