"""The command `gongkai report check` (核对): its options, its output, its exit code."""

from __future__ import annotations

import json
import os
import stat
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from gongkai.commands.checking import page, screen, workbook
from gongkai.commands.checking.counterparts import Known, References
from gongkai.commands.checking.folders import found_in, identity, told
from gongkai.commands.checking.judging import Effort, Judged, judged, known_reports
from gongkai.commands.checking.outcome import Outcome
from gongkai.commands.sources import Source, Unreadable, is_folder, sources
from gongkai.commands.words import said
from gongkai.report.writing import CannotWrite, save

CLEAN, ERRORS, UNREADABLE = 0, 1, 2
"""Exit codes: nothing wrong, errors found, a file that could not be read."""

MOST_JOBS = 64
SECONDS = 120.0
"""How long one of several files may take, unless told otherwise; a scanned report takes ten."""

MOST_SECONDS = 86_400.0


def add_options(check: Any) -> None:
    """The options of the command."""
    check.add_argument("files", metavar="FILE", nargs="+", help=said("files"))
    check.add_argument("--year", metavar="YEAR", type=int, help=said("only_year"))
    check.add_argument("--previous", metavar="FILE", help=said("previous"))
    check.add_argument("--covers", metavar="FILE", nargs="+", default=[], help=said("covers"))
    check.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help=said("format")
    )
    check.add_argument("--xlsx", metavar="OUT.xlsx", help=said("xlsx"))
    check.add_argument("--jobs", metavar="N", type=int, default=1, help=said("jobs"))
    check.add_argument(
        "--timeout", metavar="SECONDS", type=float, default=SECONDS, help=said("timeout")
    )


def check_files(args: Namespace) -> int:
    """Print what is to be found in each file, and save the workbook where one is wanted."""
    effort = _effort(args)
    book = _book(args.xlsx) if args.xlsx is not None else None
    given = _given(args, own=frozenset(_identities(book)))
    references, unread = _references(args, given, effort=effort)
    done = judged(
        given.files, references=references, effort=effort, with_page=args.format == "html"
    )
    tell(unread)
    if args.format != "text" or not sys.stdout.isatty():  # a terminal shows it beside the file
        tell(item.problem for item in done.outcomes if item.problem)
    _print(done, args.format)
    was_saved = book is None or _is_saved(done, book)
    if done.left:
        tell([said("left", done=len(done.outcomes), left=done.left)])
    is_whole = was_saved and not unread and not done.left
    return exit_code(done.outcomes) if is_whole else UNREADABLE


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """2 when a file could not be read, 1 when there are errors, else 0."""
    if any(item.problem for item in outcomes):
        return UNREADABLE
    return ERRORS if any(item.has_errors for item in outcomes) else CLEAN


@dataclass(frozen=True, slots=True)
class Given:
    """What to check and what to hold it against (待核对和对照文件), folders searched."""

    files: tuple[Source, ...]
    previous: tuple[Source, ...]
    covers: tuple[Source, ...]


def _effort(args: Namespace) -> Effort:
    if not 1 <= args.jobs <= MOST_JOBS:
        raise Unreadable(said("bad_jobs", most=MOST_JOBS))
    if not 0 < args.timeout <= MOST_SECONDS:
        raise Unreadable(said("bad_timeout", most=f"{MOST_SECONDS:g}"))
    return Effort(args.jobs, args.timeout)


def _book(name: str) -> Path:
    """Where the workbook goes; what would not do is said before the work, not after it."""
    path = Path(name)
    if path.suffix.lower() != ".xlsx" or path.is_dir():
        raise Unreadable(said("bad_xlsx", name=name))
    if not path.resolve().parent.is_dir():
        raise Unreadable(said("no_folder", name=name))
    return path


def _identities(book: Path | None) -> Iterator[tuple[int, int]]:
    """The files that this run writes, as the system knows them: they are no reports."""
    if book and book.exists():
        yield identity(book.stat())
    try:
        out = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):  # an output that is no file of the system
        return
    if stat.S_ISREG(out.st_mode):
        yield identity(out)


def _given(args: Namespace, *, own: frozenset[tuple[int, int]]) -> Given:
    names = [args.files, [] if args.previous is None else [args.previous], args.covers]
    found = [found_in(group, own=own) for group in names]
    for group in found:
        tell(told(group))
    every = iter(sources([name for group in found for name in group.names]))
    files, previous, covers = (tuple(islice(every, len(group.names))) for group in found)
    if args.year is None:
        return Given(files, previous, covers)
    is_search = args.previous is not None and is_folder(args.previous)
    return Given(
        _of_year(files, args.year),
        previous if is_search else _of_year(previous, args.year - 1),
        _of_year(covers, args.year),
    )


def _of_year(files: Sequence[Source], year: int) -> tuple[Source, ...]:
    return tuple(replace(source, year=year) for source in files)


def _references(
    args: Namespace, given: Given, *, effort: Effort
) -> tuple[References, tuple[str, ...]]:
    """What to hold reports against, and why some of a folder could not be read."""
    searches_previous = args.previous is not None and is_folder(args.previous)
    searches_covers = any(is_folder(name) for name in args.covers)
    previous = _known(given.previous, effort=effort, is_search=searches_previous)
    covers = _known(given.covers, effort=effort, is_search=searches_covers)
    references = References(previous[0], covers[0], searches_previous, searches_covers)
    return references, (*previous[1], *covers[1])


def _known(
    files: Sequence[Source], *, effort: Effort, is_search: bool
) -> tuple[tuple[Known, ...], list[str]]:
    """The reports in some files; one that was named itself must be readable."""
    read, unread = known_reports(files, effort=effort)
    if unread and not is_search:
        raise Unreadable(unread[0])
    return read, unread


def _print(done: Judged, form: str) -> None:
    if form == "json":
        print_json([as_json(item) for item in done.outcomes])
        tell(f"{item.file}：{note}" for item in done.outcomes for note in item.notes)
    elif form == "html":
        sys.stdout.writelines(f"{piece}\n" for piece in page.page(done.outcomes))
    else:
        print(screen.text(done.outcomes, is_all=not done.left), end="")


def as_json(outcome: Outcome) -> dict[str, Any]:
    """What came of a file as JSON: its name and findings, or why it could not be read."""
    problem = {"problem": outcome.problem} if outcome.problem else {}
    found = [finding.as_json() for finding in outcome.findings]
    return {"file": outcome.file, **problem, "findings": found}


def print_json(data: object) -> None:
    """Print data as JSON, its Chinese readable."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _is_saved(done: Judged, book: Path) -> bool:
    """Whether the workbook could be saved; what was found is printed already if not."""
    try:
        save(workbook.workbook(done.outcomes), book)
    except CannotWrite as error:
        tell([str(error)])
        return False
    return True


def tell(lines: Iterable[str]) -> None:
    """Say something on standard error, line by line."""
    for line in lines:
        print(line, file=sys.stderr)
