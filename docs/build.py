"""Writes the pages that would go stale by hand: the index, the commands, the checks.

`make docs` runs it. A test fails when a page was added, or a command changed, without it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from docs import checks

DOCS = Path(__file__).parent
INDEX = DOCS / "README.md"
REFERENCE = DOCS / "reference"
DECISIONS = DOCS / "why" / "decisions"
COMMANDS = REFERENCE / "commands"
PROGRAM = Path(sys.prefix) / "bin" / "gongkai"

KINDS = {
    "tutorial": "Tutorial 教程: learn by doing",
    "how-to": "How-to 操作指南: do one thing",
    "reference": "Reference 参考: look something up",
    "why": "Why 缘由: understand, and the decisions taken",
}
"""The four kinds of page, by folder."""

COMMAND = re.compile(r"^    ([a-z][a-z-]*)(?:  .*)?$", re.M)
"""A line of help that names a command: it stands two steps in, below its placeholder."""

LONE_HELP = re.compile(r"\n\n选项:\n  -h, --help +显示本说明$")
"""The options of a command that has none but help: the page of its family says it once."""

ORIGIN = "Written by `make docs` from what the program says of itself."
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def title(page: Path) -> str:
    """The first heading of a page."""
    return page.read_text("utf-8").splitlines()[0].removeprefix("# ")


def decisions() -> dict[str, str]:
    """A page for each hundred of decisions, by its name: so many are no list of the index."""
    pages: dict[str, list[str]] = {}
    for page in sorted(DECISIONS.glob("*.md")):
        hundred = page.name[:2]
        heading = f"# Decisions {hundred}00 to {hundred}99 决定"
        lines = pages.setdefault(
            f"decisions-{hundred}00", [heading, "", "Written by `make docs`.", ""]
        )
        lines.append(f"- [{title(page)}]({page.relative_to(DOCS / 'why').as_posix()})")
    return {name: "\n".join(lines) + "\n" for name, lines in pages.items()}


def index() -> str:
    """The index of the docs: every page by kind, in the order of their names."""
    parts = ["# Documentation", "", "Written by `make docs`; every page is one of four kinds."]
    for folder, heading in KINDS.items():
        found = (DOCS / folder).rglob("*.md")
        pages = sorted(page for page in found if page.parent != DECISIONS)
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


def helps(words: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """A command and every command below it, each with its help."""
    said = help_of(words)
    yield " ".join(("gongkai", *words)), said
    for word in COMMAND.findall(said):
        yield from helps((*words, word))


def commands() -> dict[str, str]:
    """A page for the program and for each of its families of commands, by the page's name."""
    pages: dict[str, list[str]] = {}
    for name, said in helps():
        family = "-".join(name.split()[:2])
        page = pages.setdefault(family, [f"# Command 命令 {family.replace('-', ' ')}", "", ORIGIN])
        page += ["", f"## {name}", "", *shown(said)]
    return {family: "\n".join(lines) + "\n" for family, lines in pages.items()}


def shown(said: str) -> list[str]:
    """The help of a command; of one that takes nothing, only what it does."""
    told = LONE_HELP.sub("", said)
    parts = told.split("\n\n")
    return parts[1:] if told != said and len(parts) == 2 else ["```text", told, "```"]


def kept_commands() -> dict[str, str]:
    """The pages of commands as they stand in the checkout."""
    return {page.stem: page.read_text("utf-8") for page in COMMANDS.glob("*.md")}


def names(pages: dict[str, str]) -> set[str]:
    """The commands and options that pages of commands name."""
    text = "\n".join(pages.values())
    return {*re.findall(r"^## (gongkai.*)$", text, re.M), *OPTION.findall(text)}


def write() -> None:
    """Write the pages, and drop the page of a command that is no more."""
    pages = commands()
    COMMANDS.mkdir(parents=True, exist_ok=True)
    for stale in kept_commands().keys() - pages.keys():
        (COMMANDS / f"{stale}.md").unlink()
    for name, text in pages.items():
        (COMMANDS / f"{name}.md").write_text(text, "utf-8")
    for name, text in checks.pages().items():
        (REFERENCE / f"{name}.md").write_text(text, "utf-8")
    for name, text in decisions().items():
        (DOCS / "why" / f"{name}.md").write_text(text, "utf-8")
    INDEX.write_text(index(), "utf-8")
    print(f"已写成 {INDEX}、核对规则 {len(checks.PAGES)} 页和 {COMMANDS} 下的 {len(pages)} 页。")


if __name__ == "__main__":
    write()
