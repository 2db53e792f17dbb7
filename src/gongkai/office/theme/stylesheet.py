"""The style sheet of the site: every file of `static/theme`, joined when first asked for (样式表).

A component keeps its own small file; a visitor fetches one. There is no build step: the joined
text is made in memory, and its address carries its digest, so that it may be kept for ever.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "theme"
FIRST = ("tokens.css", "base.css", "site.css", "layout.css", "prose.css")
LAST = ("elder.css", "print.css")
DIGEST_LENGTH = 16
"""Hexadecimal digits of the digest that stand in the address."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The joined text and the digest that names it (样式表)."""

    text: str
    digest: str


def parts(folder: Path = FOLDER) -> list[Path]:
    """The files in the order they are joined: tokens and page, components by name, modes."""
    return [
        *(folder / name for name in FIRST),
        *sorted((folder / "c").glob("*.css")),
        *(folder / name for name in LAST),
    ]


def joined(folder: Path = FOLDER) -> Stylesheet:
    """The style sheet as the files stand now."""
    text = "\n".join(path.read_text("utf-8").strip() for path in parts(folder)) + "\n"
    return Stylesheet(text, hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH])


@cache
def kept() -> Stylesheet:
    """The style sheet as the files stood when this process first needed it."""
    return joined()
