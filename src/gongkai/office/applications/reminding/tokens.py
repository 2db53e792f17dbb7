"""The secret of a feed's address (订阅密钥): random, kept as a keyed hash only."""

from __future__ import annotations

import secrets

from gongkai.office.keyring import keyed_hash

NO_HASH = "0" * 64
"""What a token is compared with where there is no feed: as long as a real one."""


def new_token() -> str:
    """A token that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token: worthless without the key."""
    return keyed_hash(token, use="calendar-feed")
