"""The texts of files from a process of its own (隔离读取): killed in time, believed in nothing.

One process reads several files, for to start one costs more than a file does. Where it fails at
one, the others are read by another.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator, Sequence

from gongkai.office.apart import TooSlow, said
from gongkai.office.search.reading.frames import framed, unframed
from gongkai.office.search.shelf import File

CHILD = (sys.executable, "-I", "-m", "gongkai.office.search.reading.child")
"""The program that reads; isolated from the environment of the office."""

SECONDS = 60.0
"""How long a process may take by the clock on the wall."""

MOST_ANSWER = 4 * 1024 * 1024
"""Bytes of an answer about one file."""

MOST_READ = 100 * 1024 * 1024
"""Bytes of a file that is read; a larger one is a film or a scan."""

MOST_TOGETHER = 16 * 1024 * 1024
"""Bytes of files that one process is given, unless a single one has more."""

LOG = logging.getLogger(__name__)

Given = tuple[File, bytes]


def texts_of(files: Iterable[File]) -> Iterator[tuple[File, str]]:
    """Each file with its text (附件文本), as they come.

    A file that cannot be read has no text, and the log says so.
    """
    group: list[Given] = []
    for file in files:
        data = _bytes_of(file)
        if not data:
            yield file, ""
            continue
        if sum(len(held) for _, held in group) + len(data) > MOST_TOGETHER:
            yield from _read(group)
            group = []
        group.append((file, data))
    yield from _read(group)


def _bytes_of(file: File) -> bytes:
    """What is to be read of a file: nothing where it is gone or a film."""
    try:
        data = file.read()
    except OSError as fault:
        _lament(file, fault)
        return b""
    return data if len(data) <= MOST_READ else b""


def _read(group: Sequence[Given]) -> Iterator[tuple[File, str]]:
    """Read a group; a process that ends early ended at the first file that it did not answer."""
    together = len(group)
    while group:
        asked = group[:together]
        try:
            texts = _answered(asked)
        except TooSlow as fault:
            if len(asked) > 1:  # which of them it was is seen when each is read alone
                together = 1
                continue
            texts = []
            _lament(asked[0][0], fault)
        else:
            if not texts:
                _lament(asked[0][0], "the process ended without a text")
        yield from zip((file for file, _ in asked), texts or [""], strict=False)
        group = group[max(len(texts), 1) :]


def _answered(group: Sequence[Given]) -> list[str]:
    """The texts of the first files of a group, as far as a process came with them."""
    told = (part for file, data in group for part in framed(file.name.encode(), data))
    answer = said(CHILD, told, seconds=SECONDS, most=MOST_ANSWER * len(group))
    texts = [one.decode(errors="replace").replace("\x00", "") for one in unframed(answer)]
    return texts[: len(group)]


def _lament(file: File, fault: object) -> None:
    LOG.warning("附件 %s 的文本没有读出，检索时只按名称：%s", file.sha256, fault)
