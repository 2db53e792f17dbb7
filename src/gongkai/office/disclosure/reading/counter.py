"""Counting views (浏览次数) without a write for each: small batches, written together.

A process that is killed loses its batch at most. The same reader opening the same document again
within the window counts once, so that a loop does not make a document look read (ADR 0081).
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping

from django.db import DatabaseError, transaction
from django.http import HttpRequest

from gongkai.office.disclosure.actions import add_views

logger = logging.getLogger(__name__)

BATCH = 50
"""Views that are written together."""

SECONDS = 30
"""Seconds after which a smaller batch is written with the next view."""

WINDOW = 600
"""Seconds in which one reader counts once for one document."""

REMEMBERED = 10_000
"""Pairs of reader and document that are remembered at most; the oldest is forgotten first."""


class ViewCounter:
    """The views of this process that are not written yet (待写入的浏览次数)."""

    def __init__(self, write: Callable[[Mapping[int, int]], None]):
        self._write = write
        self._lock = threading.Lock()
        self._salt = secrets.token_bytes(16)
        self._seen: OrderedDict[tuple[bytes, int], float] = OrderedDict()
        self._waiting: Counter[int] = Counter()
        self._since = 0.0

    def count(self, document: int, *, reader: str, now: float) -> None:
        """Count a view, and write the batch when it is large or old enough."""
        with self._lock:
            if self._is_repeated((self._name(reader), document), now):
                return
            if not self._waiting:
                self._since = now
            self._waiting[document] += 1
            if self._waiting.total() < BATCH and now - self._since < SECONDS:
                return
            batch, self._waiting, self._since = self._waiting, Counter(), now
        self._flush(batch)

    def waiting(self, document: int) -> int:
        """Views of a document that are counted and not written yet."""
        return self._waiting[document]

    def flush(self) -> None:
        """Write what waits."""
        with self._lock:
            batch, self._waiting = self._waiting, Counter()
        self._flush(batch)

    def _flush(self, batch: Counter[int]) -> None:
        """Write a batch whole; a page is shown even where the database is busy."""
        try:
            with transaction.atomic():
                self._write(batch)
        except DatabaseError:
            logger.warning("浏览次数暂时不能写入，下次一并写入。", exc_info=True)
            with self._lock:
                self._waiting.update(batch)

    def _is_repeated(self, pair: tuple[bytes, int], now: float) -> bool:
        until = self._seen.get(pair, 0.0)
        if now < until:
            return True
        self._seen[pair] = now + WINDOW
        self._seen.move_to_end(pair)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return False

    def _name(self, reader: str) -> bytes:
        """A reader by a salted hash that lives as long as this process: no address is kept."""
        return hashlib.blake2b(reader.encode(), key=self._salt, digest_size=8).digest()


def reader(request: HttpRequest) -> str:
    """Who reads, as far as a window needs it: the address and the browser's name (读者)."""
    return f"{request.META.get('REMOTE_ADDR', '')}\n{request.headers.get('User-Agent', '')}"


views = ViewCounter(add_views)
"""The counter of this process."""
