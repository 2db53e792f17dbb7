"""Pieces of bytes one after the other (分帧): each with its length before it."""

from __future__ import annotations

from collections.abc import Iterator

LENGTH = 8
"""Bytes of a length."""


def framed(*pieces: bytes) -> Iterator[bytes]:
    """Each piece behind its length."""
    for piece in pieces:
        yield len(piece).to_bytes(LENGTH, "big")
        yield piece


def unframed(data: bytes) -> Iterator[bytes]:
    """The pieces that are there whole; one that breaks off is left out."""
    place = 0
    while place + LENGTH <= len(data):
        start = place + LENGTH
        place = start + int.from_bytes(data[place:start], "big")
        if place > len(data):
            return
        yield data[start:place]
