"""Judging many files (逐份核对): one after the other or in several processes, with progress."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from rich.console import Console
from rich.progress import Progress

from gongkai.commands.sources import Source, Unreadable, report_from
from gongkai.commands.words import LANGUAGE, said
from gongkai.report.checks import findings, identities, proofs
from gongkai.report.findings import Finding, Severity
from gongkai.report.model import AnnualReport

PATIENCE = 2.0
"""Seconds of work after which a terminal shows a progress bar."""

BATCH = 8
"""Files that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Against:
    """What reports are held against: last year's, and those that they cover."""

    previous: AnnualReport | None = None
    covers: tuple[AnnualReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: who and when, its findings and sums, or why it is not readable.

    `report` is kept only for a page that shows it.
    """

    file: str
    organ: str = ""
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    sums: int = 0
    held: int = 0
    problem: str = ""
    report: AnnualReport | None = None

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def outcome(
    report: AnnualReport, file: str, *, against: Against | None = None, keep: bool = False
) -> Outcome:
    """The findings on a report and how many of its sums hold; `keep` for the report itself."""
    held_against = against or Against()
    return Outcome(
        file,
        organ=report.organ,
        year=report.year,
        findings=tuple(findings(report, held_against.previous, covers=held_against.covers)),
        sums=len(identities(report.form)),
        held=len(proofs(report)),
        report=report if keep else None,
    )


def _judged(source: Source, *, against: Against, language: str, keep: bool) -> Outcome:
    LANGUAGE.set(language)
    try:
        return outcome(report_from(source), source.label, against=against, keep=keep)
    except Unreadable as error:
        return Outcome(source.label, problem=str(error))
    except Exception as error:  # a fault of ours on one file must not hide the other files
        why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Outcome(source.label, problem=said("internal_file", name=source.label, why=why))


def outcomes(
    sources: Sequence[Source], *, against: Against, jobs: int = 1, keep: bool = False
) -> list[Outcome]:
    """What came of each file, in the order given; `keep` for the reports themselves."""
    work = partial(_judged, against=against, language=LANGUAGE.get(), keep=keep)
    if jobs == 1 or len(sources) == 1:
        return list(_tracked(map(work, sources), len(sources)))
    workers = min(jobs, len(sources))
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent
    ) as pool:
        try:
            return list(_tracked(pool.map(work, sources, chunksize=BATCH), len(sources)))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _tracked(items: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """The items as they come; a terminal sees how far the work is once it takes long."""
    with _progress(total) as bar:
        for item in items:
            if bar is not None:
                bar.advance(bar.task_ids[0])
            yield item


@contextmanager
def _progress(total: int) -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    bar = Progress(
        console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
    bar.add_task(said("checking"), total=total)
    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
