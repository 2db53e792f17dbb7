"""Addresses of pages (地址) of which there are many: made once, then only keys are put in.

`reverse` costs a page with thirty links more than the database does, and what it gives for one
name differs by the keys alone (ADR 0225).
"""

from __future__ import annotations

import re
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse

STAND_IN = 1_000_000_007
"""The first of the numbers that stand in for the keys while Django makes an address."""

PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
"""A word that stands in an address as it is: a slug, the ending of a file."""


def address_of(name: str, *keys: int | str) -> str:
    """The address of a page (地址), as `reverse` gives it; NoReverseMatch where there is none."""
    for key in keys:
        if not (key >= 0 if isinstance(key, int) else PLAIN.fullmatch(key)):
            return reverse(name, args=keys)
    return _pattern(name, len(keys), get_script_prefix(), settings.ROOT_URLCONF) % keys


@lru_cache(maxsize=512)
def _pattern(name: str, count: int, _prefix: str, _urlconf: str) -> str:
    """The address with a gap for each key; made anew for each set of addresses."""
    stand_ins = [str(STAND_IN + at) for at in range(count)]
    made = reverse(name, args=stand_ins).replace("%", "%%")
    for stand_in in stand_ins:
        made = made.replace(stand_in, "%s", 1)
    return made
