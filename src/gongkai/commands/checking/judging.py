"""Judging many files (逐份核对): read, find what each is held against, check, mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from gongkai.commands.checking.counterparts import Known, References, against
from gongkai.commands.checking.outcome import Outcome, outcome
from gongkai.commands.checking.page import prefix_of, shown
from gongkai.commands.checking.progress import tracked
from gongkai.commands.checking.workers import Lost, results
from gongkai.commands.sources import Source, Unreadable, report_from
from gongkai.commands.words import LANGUAGE, said

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Effort:
    """How many processes share the work, and how many seconds a file may take."""

    jobs: int = 1
    seconds: float = 120.0


@dataclass(slots=True)
class Judged:
    """What came of the files, in their order; `left` of them were not reached."""

    outcomes: list[Outcome] = field(default_factory=list)
    left: int = 0


def judged(
    sources: Sequence[Source], *, references: References, effort: Effort, with_page: bool
) -> Judged:
    """What came of each file; after Ctrl-C of those that were done by then."""
    work = partial(_outcome, references=references, language=LANGUAGE.get(), with_page=with_page)
    tasks = list(enumerate(sources, 1))
    done: dict[int, Outcome] = {}
    try:
        for number, item in _each(tasks, work, effort=effort, name=said("checking")):
            done[number] = _told(item, sources[number], effort)
    except KeyboardInterrupt:
        return Judged([done[number] for number in sorted(done)], len(sources) - len(done))
    return Judged([done[number] for number in sorted(done)])


def _told(item: Outcome | Lost, source: Source, effort: Effort) -> Outcome:
    if isinstance(item, Outcome):
        return item
    return Outcome(source.label, problem=_why_lost(item, source, effort))


def _why_lost(lost: Lost, source: Source, effort: Effort) -> str:
    return said(lost.value, name=source.label, seconds=f"{effort.seconds:g}")


def known_reports(
    sources: Sequence[Source], *, effort: Effort
) -> tuple[tuple[Known, ...], list[str]]:
    """The reports that others are held against, and why some could not be read."""
    work = partial(_known, language=LANGUAGE.get())
    done: dict[int, Known | str] = {}
    for number, item in _each(sources, work, effort=effort, name=said("reading")):
        source = sources[number]
        done[number] = _why_lost(item, source, effort) if isinstance(item, Lost) else item
    items = [done[number] for number in sorted(done)]
    read = tuple(item for item in items if isinstance(item, Known))
    return read, [item for item in items if isinstance(item, str)]


def _each(
    tasks: Sequence[Task], work: Callable[[Task], Result], *, effort: Effort, name: str
) -> Iterator[tuple[int, Result | Lost]]:
    """The work on each task: one alone is done here, several in processes of their own."""
    if len(tasks) == 1:
        here: Iterator[tuple[int, Result | Lost]] = ((0, work(task)) for task in tasks)
        return tracked(here, total=1, name=name)
    done = results(tasks, work, jobs=min(effort.jobs, len(tasks)), seconds=effort.seconds)
    return tracked(done, total=len(tasks), name=name)


def _known(source: Source, *, language: str) -> Known | str:
    LANGUAGE.set(language)
    try:
        return Known(source.label, report_from(source))
    except Unreadable as error:
        return str(error)
    except Exception as error:  # a fault of ours on one file must not hide the other files
        return _fault(source, error)


def _outcome(
    task: tuple[int, Source], *, references: References, language: str, with_page: bool
) -> Outcome:
    number, source = task
    known = _known(source, language=language)
    if isinstance(known, str):
        return Outcome(source.label, problem=known)
    try:
        found = _checked(known, references)
        page = shown(known.report, found, prefix=prefix_of(number)) if with_page else ""
    except Exception as error:  # as above
        return Outcome(source.label, problem=_fault(source, error))
    return replace(found, page=page)


def _checked(known: Known, references: References) -> Outcome:
    held = against(known, references)
    return outcome(
        known.report, known.file, previous=held.previous, covers=held.covers, notes=held.notes
    )


def _fault(source: Source, error: Exception) -> str:
    why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return said("internal_file", name=source.label, why=why)
