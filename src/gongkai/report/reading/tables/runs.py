"""Labels and figures that were run together into one line of text (连排文字), taken apart.

Pages copied as text lose their cells: 「属于国家秘密00000002.其他法律行政法规禁止公开…」. The
words of the form are looked for; what stands between two of them are the figures of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.report.characters import letters, simplified
from gongkai.report.reading.labels import (
    BLOCKS_OF_TABLE_4,
    COLUMN_NAMES,
    HEADING,
    RESULT_NAMES,
    ROWS,
    TABLE_2_COLUMNS,
    TABLE_2_COLUMNS_2019,
    TABLE_2_ROWS,
)
from gongkai.report.reading.numbers import is_value_like, plain_text

_CIRCLED = {ord(mark): f"({number})" for number, mark in enumerate("①②③④⑤⑥⑦⑧⑨⑩", start=1)}
_HAN_SPACE = re.compile(r"(?<=[^\W\d_])\s+(?=[^\W\d_])")
_FIGURES = re.compile(r"[\d\s.,/+\-—元万件条]*(?:\([^)]*\))?[\d\s]*")

LONGEST_LABEL = 60
NEARLY_FULL = 6
"""Figures that a row must have before words behind them are taken for a remark."""

SHORTEST = 2
"""Words of fewer characters are not looked for in running text."""


def _pattern() -> re.Pattern[str]:
    known = {
        *ROWS,
        *COLUMN_NAMES,
        *RESULT_NAMES,
        *TABLE_2_ROWS,
        *TABLE_2_COLUMNS,
        *map(letters, TABLE_2_COLUMNS_2019),
        *(name for names in BLOCKS_OF_TABLE_4.values() for name in names),
        "信息内容",
        "行政诉讼",
        "第二十条第一项",
        "第二十条第五项",
        "第二十条第六项",
        "第二十条第八项",
        "第二十条第九项",
    }
    longest_first = sorted((word for word in known if len(word) >= SHORTEST), key=len, reverse=True)
    words = "|".join(r"[^\w\s]{0,2}\s?".join(word) for word in longest_first)
    chinese = "[一二三四五六七八九十]{1,2}"
    number = rf"\({chinese}\)|{chinese}[、.]|\(\d{{1,2}}\)|\d[、.](?!\d)"
    return re.compile(rf"(?:(?:{number})\s?)?(?:{words})(?:[^\w\s(+\-/—]{{1,2}}|\)(?=\s?[\d(]))?")


_LABEL = _pattern()


def labelled_runs(text: str) -> Iterator[tuple[str, str]]:
    """The labels of a line that have figures behind them, each with its figures.

    >>> list(labelled_runs("1.属于国家秘密00000002.其他法律行政法规禁止公开1000001"))
    [('1.属于国家秘密', '0000000'), ('2.其他法律行政法规禁止公开', '1000001')]
    """
    flat = _HAN_SPACE.sub("", simplified(text.translate(_CIRCLED)))
    if not re.search(r"\d", flat):
        return
    spaced = _spaced(text)
    if spaced is not None:
        yield spaced
        return
    found = list(_LABEL.finditer(flat))
    ends = [*(match.start() for match in found[1:]), len(flat)][: len(found)]
    for match, end in zip(found, ends, strict=True):
        tail = flat[match.end() : end].strip()
        if re.search(r"\d", tail) and _FIGURES.fullmatch(tail) and not _is_heading(match.group()):
            yield match.group().strip(), tail


def _spaced(text: str) -> tuple[str, str] | None:
    """A label and two figures or more, all between spaces: the label need not be known.

    Words may follow (备注) only behind a nearly full row of figures.
    """
    tokens = plain_text(text).split()
    is_figure = [is_value_like(token) for token in tokens]
    start = next((at for at in range(1, len(tokens) - 1) if all(is_figure[at : at + 2])), None)
    if start is None:
        return None
    end = next((at for at in range(start, len(tokens)) if not is_figure[at]), len(tokens))
    label = " ".join(tokens[:start])
    has_words = re.search(r"[^\W\d_]", label) and len(label) <= LONGEST_LABEL
    if not has_words or (end < len(tokens) and end - start < NEARLY_FULL):
        return None
    return label, " ".join(tokens[start:end])


def _is_heading(label: str) -> bool:
    return ROWS.get(letters(label), "").startswith(HEADING)
