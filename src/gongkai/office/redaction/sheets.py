"""Pages as redaction sees them (页面): sizes, words in their places, boxes to paint out.

Every length is a whole number of tenths of a millimetre, counted from the top left corner of
the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

TENTHS_PER_INCH = 254


class Unopened(Exception):
    """A file that redaction cannot work on, in one sentence (不能处理的文件)."""


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle on a page (区域): its edges."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """From the left edge to the right one."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From the upper edge to the lower one."""
        return self.bottom - self.top

    def covers(self, other: Area, *, slack: int) -> bool:
        """Whether a character's area lies under this one (被覆盖): more than `slack` of it does.

        An area that is smaller than twice the slack counts by its middle, so that no character is
        too small to be seen.

        >>> box, beside, dot = Area(0, 0, 99, 99), Area(97, 0, 150, 99), Area(98, 98, 99, 99)
        >>> box.covers(beside, slack=3), box.covers(dot, slack=3)
        (False, True)
        """
        across, down = min(slack, other.width // 2), min(slack, other.height // 2)
        return (
            other.left + across <= self.right
            and other.right - across >= self.left
            and other.top + down <= self.bottom
            and other.bottom - down >= self.top
        )

    def grown(self, margin: int) -> Area:
        """The area with a margin around it."""
        left, top = max(self.left - margin, 0), max(self.top - margin, 0)
        return Area(left, top, self.right + margin, self.bottom + margin)

    def within(self, sheet: Sheet) -> Area:
        """The part of it that lies on a page."""
        return Area(
            max(self.left, 0),
            max(self.top, 0),
            min(self.right, sheet.width),
            min(self.bottom, sheet.height),
        )


def around(areas: Iterable[Area]) -> Area:
    """The smallest area around some others (外接区域)."""
    edges = list(areas)
    return Area(
        min(area.left for area in edges),
        min(area.top for area in edges),
        max(area.right for area in edges),
        max(area.bottom for area in edges),
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page (页): its size, its text, and for each character of the text its place or None."""

    width: int
    height: int
    text: str = ""
    places: tuple[Area | None, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether there are words that a search can find."""
        return any(self.places)

    def as_json(self) -> dict[str, Any]:
        """The page as plain data."""
        places = [
            place and [place.left, place.top, place.right, place.bottom] for place in self.places
        ]
        return {"width": self.width, "height": self.height, "text": self.text, "places": places}

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Sheet:
        """The page that `as_json` wrote; ValueError, KeyError or TypeError for anything else."""
        places = tuple(place and Area(*map(int, place)) for place in data["places"])
        if len(places) != len(data["text"]):
            raise ValueError("A page whose characters and places differ in number.")
        return cls(int(data["width"]), int(data["height"]), str(data["text"]), places)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle to paint out (涂除框): on which page, counted from 1, and where."""

    page: int
    area: Area


def boxes_on(boxes: Iterable[Box], page: int) -> list[Area]:
    """The areas to paint out on a page."""
    return [box.area for box in boxes if box.page == page]
