"""What a gateway is given, and what it says when it could not send (待发消息)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way out (待发消息). `key` is the same when it is sent again by itself."""

    way: str
    to: str = field(repr=False)
    shown: str
    heading: str
    text: str
    key: str


class NotSent(Exception):
    """The gateway did not take it (未发出): why, without the address, and whether for good."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.is_final = reason, is_final


class Gateway(Protocol):
    """Something that sends (发送通道)."""

    name: str

    def send(self, parcel: Parcel) -> None:
        """Send it, or raise NotSent."""
        ...
