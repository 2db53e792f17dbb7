"""Numbers and mail addresses (收件地址): sealed at rest, masked on screen, never logged."""

from __future__ import annotations

import json
import re

from gongkai.office.keyring import Locked, locked, unlocked

SEALING = "messages"
"""What the keys of addresses are derived for."""

MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
"""A mobile number of the mainland: only such a number takes an SMS."""

MASK = "*"


class AddressLost(Exception):
    """An address that cannot be opened: no such key, or a changed row (地址无法解密)."""


def mobile(phone: str) -> str:
    """The mobile number in what somebody wrote (手机号码), or nothing.

    >>> mobile("+86 138-0000-0000"), mobile("0000-1234567")
    ('13800000000', '')
    """
    found = MOBILE.fullmatch(re.sub(r"[\s-]", "", phone))
    return found[1] if found else ""


def masked(address: str) -> str:
    """An address as screens show it (掩码).

    >>> masked("13800001234"), masked("xiaoman@example.cn")
    ('138****1234', 'x******@example.cn')
    """
    name, at, host = address.partition("@")
    if at:
        return f"{name[:1]}{MASK * max(len(name) - 1, 3)}@{host}"
    return f"{address[:3]}{MASK * 4}{address[-4:]}"


def sealed(address: str, *, about: str) -> str:
    """An address encrypted (密封), bound to the message that it belongs to."""
    return locked(json.dumps([about, address]).encode(), use=SEALING)


def opened(token: str, *, about: str) -> str:
    """The address behind a seal (启封). Raises AddressLost for a wrong key or a foreign row."""
    try:
        bound, address = json.loads(unlocked(token, use=SEALING))
    except Locked as fault:
        raise AddressLost(str(fault)) from fault
    if bound != about:
        raise AddressLost("收件地址与这条消息不符，数据可能被调换，请核查数据库。")
    return str(address)
