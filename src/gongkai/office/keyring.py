"""The keys of what is kept locked (密钥): derived from one secret, each for one use.

`settings.PERSONAL_DATA_KEY` may hold several secrets, the newest first, separated by commas:
what was locked under an older one still opens (ADR 0060).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Locked(Exception):
    """Data that no key at hand opens, or that was changed (无法解密)."""


def _secrets() -> list[str]:
    return [part.strip() for part in settings.PERSONAL_DATA_KEY.split(",") if part.strip()]


@lru_cache(maxsize=32)
def _derived(secret: str, use: str) -> bytes:
    return hmac.new(secret.encode(), f"gongkai/{use}/1".encode(), hashlib.sha256).digest()


def _box(use: str) -> MultiFernet:
    keys = (base64.urlsafe_b64encode(_derived(secret, use)) for secret in _secrets())
    return MultiFernet([Fernet(key) for key in keys])


def locked(data: bytes, *, use: str) -> str:
    """Data encrypted for one use (加密), authenticated, as text."""
    return _box(use).encrypt(data).decode("ascii")


def unlocked(token: str, *, use: str) -> bytes:
    """The data behind a token (解密). Raises `Locked` for a wrong key or a changed token."""
    try:
        return _box(use).decrypt(token.encode("ascii"))
    except InvalidToken as fault:
        raise Locked(
            "内容无法解密，请核对个人信息密钥（GONGKAI_PERSONAL_DATA_KEY）是否为加密时的密钥。"
        ) from fault


def relocked(token: str, *, use: str) -> str:
    """The same data under the newest key (换钥)."""
    return _box(use).rotate(token.encode("ascii")).decode("ascii")


def keyed_hash(text: str, *, use: str) -> str:
    """A hash under the oldest key, so that adding a newer one leaves the hashes valid."""
    return hmac.new(_derived(_secrets()[-1], use), text.encode(), hashlib.sha256).hexdigest()
