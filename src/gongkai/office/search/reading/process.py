"""A file's text from a process of its own (隔离读取): killed in time, believed in nothing."""

from __future__ import annotations

import logging
import sys

from gongkai.office.apart import TooSlow, said
from gongkai.office.search.shelf import File

CHILD = (sys.executable, "-I", "-m", "gongkai.office.search.reading.child")
"""The program that reads; isolated from the environment of the office."""

SECONDS = 60.0
"""How long a file may take by the clock on the wall."""

MOST_ANSWER = 4 * 1024 * 1024
"""Bytes of an answer."""

MOST_READ = 100 * 1024 * 1024
"""Bytes of a file that is read; a larger one is a film or a scan."""

LOG = logging.getLogger(__name__)


def text_of(file: File) -> str:
    """The text of a file; empty, and logged, where it cannot be read."""
    try:
        data = file.read()
        if len(data) > MOST_READ:
            return ""
        answer = said((*CHILD, file.name), (data,), seconds=SECONDS, most=MOST_ANSWER)
    except (OSError, TooSlow) as fault:
        LOG.warning("附件 %s 的文本没有读出，检索时只按名称：%s", file.sha256, fault)
        return ""
    return answer.decode(errors="replace").replace("\x00", "")
