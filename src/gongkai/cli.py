"""The program `gongkai` (命令行): its commands put together, and one sentence for every mistake.

Results go to standard output, everything else to standard error. Exit codes: 0 nothing wrong,
1 errors found in a report, 2 a command or file that cannot be used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import TextIOWrapper
from typing import Any, TextIO

from gongkai import __version__
from gongkai.commands.parser import MISTAKE, Parser
from gongkai.commands.words import LANGUAGE, LANGUAGES, said, system_reason


@dataclass(frozen=True, slots=True)
class Family:
    """A module of commands, the words it answers to, and a package that it cannot do without."""

    module: str
    words: tuple[str, ...]
    needs: str = ""

    @property
    def is_installed(self) -> bool:
        """Whether the package that it needs is there."""
        return not self.needs or find_spec(self.needs) is not None


FAMILIES = (
    Family("gongkai.commands.report", ("report",)),
    Family("gongkai.commands.law", ("deadline", "fee")),
    Family("gongkai.commands.office", ("office",), needs="django"),
)
"""Every family of commands; each module has `register(subparsers)`, each handler gives a code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these words and return its exit code."""
    _speak_utf_8()
    token = LANGUAGE.set("zh")
    try:
        code = _code(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return _failed(error)
    finally:
        LANGUAGE.reset(token)
    return code


def _code(words: list[str]) -> int:
    try:
        return _run(words)
    except SystemExit as stop:  # argparse has said all: help, version, a mistake
        return stop.code if isinstance(stop.code, int) else 0


def _run(words: list[str]) -> int:
    language, rest = _language(words)
    LANGUAGE.set(language)
    parser = Parser(prog="gongkai", description=said("program"))
    parser.add_argument("--lang", choices=LANGUAGES, help=said("lang"))
    parser.add_argument(
        "--version", action="version", version=f"gongkai {__version__}", help=said("version")
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title=said("command"))
    families = _wanted(rest)
    if len(families) == 1 and not families[0].is_installed:
        print(said("no_office"), file=sys.stderr)
        return MISTAKE
    for family in families:
        _register(commands, family)
    args = parser.parse_args(rest)
    args.lang = language
    return int(args.run(args))


def _language(words: list[str]) -> tuple[str, list[str]]:
    """The language asked for anywhere in the command, and the words without it."""
    finder = Parser(prog="gongkai")
    finder.add_argument("--lang", choices=LANGUAGES, default="zh")
    asked = [word for word in words if word not in {"-h", "--help"}]
    language = finder.parse_known_args(asked)[0].lang
    rest = [word for word in words if not word.startswith("--lang=")]
    if "--lang" in rest:
        at = rest.index("--lang")
        del rest[at : at + 2]
    return language, rest


def _wanted(words: list[str]) -> Sequence[Family]:
    """The family that the first word asks for; all of them where it asks for none."""
    here = [family for family in FAMILIES if find_spec(family.module)]
    first = words[0] if words else ""
    return [family for family in here if first in family.words] or here


def _register(commands: Any, family: Family) -> None:
    if family.is_installed:
        import_module(family.module).register(commands)
    else:
        for word in family.words:
            commands.add_parser(word, help=said(word))


def _failed(error: BaseException) -> int:
    """Say in one sentence what went wrong; a bug's traceback is shown to whoever asks for it."""
    if os.environ.get("GONGKAI_DEBUG"):
        raise error
    print(_sentence(error), file=sys.stderr)
    if isinstance(error, OSError):
        _drop_output()
    return MISTAKE


def _sentence(error: BaseException) -> str:
    why = f"{type(error).__name__}: {error}"
    match error:
        case KeyboardInterrupt():
            return said("interrupted")
        case BrokenPipeError():
            return said("closed_output")
        case OSError():
            return said("cannot_output", why=system_reason(error))
        case ValueError() if type(error).__module__.startswith("gongkai."):
            return str(error)
    return said("internal", why=" ".join(why.split())[:200])


def _drop_output() -> None:
    """Let the interpreter end without trying once more to write what cannot be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _speak_utf_8() -> None:
    for stream in (sys.stdout, sys.stderr):
        _as_utf_8(stream)


def _as_utf_8(stream: TextIO) -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
