"""How far the work is (进度), on a terminal, once it takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")

PATIENCE = 2.0
"""Seconds of work after which a terminal shows a progress bar."""


def tracked(items: Iterable[Item], *, total: int, name: str) -> Iterator[Item]:
    """The items as they come; a terminal sees how far the work is once it takes long."""
    with _progress(total, name) as bar:
        for item in items:
            if bar is not None:
                bar.advance(bar.task_ids[0])
            yield item


@contextmanager
def _progress(total: int, name: str) -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(name, total=total)
    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
