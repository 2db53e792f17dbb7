"""A page as marks on paper (页面): glyphs and ruling lines, wherever they come from.

Lengths are points; `x` grows to the right and `y` downwards, as the text is read. Everything
behind this module knows only these shapes, so that another source of marks can use it too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """One printed character (字符): its box, and the line `base` that it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float

    @property
    def x(self) -> float:
        """The middle of its box, across."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle of its box, downwards."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line across or down (表格线): where it lies, where it starts and ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Marks:
    """Everything on one page that can be text or the ruling of a table.

    `across` and `down` are drawn lines; `shades` are edges of filled areas, which rule a table
    only where nothing else does. `has_hidden` says that some text is invisible, as behind a scan;
    `unread` is how many lines of a scan were not recognised.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    shades_across: list[Rule] = field(default_factory=list)
    shades_down: list[Rule] = field(default_factory=list)
    has_objects: bool = False
    has_hidden: bool = False
    unread: int = 0
