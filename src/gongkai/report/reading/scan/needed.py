"""What reading a scan needs (扫描识别的组件), loaded only when there is a scan to read.

Hundreds of megabytes stand behind `gongkai[ocr]`; whoever reads other files never loads them,
and whoever has not installed it gets one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from gongkai.report.model import NotAReport
from gongkai.report.reading.pdf.marks.page import Marks

PACKAGES = ("cv2", "numpy", "onnxruntime", "PIL", "rapidocr")
READER = "gongkai.report.reading.scan.reader"


class Eyes(NamedTuple):
    """What reads pixels: the pages of an image file, and pages of a PDF."""

    of_file: Callable[[bytes, str], list[Marks]]
    of_pages: Callable[[Iterable[Any]], list[Marks]]


class NeedsEyes(NotAReport):
    """A file that can only be read by recognising it, where that is not allowed now."""


IS_ALLOWED: ContextVar[bool] = ContextVar("IS_ALLOWED", default=True)
"""Whether pixels may be read here: whoever has little time looks first what a file needs."""


def eyes(source: str, what: str) -> Eyes:
    """The reader of pixels; `NotAReport` in one sentence where it is not installed."""
    if not IS_ALLOWED.get():
        raise NeedsEyes(f"“{source}”{what}，需要识别文字才能读取")
    if any(find_spec(name) is None for name in PACKAGES):
        raise NotAReport(
            f"“{source}”{what}，这里没有安装识别组件；请提供带文字的文件，"
            "或者先运行pip install 'gongkai[ocr]'"
        )
    reader = import_module(READER)
    return Eyes(reader.marks_of_file, reader.marks_of_pages)


def recognised(pages: Iterable[Marks], what: str) -> tuple[str, ...]:
    """What has to be said of pages that were recognised, not read."""
    said = f"{what}是图片，文字由软件识别而来，看不清的数字没有取值"
    unread = sum(marks.unread for marks in pages)
    return (said, f"正文较长，有{unread}行没有识别") if unread else (said,)
