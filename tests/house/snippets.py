"""The blocks of a page that a reader would type, and what happens when one types them.

In a `console` block a line that begins with `$ ` is a command, and the lines below it are what
it prints (`...` stands for anything); without lines below, any output will do. A command
succeeds, unless the next one is `$ echo $?` with the number that it leaves. `python` and
`pycon` blocks run in one session a page. A page's commands share one empty folder, in which
`.venv`, `docs` and `bench` are those of the checkout.
"""

from __future__ import annotations

import doctest
import re
import shlex
import textwrap
from dataclasses import dataclass

FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\S*)[^\n]*\n(?P<body>.*?)^ *```\s*$", re.M | re.S)

SHOWN_ONLY = {"css", "django", "html", "ini", "json", "nginx", "svg", "text", "toml", "xml"}
"""Kinds of block that are read, not typed."""

NOT_RUN = {
    "git clone": "needs the network",
    "cd": "each page is tested from the checkout's own folder",
    "sudo apt-get install": "changes the machine",
    "sudo apt install": "changes the machine",
}
"""Commands that a page may show and a test may not run, and why."""

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    """A fenced block: its kind, its text, and the line of the page on which it begins."""

    kind: str
    body: str
    line: int


@dataclass(frozen=True)
class Command:
    """One command of a console block and what the page says it prints."""

    text: str
    prints: str
    line: int

    @property
    def words(self) -> list[str]:
        """The command as a shell would split it."""
        return shlex.split(self.text, comments=True)


def blocks(page: str) -> list[Block]:
    """Every fenced block of a page."""
    return [
        Block(
            kind=found["kind"],
            body=textwrap.dedent(found["body"]),
            line=page.count("\n", 0, found.start()) + 1,
        )
        for found in FENCE.finditer(page)
    ]


def commands(page: str) -> list[Command]:
    """Every command that a page tells its reader to type, in order."""
    return [
        command
        for block in blocks(page)
        if block.kind == "console"
        for command in commands_of(block)
    ]


def commands_of(block: Block) -> list[Command]:
    """The commands of one console block."""
    body = block.body.replace("\\\n", "")
    parts = re.split(r"^\$ ", body, flags=re.M)[1:]
    pairs = (part.partition("\n") for part in parts)
    return [
        Command(text=first, prints=rest.strip("\n"), line=block.line) for first, _, rest in pairs
    ]


def strays(page: str) -> list[str]:
    """Blocks that would escape the test: of no kind, or of a kind that nobody runs."""
    known = SHOWN_ONLY | {"console", "python", "pycon"}
    wrong = [
        f"line {b.line}: a block of kind {b.kind!r}" for b in blocks(page) if b.kind not in known
    ]
    wrong += [
        f"line {b.line}: a console block without `$ `"
        for b in blocks(page)
        if b.kind == "console" and not commands_of(b)
    ]
    return wrong


def examples(page: str) -> str:
    """The Python of a page, fenced or indented, as one text that doctest reads.

    A fence would pass for printed text, so it is dropped; a `python` block without prompts is
    given them.
    """
    plain = FENCE.sub(lambda found: "\n" + prompted(found) + "\n", page)
    return plain if ">>>" in plain else ""


def prompted(found: re.Match[str]) -> str:
    """The body of a Python block with prompts; of any other block, nothing."""
    body = textwrap.dedent(found["body"])
    if found["kind"] not in {"python", "pycon"}:
        return ""
    if ">>>" in body:
        return body
    return "".join(prompted_line(line) + "\n" for line in body.splitlines() if line.strip())


def prompted_line(line: str) -> str:
    """One line of a script as one would type it."""
    return f"... {line}" if line[0] in " )]}" else f">>> {line}"


def failures(page: str, *, name: str) -> str:
    """What goes wrong when a page's Python is run; empty when nothing does."""
    test = doctest.DocTestParser().get_doctest(examples(page), {}, name, name, 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS, verbose=False).run(test, out=said.append)
    return "".join(said)


def is_as_shown(printed: str, *, shown: str) -> bool:
    """Whether a command printed what the page shows; a page may show nothing."""
    return not shown or doctest.OutputChecker().check_output(shown + "\n", printed, FLAGS)


def is_not_run(command: Command) -> bool:
    """Whether a command is one that a page may show and a test may not run."""
    return any(f"{command.text} ".startswith(f"{start} ") for start in NOT_RUN)
