"""Against floods (防刷): what one address may send in an hour; machines fall for a hidden field."""

from __future__ import annotations

import hashlib

from django.core.cache import cache

HOURLY = 10
"""Questions that one address may send in an hour; an office building has one address."""

HOUR = 60 * 60


def _key(address: str) -> str:
    return "ask:" + hashlib.sha256(address.encode()).hexdigest()


def is_flooding(address: str) -> bool:
    """Whether an address has sent as many as it may."""
    return cache.get(_key(address), 0) >= HOURLY


def count(address: str) -> None:
    """Count one question; the hour runs anew with each."""
    cache.set(_key(address), cache.get(_key(address), 0) + 1, HOUR)
