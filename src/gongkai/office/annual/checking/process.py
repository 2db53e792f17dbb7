"""A check in a process of its own (隔离核对): killed when it takes too long, believed in nothing.

The answer comes back as JSON, and its HTML is cleaned down to what an annotated report holds.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import nh3

from gongkai.office.apart import SURROUNDINGS, TooSlow, said
from gongkai.report.findings import Severity

CHILD = (sys.executable, "-I", "-m", "gongkai.office.annual.checking.child")
"""The program that reads; isolated from the environment of the office."""

SECONDS, RECOGNISING_SECONDS = 25.0, 55.0
"""How long a check may take by the clock on the wall, and where pictures are recognised."""

ONE_THREAD = {**SURROUNDINGS, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""A library that starts a thread for each core would use up the process's memory."""

MOST_ANSWER = 8 * 1024 * 1024
"""Bytes of an answer; an annotated report of a whole province is far below one megabyte."""

TAGS = {
    *("article", "h2", "h3", "h4", "p", "mark", "a", "span", "strong", "code", "ol", "li"),
    *("div", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href"},
    "article": {"aria-labelledby", "lang"},
    "div": {"aria-labelledby", "role", "tabindex"},
    "td": {"headers", "rowspan", "colspan"},
    "th": {"scope", "rowspan", "colspan"},
}
"""The tags and attributes of an annotated report; anything else falls away."""

TOO_LONG = "这份文件核对的时间太长，已经停止；请提供只含报告本身的文件，或者另存为 DOCX 后再试"
NO_ANSWER = "这个文件没有读成功，已经停止；请用 Word、WPS 或者浏览器重新另存后再试"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read (待核对文件): the field that it came in, its name, its bytes."""

    field: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check found (核对结果): counts, and two pieces of clean HTML."""

    title: str
    sums: int
    held: int
    errors: int
    warnings: int
    infos: int
    findings: str
    report: str


class Unreadable(Exception):
    """A file that gave no report: in which field, and one sentence why."""

    def __init__(self, field: str, why: str):
        super().__init__(why)
        self.field = field


class IsPicture(Exception):
    """A scan or a photograph, which takes longer and is read only when asked to."""


def checked(
    files: Sequence[File], *, recognise: bool = False, child: Sequence[str] = CHILD
) -> Checked:
    """The report in the first file, checked; the second one is last year's.

    Raises Unreadable with a sentence for a file that gives no report, in time or at all, and
    IsPicture for one that has to be recognised, where `recognise` does not allow it.
    """
    raw = _answer(files, child, recognise=recognise)
    try:
        answer = json.loads(raw)
        if answer.get("is_picture"):
            raise IsPicture
        if "problem" in answer:
            raise _unreadable(answer)
        return _cleaned(answer)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        LOG.warning("a report was not read: the process gave %s bytes", len(raw))
        raise Unreadable("report", NO_ANSWER) from error


def _answer(files: Sequence[File], child: Sequence[str], *, recognise: bool) -> bytes:
    """What the process says before it ends or is killed."""
    given = [{"field": f.field, "name": f.name, "size": len(f.data)} for f in files]
    asked = {"files": given, "recognise": recognise}
    told = (json.dumps(asked).encode() + b"\n", *(file.data for file in files))
    seconds = RECOGNISING_SECONDS if recognise else SECONDS
    try:
        return said(child, told, seconds=seconds, most=MOST_ANSWER, surroundings=ONE_THREAD)
    except TooSlow as error:
        raise Unreadable("report", TOO_LONG) from error


def _unreadable(answer: dict[str, Any]) -> Unreadable:
    if answer["fault"]:
        LOG.error("a fault of ours while reading a report: %.60s", answer["fault"])
    field = answer["field"] if answer["field"] == "previous" else "report"
    return Unreadable(field, str(answer["problem"]))


def _cleaned(answer: dict[str, Any]) -> Checked:
    found = list(answer["severities"])
    return Checked(
        title=str(answer["title"]),
        sums=int(answer["sums"]),
        held=int(answer["held"]),
        errors=found.count(Severity.ERROR),
        warnings=found.count(Severity.WARNING),
        infos=found.count(Severity.INFO),
        findings=_clean(answer["findings"]),
        report=_clean(answer["report"]),
    )


def _clean(text: str) -> str:
    return nh3.clean(text, tags=TAGS, attributes=ATTRIBUTES, url_schemes=set(), link_rel=None)
