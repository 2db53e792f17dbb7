"""What a file holds, asked of a process of its own (隔离核查): a stranger's file may be hostile."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence

from gongkai.office.apart import TooSlow, said
from gongkai.office.review.findings.finding import Found
from gongkai.office.review.findings.words import found_in

CHILD = (sys.executable, "-I", "-m", "gongkai.office.review.findings.inside.child")
"""The program that opens the file; isolated from the environment of the office."""

SECONDS = 120.0
MOST_ANSWER = 256 * 1024
MARKED = (b"%PDF", b"PK", b"{\\rtf", b"<")
"""How what looks like text and is not begins."""

LOG = logging.getLogger(__name__)


def found_in_file(data: bytes, name: str, *, child: Sequence[str] = CHILD) -> list[Found]:
    """What a machine finds in a file; one that it cannot open is itself a finding."""
    text = _as_text(data)
    if text is not None:
        return list(found_in(text))
    try:
        answer = said((*child, name), (data,), seconds=SECONDS, most=MOST_ANSWER)
        return [Found.of_json(one) for one in json.loads(answer)]
    except (TooSlow, ValueError, KeyError, TypeError) as fault:
        LOG.warning("a file of a draft could not be looked through: %s", type(fault).__name__)
        return [Found("unread", 1)]


def _as_text(data: bytes) -> str | None:
    """Plain text, which needs nothing that could be tricked; None for anything else."""
    if data.lstrip().startswith(MARKED) or b"\x00" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
