"""The press (排版): typst with the fonts at hand, for every page that is set here.

A template is a file of typst; its data comes as JSON and is only ever inserted as strings. The
same data gives the same bytes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import pylopdf_fonts_zh_cn
from typst import Compiler, Fonts, TypstError

from gongkai.report.writing.errors import CannotWrite

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

_setting = Lock()


def printed(template: Path, data: Mapping[str, Any]) -> bytes:
    """A template set with its data: tagged PDF/UA-1, no date in it (版式文件).

    Each name of `data` is an input of the template; `faces` is one more. Raises `CannotWrite`
    where `GONGKAI_FONTS` is no folder, or the text cannot be set.
    """
    compiler, faces = _press(template, os.environ.get(FONTS, ""))
    inputs = {name: json.dumps(value, ensure_ascii=False) for name, value in data.items()}
    try:
        with _setting:
            pages = compiler.compile(
                format="pdf", sys_inputs=inputs | {"faces": faces}, pdf_standards=["ua-1"]
            )
    except TypstError as error:
        raise CannotWrite(_explained(str(error))) from error
    return cast(bytes, pages)


@lru_cache(maxsize=4)
def _press(template: Path, folder: str) -> tuple[Compiler, str]:
    """The compiler of a template with its fonts, and the faces that it has, as JSON."""
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
    compiler = Compiler(template, root=template.parent, font_paths=fonts)
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
