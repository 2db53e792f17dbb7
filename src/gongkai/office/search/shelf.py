"""The index in use (现用索引), and the lock that lets one process at a time write to it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from gongkai.office.search.embedded import Embedded
from gongkai.office.search.engine import Engine, EngineBroken, Entry
from gongkai.office.search.models import Generation
from gongkai.office.search.plain import Plain

ENGINES: dict[str, type[Engine]] = {"tantivy": Embedded, "sqlite": Plain}


@dataclass(frozen=True, slots=True)
class File:
    """A file whose text is to be found too (待读附件): its digest, and the way to its bytes."""

    sha256: str
    name: str
    read: Callable[[], bytes]
    keys: Collection[int]
    """The documents that it hangs on."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries come from (索引来源): the room of documents states it.

    `entries` gives those of some keys that the public may see, as of a day; `after` the next keys
    that it may see behind a key, in order; `turned` the keys whose validity is another on the
    second day than on the first; `unread` some files whose text was not read yet.
    """

    entries: Callable[[Collection[int], date], Iterable[Entry]]
    after: Callable[[int, int], list[int]]
    turned: Callable[[date, date], list[int]]
    unread: Callable[[int], Iterable[File]]


def source() -> Source:
    """Where entries come from: `SEARCH_SOURCE` of the settings, for this room knows no document."""
    return import_string(settings.SEARCH_SOURCE)


def folder() -> Path:
    """The folder in which each index has one of its own."""
    return settings.SEARCH_PLACE.folder


def opened(name: str) -> Engine:
    """The index of a name, kept open. Raises EngineBroken where it is not there or unreadable."""
    if not (folder() / name).is_dir():
        raise EngineBroken(f"索引目录 {name} 不存在。")
    return _opened(settings.SEARCH_PLACE.scheme, folder() / name)


def made(name: str) -> Engine:
    """A new index of a name."""
    return ENGINES[settings.SEARCH_PLACE.scheme](folder() / name, new=True)


@lru_cache(maxsize=4)
def _opened(scheme: str, path: Path) -> Engine:
    return ENGINES[scheme](path)


def in_use() -> Engine | None:
    """The index that answers; None where none was made yet, or what was made is gone."""
    name = Generation.objects.values_list("name", flat=True).first()
    if name is None or not (folder() / name).is_dir():
        return None
    return opened(name)


@contextmanager
def writing(*, wait: bool) -> Iterator[bool]:
    """Hold the lock of the index; False where another process holds it and waiting is not wanted.

    The lock ends with its process, however that ends.
    """
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
