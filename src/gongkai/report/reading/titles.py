"""Whose report it is and of which year (标题, 发布机关, 年度): taken from what is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.characters import readable
from gongkai.report.reading.sections import Line

LONGEST_TITLE = 80
FIRST_LINES = 30
"""How many lines before part one may hold the title."""

_TITLE = re.compile(r"政府信息公开(?:工作)?(?:年度)?.{0,4}报\s?告|政务公开.{0,6}年度报告")
_LEADING = re.compile(r"([^。，；：《》]{2,60}?政府信息公开(?:工作)?(?:年度)?报告)")
_YEAR = re.compile(
    r"((?:19|20)\s?\d\s?\d|二[〇○零ＯO]\s?[一二]\s?[〇○零ＯO一二三四五六七八九])\s*年"
)
_PERIOD = re.compile(r"自?\s*(20\d\d)\s*年\s*1\s*月\s*1\s*日")
_TAIL = re.compile(r"(?:关于)?(?:年度)?政府信息公开(?:工作)?(?:年度)?.{0,4}报告.*$|政务公开.*$")
_COMPILED_BY = re.compile(r"本报告由([^，。；（）()]{3,40}?)(?:按照|根据|依据|编制|依照)")
_DIGITS = str.maketrans("〇○零ＯO一二三四五六七八九", "00000123456789")
_NAVIGATION = re.compile(r"首页|公开|年报|目录|打印|来源|日期|时间|索引|文号")
_PREFIX = re.compile(r"^(?:标\s*题|题\s*名|名\s*称|信息名称)\s*[:：]\s*")
_ORGAN = re.compile(r"[^，。；：:！？\d]{3,30}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A report's title, organ and year, each empty where nothing says it."""

    title: str = ""
    organ: str = ""
    year: int | None = None


def heading(before: Sequence[Line], titles: Sequence[str]) -> Heading:
    """The title, organ and year of a report.

    `before` are the lines before part one, `titles` what the file says of itself elsewhere
    (the page's title), used only where the text has no title.
    """
    texts = [_PREFIX.sub("", line.text) for line in before if line.row is None]
    title = _title(texts[:FIRST_LINES])
    if not title:
        title = next((readable(text) for text in titles if _is_title(readable(text))), "")
    organ = _organ(title) or _compiler(texts)
    year = _year(title) or _period(texts)
    return Heading(title, organ, year)


def titled(found: Sequence[Line]) -> dict[int, int]:
    """Lines at which the title of another year's report begins, and which report it is.

    The first title is report 0; a title that names a year named by none before is the next. A line
    above that is the first half of such a title belongs to it.
    """
    years: list[int] = []
    begun: dict[int, int] = {}
    for at, line in enumerate(found):
        year = _year(line.text) if line.row is None and _is_title(line.text) else None
        if year is None:
            continue
        if year not in years:
            years.append(year)
            begun[at] = len(years) - 1
            if at and not _organ(line.text) and _is_first_half(found[at - 1].text):
                begun[at - 1] = len(years) - 1
    return begun


def _title(texts: Sequence[str]) -> str:
    """The title: the first that names a year, else the first; one on two lines is joined."""
    found = [text for text in texts if _is_title(text)]
    joined = [
        above + text
        for above, text in zip(texts, texts[1:], strict=False)
        if _is_title(above + text) and _is_first_half(above) and not _organ(text)
    ]
    leading = [match[1] for text in texts[:3] if (match := _LEADING.match(text))]
    dated = [title for title in (*joined, *found, *leading) if _YEAR.search(title)]
    return next(iter((*dated, *found)), "")


def _is_first_half(text: str) -> bool:
    """Whether a line may be the organ, with or without the year, above the rest of a title."""
    rest = _YEAR.sub("", text).replace(" ", "")
    return bool(_ORGAN.fullmatch(rest)) and not _TITLE.search(text) and not _NAVIGATION.search(text)


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and bool(_TITLE.search(text)) and not _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    return bool(re.search(r"[。；，]|《条例》|位置[:：]|[:：]\s*首页|附件", text))


def _organ(title: str) -> str:
    rest = _TAIL.sub("", _YEAR.sub("", title))
    rest = re.sub(r"^[\s度的]+|[\s度的]+$|^关于", "", rest).strip("《》“” -—_")
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "", rest)


def _compiler(texts: Sequence[str]) -> str:
    found = next((match for text in texts if (match := _COMPILED_BY.search(text))), None)
    return found[1].replace(" ", "") if found else ""


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(re.sub(r"\s", "", found[1]).translate(_DIGITS)) if found else None


def _period(texts: Sequence[str]) -> int | None:
    found = next((match for text in texts if (match := _PERIOD.search(text))), None)
    return int(found[1]) if found else None
