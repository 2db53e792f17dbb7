"""Laying a report out in the statutory form (年度报告排版): DOCX, PDF, XLSX, HTML, JSON.

`write` saves a file by its suffix, `document` gives the same bytes to whoever serves them.
The same report gives the same bytes: no clock, no random name, no machine's time zone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from errno import ENAMETOOLONG
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import cast

from gongkai.report.model import AnnualReport
from gongkai.report.obstacles import obstacle
from gongkai.report.writing.errors import CannotWrite

__all__ = ["FORMATS", "CannotWrite", "document", "save", "write"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "gongkai.report.writing.docx",
        "pdf": "gongkai.report.writing.pdf",
        "xlsx": "gongkai.report.writing.xlsx",
        "html": "gongkai.report.writing.html",
        "json": "gongkai.report.writing.json",
    }
)
"""Suffix → the module that writes it, loaded when it is asked for (ADR 0050)."""


NAME = 40
"""How much of its file's name a draft bears; the whole may be as long as a name can be."""


def document(report: AnnualReport, suffix: str) -> bytes:
    """The report as the bytes of one file (文件内容); `suffix` is one of `FORMATS`, dot or none.

    Raises `CannotWrite` for a suffix that has no writer or a report that the format cannot hold.
    """
    name = suffix.removeprefix(".").lower()
    if name not in FORMATS:
        known = "、".join(FORMATS)
        stated = f"“{suffix}”" if name else "没有扩展名的文件"
        raise CannotWrite(f"不能写出{stated}：可以写出的格式是 {known}，请改用其中一种扩展名。")
    drawn = cast(Callable[[AnnualReport], bytes], import_module(FORMATS[name]).document)
    return drawn(report)


def write(report: AnnualReport, path: Path) -> None:
    """Save the report in the format of the path's suffix (写出), whole or not at all.

    Raises `CannotWrite` for an unknown suffix, a report that the format cannot hold, and a
    place that cannot be written to; the file that stood there before is then untouched.
    """
    save(document(report, path.suffix), path)


def save(data: bytes, path: Path) -> None:
    """Save the bytes of a file (保存), whole or not at all; raises `CannotWrite` with why."""
    place = path.resolve()
    draft = place.with_name(f".{place.name[:NAME]}.{os.getpid()}.part")
    try:
        _put(data, draft, place)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CannotWrite(f"不能写入 {path}：{_explained(path, error)}") from error


def _put(data: bytes, draft: Path, place: Path) -> None:
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(place)


def _explained(path: Path, error: OSError) -> str:
    """What is wrong with a place, and what to do, in Chinese."""
    folder = path.parent
    if error.errno == ENAMETOOLONG:
        return "文件名太长，请改短。"
    if path.is_dir():
        return "这是一个文件夹，请写明文件名。"
    if not folder.is_dir():
        return f"文件夹 {folder} 不存在，请先建立它或换一个位置。"
    if not os.access(folder, os.W_OK):
        return f"文件夹 {folder} 没有写入权限，请换一个位置。"
    return f"系统报告“{obstacle(error)}”，请检查磁盘空间和文件名，或换一个位置。"
