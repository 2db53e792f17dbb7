"""The office as it runs: a real server on a real database, started, killed, started again."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import connect
from typing import Any

import psycopg

PROGRAM = Path(sys.prefix) / "bin" / "gongkai"
PATIENCE = 600
"""Seconds; nothing is timed here, but nothing waits for ever."""


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class House:
    """One office: its folder, its database, the port that it keeps over its restarts."""

    home: Path
    database: str = ""
    port: int = field(default_factory=free_port)
    server: subprocess.Popen | None = None
    founded: dict = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, str]:
        """The environment of its commands."""
        own = {n: v for n, v in os.environ.items() if not n.startswith(("GONGKAI_", "DJANGO_"))}
        given = {"GONGKAI_DATABASE_URL": self.database} if self.database else {}
        return own | given | {"GONGKAI_HOME": str(self.home), "NO_COLOR": "1"}

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def told(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of the office, run to its end."""
        return self._run([str(PROGRAM), "office", *words])

    def killed(self, *words: str, after: float) -> None:
        """A command, ended as a power cut does (kill -9) some seconds after its first line."""
        with subprocess.Popen(
            [str(PROGRAM), "office", *words],
            env=self.settings | {"PYTHONUNBUFFERED": "1"},
            cwd=self.home,
            stdout=subprocess.PIPE,
        ) as started:
            assert started.stdout
            started.stdout.readline()
            time.sleep(after)
            started.kill()

    def run(self, script: str) -> Any:
        """What a script beside this one prints, run in the office's own environment."""
        done = self._run([sys.executable, str(Path(__file__).parent / script)])
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def seed(self) -> None:
        """Let `seeding.py` found an office in the database."""
        self.founded = self.run("seeding.py")

    def column(self, question: str) -> list:
        """The answers of a question to the database, one a row."""
        path = self.home / "gongkai.sqlite3"
        with closing(psycopg.connect(self.database) if self.database else connect(path)) as held:
            return [row[0] for row in held.execute(question).fetchall()]

    def _run(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            env=self.settings,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def start(self) -> None:
        """Serve, and wait until it says that it answers."""
        log = self.home / f"said-{time.monotonic_ns()}.txt"
        with log.open("wb") as said:
            self.server = subprocess.Popen(
                [PROGRAM, "office", "serve", "--port", str(self.port), "--no-demo"],
                env=self.settings,
                cwd=self.home,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        end = time.monotonic() + PATIENCE
        while "按Ctrl-C停止" not in log.read_text("utf-8"):
            assert self.server.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < end, log.read_text("utf-8")
            time.sleep(0.05)
        told = re.search(r"http://127\.0\.0\.1:(\d+)", log.read_text("utf-8"))
        assert told
        self.port = int(told[1])

    def kill(self) -> None:
        """End the server and its workers at once, as a power cut does (kill -9)."""
        assert self.server
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(PATIENCE)

    def stop(self) -> None:
        """End whatever still runs."""
        if self.server and self.server.poll() is None:
            self.kill()


def postgresql() -> Path | None:
    """The folder of PostgreSQL's programs, or None where it is not installed."""
    named = shutil.which("initdb") or shutil.which("pg_ctl")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = Path(named).resolve() if named else (kept[-1] if kept else None)
    return found.parent if found else None


class Cluster:
    """A private PostgreSQL in a folder, reached through a socket in it; gone when it stops."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder, self.port = programs, folder, free_port()
        self.user = "nobody" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(folder, self.user)
        self._run("initdb", "-D", str(folder / "data"), "-U", "office", "-A", "trust")
        listening = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {folder}"
        log = str(folder / "log")
        self._run("pg_ctl", "-D", str(folder / "data"), "-l", log, "-o", listening, "-w", "start")

    def database(self) -> str:
        """The address of its database."""
        return f"postgresql://office@127.0.0.1:{self.port}/postgres"

    def stop(self) -> None:
        """End it at once; nothing of it is wanted any more."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def _run(self, program: str, *words: str) -> None:
        said = self.folder / f"{program}-said.txt"
        with said.open("wb") as heard:  # a pipe would stay open as long as the database runs
            done = subprocess.run(
                [str(self.programs / program), *words],
                user=self.user,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=heard,
                stderr=heard,
                timeout=PATIENCE,
                check=False,
            )
        assert done.returncode == 0, f"{program}: {said.read_text('utf-8')}"
