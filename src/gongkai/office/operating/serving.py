"""Serving the office over HTTP (提供服务): an address that is free, and granian behind it."""

from __future__ import annotations

import errno
import os
import socket
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing import set_start_method
from threading import Thread
from typing import Any

from django.db import connections
from granian import Granian
from granian.constants import Interfaces

from gongkai.office.operating.home import Say, Unusable
from gongkai.report.obstacles import obstacle

TARGET = "gongkai.office.operating.worker:application"
PARENT = "GONGKAI_SERVING_PROCESS"
"""The variable by which the server tells its workers who it is."""

WORKERS = min(2, os.cpu_count() or 1)
THREADS = 4
"""Requests that one worker answers at the same time."""

PORTS_TRIED = 50
PATIENCE = 1.0
"""Seconds to wait for a port whose last server was killed a moment ago."""


def free_port(host: str, wanted: int, say: Say) -> int:
    """The wanted port, or the next one that is free, and then it says so.

    Raises Unusable for an address that this machine does not have or may not use.
    """
    if _is_free(host, wanted) or _freed(host, wanted):
        return wanted
    for port in range(wanted + 1, min(wanted + PORTS_TRIED, 65_536)):
        if _is_free(host, port):
            say(f"端口 {wanted} 已被占用，改用 {port}。")
            return port
    raise Unusable(f"端口 {wanted} 及其后的端口都被占用，请用 --port 指定其他端口。")


def _freed(host: str, port: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(0.1)
        if _is_free(host, port):
            return True
    return False


def _is_free(host: str, port: int) -> bool:
    with closing(_socket(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            message = (
                f"不能在 {host} 的端口 {port} 提供服务（{obstacle(error)}），请换用其他地址或端口。"
            )
            raise Unusable(message) from error
    return True


def _socket(host: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.socket(family, socket.SOCK_STREAM)


def address(host: str, port: int) -> str:
    """The address as a browser wants it."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


class _Server(Granian):
    """granian, with a word when it answers for the first time."""

    answering: Callable[[], None]

    def _spawn_workers(self, *args: Any, **kwargs: Any) -> None:
        super()._spawn_workers(*args, **kwargs)
        Thread(target=self._tell, daemon=True).start()

    def _tell(self) -> None:
        while not self.interrupt_signal:
            with closing(_socket(self.bind_addr)) as probe:
                if probe.connect_ex((self.bind_addr, self.bind_port)) == 0:
                    self.answering()
                    return
            time.sleep(0.1)


def serve(host: str, port: int, *, answering: Callable[[], None]) -> None:
    """Serve until the process is told to stop (Ctrl-C); `answering` is called when it answers."""
    connections.close_all()  # a connection must not be shared with the workers
    os.environ[PARENT] = str(os.getpid())
    # typst's threads do not survive a fork: a worker forked after a page was set hangs on the next
    set_start_method("spawn", force=True)
    server = _Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_enabled=False,
    )
    server.answering = answering
    server.serve()
