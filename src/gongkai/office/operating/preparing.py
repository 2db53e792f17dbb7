"""Making an office ready (准备): its tables, and on the first start the demonstration."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console
from rich.progress import Progress

from gongkai.office.applications.actions import recalculate
from gongkai.office.demo import loading
from gongkai.office.operating.home import Say, alone
from gongkai.office.search.actions import rebuild

SLOW = 3
"""Steps from which making the tables takes long enough to say so."""

LOADING_STEPS = 8

SELDOM = (200_000, 20, 100)
"""When rubbish is looked for while tables are made. Each step makes classes by the thousand, and
looking through them takes a fifth of all the time; 70 MB more are held meanwhile.
"""


def prepared(home: Path, *, say: Say, today: date, demonstration: date | None) -> bool:
    """Make tables, and load the demonstration as of a day into an empty office; whether it did.

    Killed at any moment it begins anew where it stood: each step is one transaction.
    """
    with alone(home, say):
        make_tables(say)
        count_again(today, say)
        if demonstration is None or not loading.is_empty():
            return False
        load(demonstration, say)
        return True


def count_again(today: date, say: Say) -> None:
    """Count the periods of open cases again where the calendar has changed (期限重算)."""
    run = recalculate(on=today)
    if run is not None and run.looked_at:
        say(f"工作日历有变动：核对在办申请 {run.looked_at} 件，期限变动 {run.moved} 件。")


def make_tables(say: Say) -> None:
    """Bring the tables of the database up to date (建立、升级数据表)."""
    steps = pending()
    if not steps:
        return
    say(f"建立、升级数据表，共 {steps} 步……")
    with _progress("数据表", total=steps) as advance, _collecting(SELDOM):
        call_command("migrate", interactive=False, verbosity=1, stdout=_Steps(advance))


def pending() -> int:
    """How many migrations are still to be made (待升级步数)."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def load(today: date, say: Say) -> None:
    """Load the demonstration and say how far it is (装入示范数据)."""
    say("装入示范数据……")
    with _progress("示范数据", total=LOADING_STEPS) as advance:
        loading.load(today=today, say=lambda step: advance(step))
        advance("建立检索索引")
        rebuild(on=today)


@contextmanager
def _collecting(thresholds: tuple[int, int, int]) -> Iterator[None]:
    """Let Python look for rubbish (垃圾回收) at other thresholds for a while."""
    before = gc.get_threshold()
    gc.set_threshold(*thresholds)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Steps:
    """Where the command `migrate` writes; each finished step advances the progress."""

    def __init__(self, advance: Say) -> None:
        self.advance = advance

    def write(self, text: str) -> None:
        """Hear one piece of what the command says."""
        if " OK" in text:
            self.advance("")

    def flush(self) -> None:
        """There is nothing to hold back."""


@contextmanager
def _progress(name: str, *, total: int) -> Iterator[Say]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=total)

        def advance(step: str) -> None:
            bar.update(task, advance=1, description=step or name)

        yield advance
