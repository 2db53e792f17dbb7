"""The words of an RTF file (RTF 控制字): braces, control words, and bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.report.reading.limits import require

MAX_WORDS = 2_000_000
"""How many words a file may have; a report saved by Word has some 50,000."""

_WORD = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[^\\{}]+|\\",
    re.DOTALL,
)
_ESCAPED = b"\\{}"


@dataclass(frozen=True, slots=True)
class Word:
    """A control word or brace by its name, or `raw` bytes of text (控制字或文字)."""

    name: str = ""
    number: int | None = None
    raw: bytes = b""


def words(data: bytes) -> Iterator[Word]:
    """The words of a file in order; binary data (`bin`) is stepped over."""
    at = count = 0
    while found := _WORD.match(data, at):
        at = found.end()
        count += 1
        require(count, MAX_WORDS, what=f"文件超过{MAX_WORDS}个控制字")
        name, number, byte, symbol, brace = found.groups()
        if name == b"bin":
            at += max(int(number or 0), 0)
        elif name:
            yield Word(name.decode(), int(number) if number else None)
        elif byte:
            yield Word(raw=bytes.fromhex(byte.decode()))
        elif symbol:
            yield Word(raw=symbol) if symbol in _ESCAPED else Word(symbol.decode("latin-1"))
        elif brace:
            yield Word(brace.decode())
        elif text := found[0].replace(b"\r", b"").replace(b"\n", b"").replace(b"\x00", b""):
            yield Word(raw=text)
