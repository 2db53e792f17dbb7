"""Work shared out among processes (多进程): one that dies or hangs takes one task with it."""

from __future__ import annotations

import logging
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

LOG = logging.getLogger(__name__)

HAS_SERVER = "forkserver" in get_all_start_methods()
CONTEXT: ForkServerContext | SpawnContext = (
    get_context("forkserver") if HAS_SERVER else get_context("spawn")
)
"""Processes that begin afresh, whatever threads this one has; the first loads for all of them."""

if HAS_SERVER:
    CONTEXT.set_forkserver_preload(["gongkai.commands.checking.judging"])


class Lost(Enum):
    """Why a task has no result: its process ended, or was stopped after too long (未完成)."""

    CRASHED = "crashed"
    LATE = "late"


@dataclass(slots=True)
class Worker(Generic[Task, Result]):
    """A process with the task that it is at, and since when."""

    process: BaseProcess
    link: Connection
    number: int = -1
    since: float = 0.0

    def begin(self, number: int, task: Task) -> None:
        """Hand it a task."""
        self.number, self.since = number, time.monotonic()
        try:
            self.link.send(task)
        except OSError:  # it ended meanwhile, and whoever waits for its result will see so
            LOG.debug("a process ended before its next task")

    def result(self) -> Result | Lost:
        """What it sent."""
        try:
            answer: Result = self.link.recv()
        except (EOFError, OSError):
            return Lost.CRASHED
        return answer

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.link.close()


@dataclass(slots=True)
class Team(Generic[Task, Result]):
    """The processes that do a piece of work on one task after the other (工作进程)."""

    work: Callable[[Task], Result]
    seconds: float
    idle: list[Worker[Task, Result]] = field(default_factory=list)
    busy: list[Worker[Task, Result]] = field(default_factory=list)

    def begin(self, number: int, task: Task) -> None:
        """Give a task to an idle process, or to a new one."""
        worker = self.idle.pop() if self.idle else self._hired()
        self.busy.append(worker)
        worker.begin(number, task)

    def _hired(self) -> Worker[Task, Result]:
        ours, theirs = CONTEXT.Pipe()
        process = CONTEXT.Process(target=_serve, args=(theirs, self.work), daemon=True)
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for us alone
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, before)
        theirs.close()
        return Worker(process, ours)

    def finished(self) -> Iterator[tuple[int, Result | Lost]]:
        """Wait for results; those that came, and the tasks that took too long."""
        ends = min(worker.since for worker in self.busy) + self.seconds
        ready = wait([worker.link for worker in self.busy], max(0.0, ends - time.monotonic()))
        for worker in list(self.busy):
            if worker.link in ready:
                yield worker.number, self._received(worker)
            elif time.monotonic() - worker.since >= self.seconds:
                self.busy.remove(worker)
                worker.end()
                yield worker.number, Lost.LATE

    def _received(self, worker: Worker[Task, Result]) -> Result | Lost:
        self.busy.remove(worker)
        answer = worker.result()
        if isinstance(answer, Lost):
            worker.end()
        else:
            self.idle.append(worker)
        return answer

    def end(self) -> None:
        """End every process."""
        for worker in (*self.busy, *self.idle):
            worker.end()


def results(
    tasks: Sequence[Task], work: Callable[[Task], Result], *, jobs: int, seconds: float
) -> Iterator[tuple[int, Result | Lost]]:
    """The number of each task and its result, as they are done, by so many processes.

    A task is lost when its process ends (CRASHED) or takes longer than `seconds` (LATE).
    """
    team: Team[Task, Result] = Team(work, seconds)
    waiting = deque(enumerate(tasks))
    try:
        while waiting or team.busy:
            while waiting and len(team.busy) < jobs:
                team.begin(*waiting.popleft())
            yield from team.finished()
    finally:
        team.end()


def _serve(link: Connection, work: Callable[[Task], Result]) -> None:
    """Do the work on every task that comes in, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = link.recv()
        except EOFError:
            return
        link.send(work(task))
