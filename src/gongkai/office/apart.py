"""A program in a process of its own (隔离进程): told little, killed in time, believed in nothing.

Files of strangers are read there. The process sees none of the office's environment; whoever
starts it gives it bytes and takes bytes.
"""

from __future__ import annotations

import logging
import os
import resource
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Timer
from types import MappingProxyType

SURROUNDINGS: Mapping[str, str] = MappingProxyType(
    {"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}
)
"""All that the process sees of the environment: no key, no database, no folder."""

ROOT = Path("/")
LOG = logging.getLogger(__name__)


class TooSlow(Exception):
    """A process that took too long, by the clock on the wall or by its computing (超时停止)."""


def said(
    program: Sequence[str],
    told: Iterable[bytes],
    *,
    seconds: float,
    most: int,
    surroundings: Mapping[str, str] = SURROUNDINGS,
    folder: Path = ROOT,
) -> bytes:
    """What a program says when it is told some bytes (进程的回答): at most so many bytes of it.

    It is over after `seconds`, and so is whatever it started. Raises TooSlow then.
    """
    started = subprocess.Popen(
        list(program),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=dict(surroundings),
        start_new_session=True,
    )
    late: list[bool] = []
    watchdog = Timer(seconds, _stop, [started.pid, late])
    watchdog.daemon = True
    watchdog.start()
    try:
        answer = _spoken_to(started, told, most=most)
    finally:
        watchdog.cancel()
        watchdog.join()
        was_stopped = bool(late)
        _stop(started.pid, late)
        started.wait()
    if was_stopped or started.returncode == -signal.SIGXCPU:
        LOG.warning("a process took too long and was stopped")
        raise TooSlow
    return answer


def _spoken_to(started: subprocess.Popen[bytes], told: Iterable[bytes], *, most: int) -> bytes:
    assert started.stdin is not None
    assert started.stdout is not None
    with started.stdout as answer:
        try:
            with started.stdin as question:
                for piece in told:
                    question.write(piece)
        except BrokenPipeError:  # it ended before it had read everything: it may have said why
            LOG.info("the process ended early")
        return answer.read(most)


def _stop(group: int, late: list[bool]) -> None:
    """Kill the process and whatever it started; it has not been waited for, so the id is its."""
    late.append(True)
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        LOG.debug("the process had ended")


def hold_to(*, cpu_seconds: int, memory: int) -> None:
    """Hold this process to its limits (限制资源): computing, memory, and not a byte on a disk."""
    limits = (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        resource.setrlimit(kind, (most, most + 1))  # at the first a signal, at the second the end
