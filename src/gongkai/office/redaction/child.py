"""The process that touches the files (涂除进程): limits first, then the file; JSON and bytes out.

`python -m gongkai.office.redaction.child` takes a line of JSON on standard input (what to do, with
its arguments) and the bytes of a file behind it; it answers with a line of JSON (`{"answer": …}`
or `{"problem": "…", "fault": "…"}`) and, where there are any, bytes. It knows no settings, no
database and no key of the office.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from PIL import Image

from gongkai.office.apart import hold_to
from gongkai.office.redaction.opening import paper
from gongkai.office.redaction.opening.limits import MOST_PIXELS
from gongkai.office.redaction.proving.claim import Claim
from gongkai.office.redaction.proving.proof import proof
from gongkai.office.redaction.rebuilding.assembly import rebuilt
from gongkai.office.redaction.sheets import Area, Box, Unopened

CPU_SECONDS = 240
"""Seconds of computing that one call may take: 200 pages take about a hundred."""

MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes of address space, libraries included."""

SCREEN_DPI = 120
"""Dots per inch of a page on the screen."""

TOO_MUCH = "这个文件需要的内存太多，请拆分成较小的文件后再上传。"
FAULT = "这个文件没有处理成功，可能已经损坏；请重新导出为 PDF 后再试。"

Answer = tuple[Any, bytes]


def main() -> None:
    """Do what is asked, answer, end."""
    hold_to(cpu_seconds=CPU_SECONDS, memory=MEMORY)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    asked = json.loads(sys.stdin.buffer.readline())
    head, body = answered(asked, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def answered(asked: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to a question about a file, or a sentence why there is none."""
    try:
        answer, body = DEEDS[asked["deed"]](data, asked)
    except Unopened as error:
        return {"problem": str(error), "fault": ""}, b""
    except MemoryError:
        return {"problem": TOO_MUCH, "fault": ""}, b""
    except Exception as error:  # a fault of ours is a sentence for the reader, a name for the log
        return {"problem": FAULT, "fault": type(error).__name__}, b""
    return {"answer": answer}, body


def boxes_of(given: list[list[int]]) -> tuple[Box, ...]:
    """Boxes from plain data: page and four edges each."""
    return tuple(Box(page, Area(*edges)) for page, *edges in given)


def _sheets(data: bytes, asked: Mapping[str, Any]) -> Answer:
    with paper.opened(data) as file:
        return [sheet.as_json() for sheet in paper.sheets(file)], b""


def _picture(data: bytes, asked: Mapping[str, Any]) -> Answer:
    made = io.BytesIO()
    with paper.opened(data) as file:
        file.picture(asked["page"], dpi=SCREEN_DPI).save(made, "JPEG", quality=85)
    return None, made.getvalue()


def _rebuilt(data: bytes, asked: Mapping[str, Any]) -> Answer:
    with paper.opened(data) as file:
        return None, rebuilt(file, paper.sheets(file), boxes_of(asked["boxes"]))


def _proof(data: bytes, asked: Mapping[str, Any]) -> Answer:
    claim = Claim(
        sizes=tuple((width, height) for width, height in asked["sizes"]),
        boxes=boxes_of(asked["boxes"]),
        words=tuple(asked["words"]),
        name=asked["name"],
    )
    found = proof(data, claim)
    return {"sha256": found.sha256, "checks": [check.as_json() for check in found.checks]}, b""


DEEDS: Mapping[str, Callable[[bytes, Mapping[str, Any]], Answer]] = MappingProxyType(
    {"sheets": _sheets, "picture": _picture, "rebuild": _rebuilt, "prove": _proof}
)
"""What may be asked."""


if __name__ == "__main__":
    main()
