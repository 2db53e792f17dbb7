"""Writes the pages that would go stale by hand: the index of the docs and the list of commands.

`make docs` runs it. A test fails when a page was added, or a command changed, without it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).parent
INDEX = DOCS / "README.md"
COMMANDS = DOCS / "reference" / "commands.md"
PROGRAM = Path(sys.prefix) / "bin" / "gongkai"

KINDS = {
    "tutorial": "Tutorial 教程: learn by doing",
    "how-to": "How-to 操作指南: do one thing",
    "reference": "Reference 参考: look something up",
    "why": "Why 缘由: understand, and the decisions taken",
}
"""The four kinds of page, by folder."""

CHOICES = re.compile(r"^  \{([\w,-]+)\}", re.M)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def title(page: Path) -> str:
    """The first heading of a page."""
    return page.read_text("utf-8").splitlines()[0].removeprefix("# ")


def index() -> str:
    """The index of the docs: every page by kind, in the order of their names."""
    parts = ["# Documentation", "", "Written by `make docs`; every page is one of four kinds."]
    for folder, heading in KINDS.items():
        pages = sorted((DOCS / folder).rglob("*.md"))
        if pages:
            parts += ["", f"## {heading}", ""]
            parts += [f"- [{title(p)}]({p.relative_to(DOCS).as_posix()})" for p in pages]
    return "\n".join(parts) + "\n"


def help_of(words: tuple[str, ...]) -> str:
    """What the program says of a command when asked with `--help`."""
    settings = {**os.environ, "COLUMNS": "88", "NO_COLOR": "1"}
    command = [PROGRAM, *words, "--help"]
    asked = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if asked.returncode:
        sys.exit(f"{' '.join(('gongkai', *words))} --help 未能运行：{asked.stderr.strip()}")
    return asked.stdout.rstrip()


def helps(words: tuple[str, ...] = (), *, above: str = "") -> Iterator[tuple[str, str]]:
    """Every command below some words with its help; a choice that is no command is left out."""
    said = help_of(words)
    if said == above:
        return
    yield " ".join(("gongkai", *words)), said
    for choices in CHOICES.findall(said):
        for choice in choices.split(","):
            yield from helps((*words, choice), above=said)


def commands() -> str:
    """The list of commands, as the program itself describes them."""
    parts = ["# Commands 命令", "", "Written by `make docs` from what the program says of itself."]
    for name, said in helps():
        parts += ["", f"## {name}", "", "```text", said, "```"]
    return "\n".join(parts) + "\n"


def names(text: str) -> set[str]:
    """The commands and options that a list of commands names."""
    return {*re.findall(r"^## (gongkai.*)$", text, re.M), *OPTION.findall(text)}


def write() -> None:
    """Write both pages."""
    COMMANDS.parent.mkdir(parents=True, exist_ok=True)
    COMMANDS.write_text(commands(), "utf-8")
    INDEX.write_text(index(), "utf-8")
    print(f"已写成 {COMMANDS} 和 {INDEX}。")


if __name__ == "__main__":
    write()
