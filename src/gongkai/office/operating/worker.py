"""The office in a worker of the server (工作进程): it ends when the process that started it ends.

A server killed outright cannot tell its workers; they would go on holding the port. Beside the
pages each worker sends what lies in the outbox.
"""

from __future__ import annotations

import os
import time
from importlib import import_module
from threading import Thread

from gongkai.office.operating.serving import PARENT
from gongkai.office.wsgi import application

LOOK_EVERY = 0.2
"""Seconds between looks at the parent."""

__all__ = ["application"]


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os._exit(1)


def _work() -> None:
    """Do the chores; their module needs the office's applications, which are loaded by now."""
    import_module("gongkai.office.operating.chores").work()


if PARENT in os.environ:
    Thread(target=_end_with, args=(int(os.environ[PARENT]),), daemon=True).start()
    Thread(target=_work, daemon=True).start()
