"""That a file was checked a short while ago (核对凭据): only then may the very same file go in."""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest

CHECKED_SECONDS = 3600
"""How long a check stands before the same file has to be checked again."""

SHOWN = 200
"""Faults that a page shows; the workbook holds all."""


def voucher(seal: str, *, salt: str) -> str:
    """What the page carries from a check to the import (凭据); a seal names the file."""
    return signing.dumps(seal, salt=salt)


def was_checked(request: HttpRequest, seal: str, *, salt: str) -> bool:
    """Whether the form carries the voucher of this very seal, and not an old one."""
    try:
        carried = request.POST.get("checked", "")
        return bool(signing.loads(carried, salt=salt, max_age=CHECKED_SECONDS) == seal)
    except signing.BadSignature:
        return False
