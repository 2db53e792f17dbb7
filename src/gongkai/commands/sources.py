"""Where a report comes from (报告来源): a file or standard input, or one sentence why not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.commands.words import LANGUAGE, said, system_reason
from gongkai.report.model import AnnualReport, NotAReport
from gongkai.report.reading import read, read_bytes
from gongkai.report.reading.limits import MAX_FILE_BYTES

STDIN = "-"


class Unreadable(ValueError):
    """A file that gives no report; the message is one sentence for the person who named it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its name, or what came in on standard input; of several reports that of a year."""

    name: str
    data: bytes | None = None
    year: int | None = None

    @property
    def label(self) -> str:
        """How messages call it."""
        return said("stdin") if self.name == STDIN else self.name


def sources(names: Sequence[str]) -> list[Source]:
    """The sources that a command names; standard input is read once, here."""
    if names.count(STDIN) > 1:
        raise Unreadable(said("stdin_twice"))
    return [Source(name, _from_stdin() if name == STDIN else None) for name in names]


def _from_stdin() -> bytes:
    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)


def report_from(source: Source) -> AnnualReport:
    """The report in a source; `Unreadable` with one sentence where there is none."""
    try:
        if source.data is not None:
            return read_bytes(source.data, source.label, year=source.year)
        require_file(source.name)
        return read(Path(source.name), year=source.year)
    except NotAReport as error:
        reason = str(error)
        if LANGUAGE.get() == "en" or Path(source.label).name not in reason:
            reason = said("file_in_english", name=source.label, reason=reason)
        raise Unreadable(reason) from error
    except OSError as error:
        raise Unreadable(
            said("cannot_open", name=source.label, why=system_reason(error))
        ) from error


def is_folder(name: str) -> bool:
    """Whether a name is a folder's."""
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):  # a name that no file can have: the reader says what is wrong
        return False


def require_file(name: str) -> None:
    """Raise `Unreadable` with one sentence for a name that leads to no file."""
    if not name:
        raise Unreadable(said("no_name"))
    if is_folder(name):
        raise Unreadable(said("is_folder", name=name))
    try:
        Path(name).open("rb").close()
    except FileNotFoundError as error:
        raise Unreadable(said("no_file", name=name)) from error
    except PermissionError as error:
        raise Unreadable(said("no_permission", name=name)) from error
    except ValueError as error:  # a name with a null byte
        raise Unreadable(said("no_file", name=name)) from error
