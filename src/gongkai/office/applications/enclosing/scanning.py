"""Asking ClamAV about a file (病毒扫描): its own protocol over a socket, no library.

The scanner is an option of the operator (`GONGKAI_CLAMAV`). Where none is set or none answers, a
file stays unscanned, which is said and held; nothing is taken for clean in silence.
"""

from __future__ import annotations

import logging
import socket
import struct
from dataclasses import dataclass

CHUNK = 64 * 1024
SECONDS = 10
"""How long one file may take; the applicant is waiting for his receipt."""

LONGEST_ANSWER = 4096
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner said (扫描结论): clean, or the name of what it found."""

    is_clean: bool
    virus: str = ""


def verdict(data: bytes, *, address: str, seconds: float = SECONDS) -> Verdict | None:
    """What clamd says of some bytes (INSTREAM), or None where it is not set or gave no answer.

    `address` is `unix:/run/clamav/clamd.ctl` or `host:port`.
    """
    if not address:
        return None
    try:
        with _connected(address, seconds) as scanner:
            return _read(_asked(scanner, data))
    except (OSError, ValueError) as fault:
        LOG.warning("病毒扫描没有结果，附件留待扫描（%s）：%s", address, fault)
        return None


def _connected(address: str, seconds: float) -> socket.socket:
    if address.startswith("unix:"):
        return _connected_here(address.removeprefix("unix:"), seconds)
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=seconds)


def _connected_here(path: str, seconds: float) -> socket.socket:
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    scanner.settimeout(seconds)
    try:
        scanner.connect(path)
    except OSError:
        scanner.close()
        raise
    return scanner


def _asked(scanner: socket.socket, data: bytes) -> str:
    scanner.sendall(b"zINSTREAM\0")
    for at in range(0, len(data), CHUNK):
        part = data[at : at + CHUNK]
        scanner.sendall(struct.pack(">I", len(part)) + part)
    scanner.sendall(struct.pack(">I", 0))
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        part = scanner.recv(LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _read(answer: str) -> Verdict:
    words = answer.removeprefix("stream: ")
    if words == "OK":
        return Verdict(is_clean=True)
    if words.endswith(" FOUND"):
        return Verdict(is_clean=False, virus=words.removesuffix(" FOUND")[:120])
    raise ValueError(f"clamd 的回答不能识别：{answer[:120]!r}")
