"""Slowing down whoever guesses (防猜测): failures counted for one address and one number.

The owner of an application, at another address, is never locked out by somebody's guessing;
a query code has too many values for guesses from many addresses to matter (ADR 0063).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.office.applications import sealing
from gongkai.office.applications.forms.tracking import TrackForm

ALLOWED = 5
"""Failures before the lock."""

NO_HASH = "0" * 64
"""What a code is compared with where nothing has the number: as long as a real one."""

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


def admitted(
    form: TrackForm,
    request: HttpRequest,
    *,
    rows: Callable[[str], Sequence[Any]],
    no_match: str,
    locked: str,
) -> Any | None:
    """The row that number and code name together (凭号码和查询码), or a sentence on the form.

    `rows` finds those of a number. Where there is none a code is compared all the same, so that
    an answer takes as long.
    """
    address = request.META.get("REMOTE_ADDR", "")
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    if is_locked(address, number):
        form.add_error(None, locked)
        return None
    kept = [(row, row.query_code_hash) for row in rows(number)] or [(None, NO_HASH)]
    fits = [row for row, known in kept if sealing.matches(code, known, about=number)]
    if not fits or fits[0] is None:
        count_failure(address, number)
        form.add_error(None, no_match)
        return None
    forget(address, number)
    return fits[0]
