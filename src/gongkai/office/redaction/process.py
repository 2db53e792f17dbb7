"""Questions about a file, each asked of a process of its own (隔离处理).

Whoever proves a file is another process than the one that made it: nothing is believed.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from gongkai.office.apart import TooSlow, said
from gongkai.office.redaction.proving.claim import Check, Claim, Proof
from gongkai.office.redaction.sheets import Box, Sheet, Unopened

CHILD = (sys.executable, "-I", "-m", "gongkai.office.redaction.child")
"""The program that touches files; isolated from the environment of the office."""

SECONDS = 300.0
"""How long a call may take by the clock on the wall."""

MOST_ANSWER = 512 * 1024 * 1024
"""Bytes of an answer: 200 scanned pages in colour are below."""

TOO_LONG = "这个文件处理的时间太长，已经停止；请拆分成较小的文件后再试。"
NO_ANSWER = "这个文件没有处理成功，已经停止；请重新导出为 PDF 后再试。"
LOG = logging.getLogger(__name__)


def sheets_of(data: bytes, *, child: Sequence[str] = CHILD) -> list[Sheet]:
    """The pages of a PDF or an image with their words (各页). Raises Unopened."""
    answer, _ = _asked(data, child, deed="sheets")
    try:
        return [Sheet.of_json(one) for one in answer]
    except (KeyError, TypeError, ValueError) as error:
        raise Unopened(NO_ANSWER) from error


def picture_of(data: bytes, page: int, *, child: Sequence[str] = CHILD) -> bytes:
    """A page as a JPEG for the screen (页面图像). Raises Unopened."""
    return _asked(data, child, deed="picture", page=page)[1]


def rebuilt_from(data: bytes, boxes: Iterable[Box], *, child: Sequence[str] = CHILD) -> bytes:
    """The file without what the boxes cover (重制). Raises Unopened."""
    return _asked(data, child, deed="rebuild", boxes=_plain(boxes))[1]


def proof_of(data: bytes, claim: Claim, *, child: Sequence[str] = CHILD) -> Proof:
    """Whether a file is what it claims to be (证明). Raises Unopened."""
    answer, _ = _asked(
        data,
        child,
        deed="prove",
        sizes=claim.sizes,
        boxes=_plain(claim.boxes),
        words=claim.words,
        name=claim.name,
    )
    try:
        checks = tuple(Check.of_json(one) for one in answer["checks"])
        return Proof(str(answer["sha256"]), checks)
    except (KeyError, TypeError, ValueError) as error:
        raise Unopened(NO_ANSWER) from error


def _plain(boxes: Iterable[Box]) -> list[list[int]]:
    return [
        [box.page, box.area.left, box.area.top, box.area.right, box.area.bottom] for box in boxes
    ]


def _asked(data: bytes, child: Sequence[str], **asked: Any) -> tuple[Any, bytes]:
    """The answer of the process, as data and as bytes."""
    question = json.dumps(asked).encode() + b"\n"
    try:
        heard = said(child, (question, data), seconds=SECONDS, most=MOST_ANSWER)
    except TooSlow as error:
        raise Unopened(TOO_LONG) from error
    line, _, body = heard.partition(b"\n")
    try:
        head = json.loads(line)
        if "problem" not in head:
            return head["answer"], body
    except (ValueError, KeyError, TypeError) as error:
        LOG.warning("a file was not worked on: the process gave %s bytes", len(heard))
        raise Unopened(NO_ANSWER) from error
    if head["fault"]:
        LOG.error("a fault of ours in redaction: %.60s", head["fault"])
    raise Unopened(str(head["problem"]))
