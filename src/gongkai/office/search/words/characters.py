"""Traditional characters as simplified ones (繁简): one for one, whatever stands beside them.

OpenCC decides by the words around a character; a query that holds a part of a text would then be
another. So the table is what OpenCC (1.4.2, Apache 2.0) says of each character by itself; a test
compares them.
"""

from __future__ import annotations

import re
from pathlib import Path

TABLE = Path(__file__).with_name("simplified.txt")
"""On each line some traditional characters, a blank, and the simplified ones in the same order."""


def pairs() -> dict[str, str]:
    """The simplified character of each traditional one (繁简对照)."""
    lines = (line.split() for line in TABLE.read_text("utf-8").splitlines())
    return {one: other for many, others in lines for one, other in zip(many, others, strict=True)}


_SIMPLIFIED = pairs()
_TRADITIONAL = re.compile(f"[{''.join(_SIMPLIFIED)}]")


def simplified(text: str) -> str:
    """A text in simplified characters (简体); a pass over it, for few have to be exchanged."""
    return _TRADITIONAL.sub(lambda found: _SIMPLIFIED[found[0]], text)
