"""Pages in the memory of one process (页面缓存): few enough, small enough, and never old.

A page is kept together with the state of the office in which it was made. It is shown again only
in that state: who withdraws a document changes the state in the same transaction (ADR 0202).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

SECONDS = 60.0
"""How long a page is kept at most: what no act changes, such as view counts, is no older."""

LARGEST = 512 * 1024
"""Bytes of a page that is kept."""

ROOM = 48 * 1024 * 1024
"""Bytes of all kept pages of a process."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was shown (留存页面): in which state of the office, until when."""

    state: str
    until: float
    body: bytes
    headers: tuple[tuple[str, str], ...]
    again: Callable[[HttpRequest], None] | None

    def response(self) -> HttpResponse:
        """The page once more."""
        return HttpResponse(self.body, headers=dict(self.headers))


class Shelf:
    """The kept pages of this process, the least recently shown given up first (书架)."""

    def __init__(self, most: int):
        self._most = most
        self._lock = threading.Lock()
        self._pages: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._bytes = 0

    def find(self, key: tuple[str, ...], *, state: str, now: float) -> Kept | None:
        """The page of a key, if it was made in this very state and not long ago."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is None:
                return None
            if kept.state != state or kept.until <= now:
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return kept

    def put(self, key: tuple[str, ...], kept: Kept) -> None:
        """Keep a page; make room for it."""
        if len(kept.body) > LARGEST:
            return
        with self._lock:
            self._drop(key)
            self._pages[key] = kept
            self._bytes += len(kept.body)
            while len(self._pages) > self._most or self._bytes > ROOM:
                self._drop(next(iter(self._pages)))

    def __len__(self) -> int:
        return len(self._pages)

    def _drop(self, key: tuple[str, ...]) -> None:
        kept = self._pages.pop(key, None)
        self._bytes -= len(kept.body) if kept else 0
