"""The report as a PDF (版式文件): tagged, PDF/UA-1, set by typst without a system library."""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, cast

import pylopdf_fonts_zh_cn
from typst import Compiler, Fonts, TypstError

from gongkai.report.model import AnnualReport
from gongkai.report.writing.charts import ON_PAPER, Chart, charts
from gongkai.report.writing.errors import CannotWrite
from gongkai.report.writing.layout import (
    COL,
    ROWGROUP,
    Cell,
    Part,
    Placed,
    Table,
    clean,
    is_subheading,
    parts,
    title,
)
from gongkai.report.writing.pdf.tagging import with_row_headers

TEMPLATE = Path(str(files("gongkai.report.writing.pdf").joinpath("report.typ")))

FONTS = "GONGKAI_FONTS"
"""Environment variable: a folder with the office's own faces, 小标宋, 仿宋, 楷体, 黑体."""

SHIPPED_SERIF, SHIPPED_SANS = "Noto Serif SC", "Noto Sans SC"

FACES = {
    "title": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "小标宋", "STZhongsong", SHIPPED_SERIF),
    "song": ("SimSun", "宋体", "STSong", SHIPPED_SERIF),
    "hei": ("SimHei", "黑体", "STHeiti", SHIPPED_SANS),
    "kai": ("KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "STKaiti", SHIPPED_SERIF),
    "fangsong": ("FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong", SHIPPED_SERIF),
}
"""The official face of each use, its other names, and the open face that stands in for it."""

GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
CODE = re.compile(r"\\u\{([0-9a-f]+)\}")

NARROW = 4
"""Characters of a column's head that stand two by two: 商业企业."""

_setting = Lock()


def document(report: AnnualReport) -> bytes:
    """The PDF; no date in it, so that the same report gives the same bytes.

    Raises `CannotWrite` where `GONGKAI_FONTS` is no folder, or the text cannot be set.
    """
    compiler, faces = _press(os.environ.get(FONTS, ""))
    inputs = {"report": json.dumps(_data(report), ensure_ascii=False), "faces": faces}
    try:
        with _setting:
            data = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"])
    except TypstError as error:
        raise CannotWrite(_explained(str(error))) from error
    tables = [part.table for part in parts(report) if part.table]
    return with_row_headers(cast(bytes, data), tables)


@lru_cache(maxsize=2)
def _press(folder: str) -> tuple[Compiler, str]:
    """The compiler with its fonts, and the faces that it has, as JSON."""
    if folder and not Path(folder).is_dir():
        raise CannotWrite(
            f"环境变量 {FONTS} 指向的“{folder}”不是文件夹，请改为存放字体的文件夹或取消设置。"
        )
    shipped = Path(pylopdf_fonts_zh_cn.serif_path()).parent
    fonts = Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[shipped, *([Path(folder)] if folder else [])],
    )
    known = set(fonts.families())
    faces: dict[str, Any] = {
        use: [name for name in names if name in known] for use, names in FACES.items()
    }
    faces["thicken"] = faces["title"][0] == SHIPPED_SERIF
    compiler = Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts)
    return compiler, json.dumps(faces, ensure_ascii=False)


def _explained(message: str) -> str:
    """What typst could not do, in Chinese: most often a character that no font at hand has."""
    found = GLYPH.search(message)
    if found is None:
        return f"不能排出 PDF：排版程序报告“{message}”，请改用 docx 格式并告知软件维护者。"
    text = CODE.sub(lambda code: chr(int(code[1], 16)), found[1])
    codes = " ".join(f"U+{ord(character):04X}" for character in text)
    return (
        f"不能排出 PDF：现有字体中没有“{text}”（{codes}）这个字，请改用别的字，"
        f"或把含有它的字体放入环境变量 {FONTS} 指向的文件夹。"
    )


def _data(report: AnnualReport) -> dict[str, Any]:
    return {
        "title": title(report),
        "organ": clean(report.organ),
        "parts": [_part(report, part) for part in parts(report)],
    }


def _part(report: AnnualReport, part: Part) -> dict[str, Any]:
    drawn = charts(report) if part.key == "applications" else ()
    return {
        "heading": part.heading,
        "paragraphs": [{"text": text, "heading": is_subheading(text)} for text in part.paragraphs],
        "grid": _grid(part.table) if part.table else None,
        "charts": [_chart(chart) for chart in drawn],
    }


def _chart(chart: Chart) -> dict[str, str]:
    return {
        "svg": chart.svg(ON_PAPER),
        "alt": f"{chart.title}。{chart.description}",
        "caption": chart.caption,
    }


def _grid(table: Table) -> dict[str, Any]:
    """The table as runs of header rows and of rows of figures."""
    groups: list[dict[str, Any]] = []
    for row, cells in enumerate(table.rows):
        head = all(cell.scope for cell in cells)
        if not groups or groups[-1]["head"] != head:
            groups.append({"head": head, "repeat": row < table.head, "cells": []})
        groups[-1]["cells"] += [_cell(table, spot) for spot in table.placed if spot.row == row]
    return {"widths": table.widths, "small": bool(table.head), "groups": groups}


def _cell(table: Table, placed: Placed) -> dict[str, Any]:
    cell = placed.cell
    return {
        "x": placed.column,
        "y": placed.row,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "text": _turned(cell) if table.head else cell.text,
        "left": table.is_left(cell),
    }


def _turned(cell: Cell) -> str:
    """The words of a narrow header, its line turned where a reader would turn it (换行)."""
    if cell.scope == COL and cell.colspan == 1 and len(cell.text) == NARROW:
        return f"{cell.text[:2]}\n{cell.text[2:]}"
    if cell.scope == ROWGROUP and "）" in cell.text:
        return cell.text.replace("）", "）\n", 1)
    return cell.text
