"""Asking an application for a page (请求), through the whole of it and without a network."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from io import BytesIO
from typing import Any

BATCH = 20
"""Requests between two looks at the clock; the best batch is told: others were disturbed."""


def measured(application: Any, address: str, *, requests: int) -> dict[str, float]:
    """CPU milliseconds of one request, and its queries."""
    for _ in range(BATCH):
        answer(application, address)
    batches = []
    for _ in range(max(requests // BATCH, 1)):
        start = time.process_time()
        for _ in range(BATCH):
            answer(application, address)
        batches.append((time.process_time() - start) / BATCH * 1000)
    return {"ms": min(batches), "queries": queries(application, address)}


def queries(application: Any, address: str) -> int:
    """How many queries a request makes."""
    asked: list[str] = []
    with import_module("django.db").connection.execute_wrapper(
        lambda execute, sql, *rest: (asked.append(sql), execute(sql, *rest))[1]
    ):
        answer(application, address)
    return len(asked)


def answer(application: Any, address: str) -> bytes:
    """The page at an address; any status but 200 ends the bench."""
    path, _, query = address.partition("?")
    said: list[str] = []
    body = application(
        {"REQUEST_METHOD": "GET", "PATH_INFO": path.encode().decode("latin-1"),
         "QUERY_STRING": query.encode().decode("latin-1"), "SERVER_NAME": "localhost",
         "SERVER_PORT": "80", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
         "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr},
        lambda status, headers, fault=None: said.append(status),
    )  # fmt: skip
    page = b"".join(body)
    body.close()
    if not said[0].startswith("200"):
        sys.exit(f"{address}: {said[0]}")
    return page
