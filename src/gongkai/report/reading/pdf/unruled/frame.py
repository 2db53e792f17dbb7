"""How a table without rules is set (无框线表格的版式), and its rows, page by page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from gongkai.report.reading.blocks import Cell, Row
from gongkai.report.reading.pdf.unruled.bands import Band, bands
from gongkai.report.reading.pdf.unruled.columns import Columns
from gongkai.report.reading.pdf.unruled.labels import beside, inner_edge, is_group, is_inner
from gongkai.report.reading.pdf.unruled.stacking import EVEN, Page, cost, likeness, stacks, steps
from gongkai.report.reading.pdf.unruled.values import Setting, text_of, values
from gongkai.report.reading.pdf.unruled.words import Token
from gongkai.report.reading.pdf.unruled.zones import Strip, Zone

_PIECES = re.compile(r"\d\s+\d")
"""Digits in one cell that are not surely one number: perhaps those of two rows."""

STRANGE_BELOW = 75
"""Likeness in percent below which words are no label of the form, not even a misspelt one."""

WRAPPED = 0.25
"""What it costs to take a line of figures for the rest of the line above."""

NEIGHBOURS = 2.5
"""Rows nearer than so many letters may be one row that was taken apart."""


class Frame:
    """A table's columns, its labels, and how its cells are set."""

    def __init__(self, zone: Zone, own: Columns) -> None:
        self.own = own
        start = next(at for at, strip in enumerate(zone) if strip.figures)
        labels = [
            (strip.page, token) for strip in zone for token in strip.tokens if own.is_label(token)
        ]
        self.has_labels = any(
            own.is_label(token) for strip in zone[start:] for token in strip.tokens
        )
        self.size = median(token.size for _, token in labels) if labels else zone[0].line.size
        self.edge = inner_edge(labels)
        self.parts = {
            page: list(part) for page, part in groupby(zone, key=lambda strip: strip.page)
        }
        self.data = {
            page: [strip for strip in part if strip in zone[start:]]
            for page, part in self.parts.items()
        }
        self.inner = {page: self._inner(part) for page, part in self.parts.items()}
        self.is_one_row = own.are_results and not self.has_labels
        self.setting = self._setting()
        self.places = self._places()

    def _places(self) -> list[int]:
        """The columns that hold figures: where no header names them, those without words."""
        cells = [
            (place, stack.tokens[0])
            for part in self.data.values()
            for place, stack in values(part, self.own, setting=self.setting)
        ]
        words = {at for at, token in cells if not token.is_figure and token.text[0] not in "（("}
        gone = set() if self.own.is_named else words
        return [at for at in range(len(self.own.spans)) if at not in gone]

    def _inner(self, strips: Sequence[Strip]) -> list[Token]:
        """The lines of the innermost labels; what stands on one line is one cell's."""
        found = []
        for strip in strips:
            own = [token for token in strip.tokens if self._is_inner(token)]
            if own:
                text = "".join(token.text for token in own)
                found.append(replace(own[0], text=text, right=own[-1].right))
        return found

    def _is_inner(self, token: Token) -> bool:
        return self.own.is_label(token) and is_inner(token, self.edge)

    def _setting(self) -> Setting:
        """The setting in which the labels make most sense; without labels, the header's."""
        if self.is_one_row:
            return Setting(self.own.step, wraps=True)
        tried = [Setting(step) for step in steps(list(self.inner.values()))]
        tried += [replace(setting, wraps=True) for setting in tried if setting.step]
        return min(tried, key=self._cost)

    def _cost(self, setting: Setting) -> float:
        labels = sum(cost(self._page(page, setting), step=setting.step) for page in self.parts)
        return labels + WRAPPED * self._wrapped(setting)

    def _wrapped(self, setting: Setting) -> int:
        """How many lines of figures go on on the next line."""
        if not setting.wraps:
            return 0
        lines = {
            (page, round(token.base))
            for page, strips in self.data.items()
            for _, stack in values(strips, self.own, setting=setting)
            for above, token in zip(stack.tokens, stack.tokens[1:], strict=False)
            if above.is_figure and token.is_figure
        }
        return len(lines)

    def _page(self, page: int, setting: Setting) -> Page:
        rows = bands((), values(self.data[page], self.own, setting=setting), size=self.size)
        is_first = page == next(iter(self.parts))
        return Page(self.inner[page], [(row.top, row.bottom) for row in rows], is_first)

    def rows(self, page: int) -> list[Row]:
        """The rows that stand on a page."""
        step = self.setting.step
        labels = stacks(self._page(page, self.setting), step=step)
        found = bands(
            labels, values(self.data[page], self.own, setting=self.setting), size=self.size
        )
        free = self._free(page, found)
        for band in found:
            if not band.labels:
                band.labels = beside(free, (band.top, band.bottom), step=step)
        kept = [band for band in found if self._is_row(band, found, page)]
        return [
            self._row(band, is_sure=self._is_sure(band, kept, page) and self._is_alone(band, free))
            for band in kept
        ]

    def _free(self, page: int, found: Sequence[Band]) -> list[Token]:
        """The words of labels that no row of figures has yet."""
        taken = {
            id(token)
            for band in found
            for label in band.labels
            for token in label.tokens
            if band.values
        }
        outer = [
            token
            for strip in self.parts[page]
            for token in strip.tokens
            if self.own.is_label(token) and not self._is_inner(token)
        ]
        inner = [token for token in self.inner[page] if id(token) not in taken]
        return sorted([*outer, *inner], key=lambda token: token.base)

    def _is_row(self, band: Band, found: Sequence[Band], page: int) -> bool:
        """Whether a band is a row, or half of one that the page's end cuts: not only words."""
        is_cut = self._is_cut(band, found, page)
        return bool(band.values) or is_cut or likeness(band.labels[0].text) == 100

    def _is_cut(self, band: Band, found: Sequence[Band], page: int) -> bool:
        """Whether a band stands where the table goes on from page to page."""
        pages = list(self.parts)
        is_first = band is found[0] and page != pages[0]
        return is_first or (band is found[-1] and page != pages[-1])

    def _is_sure(self, band: Band, found: Sequence[Band], page: int) -> bool:
        """Whether the figures of a band are surely one row's, and all of its figures.

        Figures without a label are perhaps the rest of those beside them; so are figures with
        strange words beside a row whose words are not the form's.
        """
        lone = [other for other in found if other.values and self._is_rest(other, band)]
        if not self.has_labels or self._is_cut(band, found, page):
            lone = [other for other in lone if other is not band]
        return band.is_certain and not any(self._is_near(band, other) for other in lone)

    def _is_rest(self, other: Band, band: Band) -> bool:
        """Whether a band may be the rest of another one."""
        if not other.labels:
            return True
        is_exact = any(likeness(label.text) == 100 for label in band.labels)
        is_next = abs(other.top - band.bottom - self.setting.step) <= EVEN
        is_strange = all(likeness(label.text) < STRANGE_BELOW for label in other.labels)
        return other is not band and is_strange and (is_next or not is_exact)

    def _is_near(self, band: Band, other: Band) -> bool:
        gap = max(band.top - other.bottom, other.top - band.bottom)
        return gap < NEIGHBOURS * self.size

    def _is_alone(self, band: Band, free: Sequence[Token]) -> bool:
        """Whether no other words beside a row name another row of the form."""
        own = {id(token) for label in band.labels for token in label.tokens}
        others = [token for token in free if id(token) not in own]
        rivals = beside(others, (band.top, band.bottom), step=self.setting.step)
        return all(
            likeness(rival.text) < 100 or (is_group(rival) and not self._is_inner(rival.tokens[0]))
            for rival in rivals
        )

    def _row(self, band: Band, *, is_sure: bool) -> Row:
        label = " ".join(stack.text for stack in band.labels)
        is_whole = self.is_one_row or likeness(label) == 100
        texts = self._texts(band, is_whole=is_whole)
        is_sure &= not any(_PIECES.search(text) for text in texts)
        cells = [Cell(label, 0)] if self.has_labels else []
        shift = len(cells)
        for at, text in enumerate(texts):
            cells.append(Cell(text if is_sure or not text else f"{text} -", at + shift))
        return tuple(cells)

    def _texts(self, band: Band, *, is_whole: bool) -> list[str]:
        return [
            " ".join(text_of(stack, span, is_whole=is_whole) for stack in band.values.get(at, ()))
            for at, span in enumerate(self.own.spans)
            if at in self.places
        ]
