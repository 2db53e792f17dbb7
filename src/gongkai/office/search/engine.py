"""The one interface of search (检索引擎): what goes in, what is asked, what comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gongkai.office.search.words.tokens import Phrase

FACETS = ("organ", "kind", "theme", "year", "validity")
"""What results are counted by (分面)."""

CONDITIONS = (*FACETS, "form")
"""What results are narrowed by (条件): few documents have a form, so it is not counted."""

WEIGHTS = {"title": 3.0, "numbers": 4.0, "text": 1.0}
"""What a word counts for where it stands."""


Counts = Mapping[str, Mapping[int | str, int]]
"""How many there are of each value, by the names of `FACETS`."""


class EngineBroken(RuntimeError):
    """The files of an index are not there or cannot be read (索引损坏): it must be made anew."""


class EngineBusy(EngineBroken):
    """Somebody else writes to the index just now (索引正在写入): it is whole, and can wait."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A published document as an engine takes it (索引条目)."""

    key: int
    title: str
    numbers: str
    text: str
    organ: int
    kind: str
    theme: str
    year: int
    validity: str
    """As of the day of the index; empty for what has none."""
    published: int
    """Seconds since 1970."""
    form: str = ""
    """How it explains another document (解读形式); empty for what explains none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked (检索条件): every phrase, and every condition that is given.

    `without` holds the keys that must not come.
    """

    phrases: tuple[Phrase, ...]
    organ: int | None = None
    kind: str | tuple[str, ...] | None = None
    """One kind, or any of several."""
    theme: str | None = None
    year: int | None = None
    validity: str | None = None
    form: str | None = None
    without: Collection[int] = ()
    newest_first: bool = False
    in_titles: bool = False

    def conditions(self) -> dict[str, int | str | tuple[str, ...]]:
        """The conditions that are given, by the names of `CONDITIONS`."""
        given = {name: getattr(self, name) for name in CONDITIONS}
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Found:
    """What is found (检索结果): how many in all, and the keys of a page in order.

    `counts` are the facets of all that is found, where they were asked for.
    """

    total: int
    keys: tuple[int, ...]
    counts: Counts | None = None


def total_of(counts: Counts) -> int:
    """How many there are in all, by their facets (总数): each document is of one kind."""
    return sum(counts["kind"].values())


class Engine(Protocol):
    """An index in a folder. Whoever writes holds the lock; anybody may read meanwhile.

    Raises EngineBroken where it is to be there and is not, or cannot be read.
    """

    def __init__(self, folder: Path, *, new: bool = False) -> None: ...

    def index(self, entries: Iterable[Entry], *, gone: Collection[int] = ()) -> None:
        """Take entries in the place of what their keys held, and drop others; durable."""

    def fill(self, batches: Iterable[Iterable[Entry]]) -> None:
        """Take the entries of a new index, each once; what was taken is of use when all was."""

    def delete(self, keys: Collection[int]) -> None:
        """Drop what is there under some keys; durable."""

    def merges_next(self) -> bool:
        """Whether the next change takes long because small parts are merged with it (合并)."""

    def search(self, asked: Asked, *, offset: int, limit: int, counted: bool = False) -> Found:
        """A page of what meets what is asked; `counted`: and the facets of all that does."""

    def facets(self, asked: Asked) -> Counts:
        """How many of all that is found there are of each kind of facet."""

    def keys(self) -> set[int]:
        """All keys that the index holds."""
