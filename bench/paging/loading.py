"""Servers under load (压力): granian for applications, nginx for files, and who asks them.

wrk asks where it is installed; otherwise a loader in Python does, with a connection kept open for
each client, which is slower than nginx and then says more of itself than of the server.
"""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

CLIENTS, SECONDS = 8, 5
THREADS = 4
"""Threads of one granian worker, as the office has them."""

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; default_type text/html;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def granian(target: str, *, environment: Mapping[str, str]) -> Iterator[int]:
    """An application served by one worker; the port."""
    port = free_port()
    words = [sys.executable, "-m", "granian", target, "--interface", "wsgi", "--port", str(port),
             "--workers", "1", "--blocking-threads", str(THREADS), "--no-ws",
             "--log-level", "error"]  # fmt: skip
    with _running(words, port, environment=environment):
        yield port


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[int]:
    """A folder served by nginx; the port."""
    port = free_port()
    written = folder / "nginx.conf"
    written.write_text(NGINX.format(folder=folder, port=port, root=root))
    words = [found("nginx") or "nginx", "-c", str(written), "-p", str(folder)]
    with _running(words, port):
        yield port


def found(program: str) -> str | None:
    """Where a program is, also where only root looks for it."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")


@contextmanager
def _running(
    words: list[str], port: int, *, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"{process.args} 没有启动。")


def rate(port: int, address: str) -> float:
    """Requests a second that a server answers with 200; anything else ends the bench."""
    fetched(port, address)
    wrk = found("wrk")
    return _by_wrk(wrk, port, address) if wrk else _in_python(port, address)


def fetched(port: int, address: str) -> bytes:
    """What is served at an address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    response = connection.getresponse()
    if response.status != 200:
        sys.exit(f"{address}: {response.status}")
    return response.read()


def _by_wrk(wrk: str, port: int, address: str) -> float:
    words = [wrk, "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}{address}"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        sys.exit(said)
    return float(re.findall(r"Requests/sec: +([\d.]+)", said)[0])


def _in_python(port: int, address: str) -> float:
    end = time.monotonic() + SECONDS

    def ask(_client: int) -> int:
        connection, count = http.client.HTTPConnection("127.0.0.1", port), 0
        while time.monotonic() < end:
            connection.request("GET", address)
            connection.getresponse().read()
            count += 1
        return count

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(ask, range(CLIENTS))) / SECONDS
