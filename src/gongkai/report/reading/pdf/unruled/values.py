"""The figures of a table without rules, cell by cell (无框线表格的数字): notes and wrapped digits.

A cell of figures is one line, unless a note in brackets goes on below, words do, or digits do
that had no room: then the upper ones are as broad as anything in their column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.reading.numbers import COUNT_UNITS, FEE_UNITS, plain_text
from gongkai.report.reading.pdf.unruled.columns import Columns
from gongkai.report.reading.pdf.unruled.stacking import EVEN, Stack
from gongkai.report.reading.pdf.unruled.words import Token
from gongkai.report.reading.pdf.unruled.zones import Strip

_UNIT = re.compile(rf"{COUNT_UNITS}|{FEE_UNITS}")

NEARLY = 0.9
"""A line that lacks less than so much of a digit is as broad as its column."""

NEAR = 1.9
"""A note, or a unit, stands at most so many letters below its figure."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: the step between lines of one cell, and whether digits are wrapped."""

    step: float
    wraps: bool = False


def values(strips: Sequence[Strip], own: Columns, *, setting: Setting) -> list[tuple[int, Stack]]:
    """The cells of figures on some lines of one page, each with its column."""
    found: list[tuple[int, Stack]] = []
    level = [token.base for strip in strips for token in strip.figures]
    for strip in strips:
        for token in strip.tokens:
            for place in [] if own.is_label(token) else own.places(token)[:1]:
                above = next((stack for at, stack in reversed(found) if at == place), None)
                if above is not None and _belongs(above, token, setting, level):
                    above.tokens.append(token)
                else:
                    found.append((place, Stack([token])))
    return found


def _belongs(above: Stack, token: Token, setting: Setting, level: Sequence[float]) -> bool:
    """Whether words are the next line of a cell."""
    if _is_open(above.text) or _is_behind(above, token):
        return True
    if abs(token.base - above.bottom - setting.step) > EVEN:
        return False
    if above.tokens[-1].is_figure and token.is_figure:
        return setting.wraps
    return not (above.tokens[-1].is_figure or token.is_figure or _are_two(above, token, level))


def _is_behind(above: Stack, token: Token) -> bool:
    """Whether words are the note in brackets to the figure above them, or its unit (27, 件)."""
    if token.base - above.bottom >= NEAR * token.size or not above.tokens[-1].is_figure:
        return False
    return token.text[0] in "（(" or _UNIT.fullmatch(token.text) is not None


def _is_open(text: str) -> bool:
    flat = plain_text(text)
    return flat.count("(") > flat.count(")")


def _are_two(above: Stack, token: Token, level: Sequence[float]) -> bool:
    """Whether words stand on the level of two rows' figures."""
    return all(any(abs(own.base - at) < EVEN for at in level) for own in (above.tokens[0], token))


def text_of(stack: Stack, span: tuple[float, float], *, is_whole: bool) -> str:
    """A cell's text.

    Digits on several lines are one number only where each line but the last fills the column,
    and where `is_whole` says that the row's label leaves no doubt that they are one row.
    """
    text = stack.tokens[0].text
    for above, token in zip(stack.tokens, stack.tokens[1:], strict=False):
        is_number = above.text[-1:].isdigit() and token.text[:1].isdigit()
        is_apart = is_number and not (is_whole and _fills(above, span))
        text = f"{text} {token.text}" if is_apart else text + token.text
    return text


def _fills(token: Token, span: tuple[float, float]) -> bool:
    width = token.right - token.left
    return span[1] - span[0] - width < NEARLY * width / len(token.text)
