"""The process that reads a stranger's file (读取进程): limits first, then the file; JSON out.

`python -m gongkai.office.annual.checking.child` takes a line of JSON on standard input
(`{"files": [{"field": "report", "name": "…", "size": 123}, …], "recognise": false}`) and the bytes
of the files behind it; it answers with one JSON object. It knows no settings, no database and no
key of the office. Pictures are recognised only where it is told to, with wider limits.
"""

from __future__ import annotations

import json
import sys
from typing import IO, Any

from gongkai.office.apart import hold_to
from gongkai.report.annotating import annotated
from gongkai.report.checks import findings, identities, proofs
from gongkai.report.model import AnnualReport, NotAReport
from gongkai.report.reading import read_bytes
from gongkai.report.reading.scan.needed import IS_ALLOWED, NeedsEyes
from gongkai.report.writing.layout import title

GIGABYTE = 1024 * 1024 * 1024
READING = {"cpu_seconds": 20, "memory": GIGABYTE}
"""What one check may take: seconds of computing, bytes of address space, libraries included."""

RECOGNISING = {"cpu_seconds": 50, "memory": GIGABYTE * 3 // 2}
"""The same where pictures are recognised: the libraries alone map two thirds of a gigabyte."""

TOO_MUCH = "这个文件需要的内存太多，不像是年度报告；请提供只含报告本身的文件"
FAULT = "这个文件没有读成功，可能已经损坏；请用 Word、WPS 或者浏览器重新另存后再试"


class Unread(Exception):
    """A file that gives no report: in which field it came, why, and a fault of ours by its type."""

    def __init__(self, field: str, why: str, *, fault: str = "", is_picture: bool = False):
        super().__init__(why)
        self.answer = {"field": field, "problem": why, "fault": fault, "is_picture": is_picture}


def main() -> None:
    """Read what is asked, answer, end."""
    asked = json.loads(sys.stdin.buffer.readline())  # the server's own words
    hold_to(**(RECOGNISING if asked["recognise"] else READING))
    IS_ALLOWED.set(asked["recognise"])
    try:
        answer = _checked(_reports(asked["files"], sys.stdin.buffer))
    except Unread as error:
        answer = error.answer
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _reports(asked: list[dict[str, Any]], stream: IO[bytes]) -> dict[str, AnnualReport]:
    """The reports by the field in which they came."""
    return {one["field"]: _report(stream.read(one["size"]), **one) for one in asked}


def _report(data: bytes, *, field: str, name: str, size: int) -> AnnualReport:
    try:
        return read_bytes(data, name)
    except NeedsEyes as error:
        raise Unread(field, str(error), is_picture=True) from error
    except NotAReport as error:
        raise Unread(field, str(error)) from error
    except MemoryError as error:
        raise Unread(field, TOO_MUCH) from error
    except Exception as error:  # a fault of ours is a sentence for the reader, a name for the log
        raise Unread(field, FAULT, fault=type(error).__name__) from error


def _checked(reports: dict[str, AnnualReport]) -> dict[str, Any]:
    report = reports["report"]
    try:
        found = findings(report, reports.get("previous"))
        pieces = annotated(report, found)
    except Exception as error:
        raise Unread("report", FAULT, fault=type(error).__name__) from error
    return {
        "title": title(report),
        "sums": len(identities(report.form)),
        "held": len(proofs(report)),
        "severities": [finding.severity.value for finding in found],
        "findings": pieces.findings,
        "report": pieces.report,
    }


if __name__ == "__main__":
    main()
