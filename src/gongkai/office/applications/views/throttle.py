"""Slowing down whoever guesses (防猜测): failures counted for one address and one number.

The owner of an application, at another address, is never locked out by somebody's guessing;
a query code has too many values for guesses from many addresses to matter (ADR 0063).
"""

from __future__ import annotations

import hashlib

from django.core.cache import cache

ALLOWED = 5
"""Failures before the lock."""

LOCKED_FOR = 15 * 60
"""Seconds that a lock lasts."""


def _key(address: str, number: str) -> str:
    return "track:" + hashlib.sha256(f"{address}\n{number}".encode()).hexdigest()


def is_locked(address: str, number: str) -> bool:
    """Whether this address has failed too often for this number."""
    return cache.get(_key(address, number), 0) >= ALLOWED


def count_failure(address: str, number: str) -> None:
    """Count one failure; the time runs anew with each."""
    key = _key(address, number)
    cache.set(key, cache.get(key, 0) + 1, LOCKED_FOR)


def forget(address: str, number: str) -> None:
    """Forget the failures after a success."""
    cache.delete(_key(address, number))
