"""An argument parser that speaks Chinese (命令行参数): help, usage, and one sentence a mistake."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

from gongkai.commands.words import LANGUAGE, said

MISTAKE = 2
"""The exit code of every mistake in a command or a file."""

MISTAKES = (
    (r"the following arguments are required: (.+)", "缺少参数 {0}"),
    (r"unrecognized arguments: (.+)", "不认识的参数 {0}"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0} 不能是 {1}，可以是 {2}"),
    (r"argument (.+?): expected one argument", "{0} 后面缺少一个值"),
    (r"argument (.+?): expected at least one argument", "{0} 后面至少要有一个值"),
    (r"argument (.+?): invalid \w+ value: (.+)", "{0} 的值 {1} 不对"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} 不能和 {1} 同时使用"),
    (r"one of the arguments (.+) is required", "{0} 至少要写一个"),
    (r"ambiguous option: (.+?) could match (.+)", "{0} 不明确，可能是 {1}"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} 不带值，多了 {1}"),
    (r"argument (.+?): (.+)", "{0}：{1}"),
)
"""What argparse says in English, as a pattern, and the same in Chinese."""


class Parser(ArgumentParser):
    """argparse with Chinese words; a mistake is one sentence and exit code 2."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options |= {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter}
        super().__init__(*args, **options)
        self._positionals.title = said("arguments")
        self._optionals.title = said("options")
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help=said("help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command in one sentence, and leave."""
        tail = said("see_help", program=self.prog)
        print(f"{said('error')}{in_chinese(message)}{tail}", file=sys.stderr)
        self.exit(MISTAKE)


class Formatter(HelpFormatter):
    """Help whose first word is 用法."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line of usage, with its first word in the language of this run."""
        super().add_usage(usage, actions, groups, said("usage") if prefix is None else prefix)


def in_chinese(message: str) -> str:
    """What argparse says, in the language of this run.

    >>> in_chinese("the following arguments are required: FILE")
    '缺少参数 FILE'
    """
    if LANGUAGE.get() != "zh":
        return message
    for pattern, words in MISTAKES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return message
