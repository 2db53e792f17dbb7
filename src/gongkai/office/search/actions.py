"""Keeping the index (维护索引): after each change, or all anew while the old one answers."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from django.db import transaction

from gongkai.office.search.engine import Engine, EngineBroken, EngineBusy, Entry
from gongkai.office.search.models import Change, FileText, Generation
from gongkai.office.search.reading.process import texts_of
from gongkai.office.search.shelf import folder, in_use, made, source, writing

BATCH = 500
"""Documents that are taken into the index at once."""

FILES = 50
"""Files whose text is read at once."""

LOG = logging.getLogger(__name__)


def catch_up(*, quickly: bool = False) -> bool:
    """Bring the index up to what is committed (更新索引); whether it is now.

    `quickly`, for whoever waits for it: not where that takes long, which is left to the worker. A
    change leaves the log after the index has it on disk: killed in between, it is applied again.
    """
    with writing(wait=False) as mine:
        engine = in_use() if mine else None
        if engine is None:
            return False
        try:
            while not (quickly and engine.merges_next()):
                if not _apply([engine]):
                    return True
        except EngineBusy:
            LOG.info("索引正在写入，留待下一次更新")
        return False


def _apply(engines: Sequence[Engine], *, on: date | None = None) -> set[int]:
    """Take the oldest changes into some indexes: the documents that changed."""
    log = list(Change.objects.order_by("pk").values_list("pk", "key")[:BATCH])
    keys = {key for _, key in log}
    days = [*Generation.objects.values_list("day", flat=True), *([on] if on else [])]
    if keys:
        _take(keys, engines, max(days))
        Change.objects.filter(pk__in=[pk for pk, _ in log]).delete()
    return keys


def _take(keys: Collection[int], engines: Sequence[Engine], on: date) -> None:
    """Take some documents into some indexes as they are now, or out of them."""
    entries = list(source().entries(keys, on))
    gone = set(keys) - {entry.key for entry in entries}
    for engine in engines:
        engine.index(entries, gone=gone)


def turn(*, on: date) -> None:
    """Note what becomes valid or ceases to be up to a day (有效性到期), as changes like others."""
    if not Generation.objects.filter(day__lt=on).exists():
        return
    with transaction.atomic():
        standing = Generation.objects.select_for_update().filter(day__lt=on).first()
        if standing is not None:
            keys = source().turned(standing.day, on)
            Change.objects.bulk_create(Change(key=key) for key in keys)
            Generation.objects.filter(pk=standing.pk).update(day=on)


def read_files() -> int:
    """Read the text of some published files (读取附件文本); how many were read.

    A file that cannot be read has no text, and is not tried again.
    """
    read = 0
    for file, text in texts_of(source().unread(FILES)):
        with transaction.atomic():
            FileText.objects.update_or_create(sha256=file.sha256, defaults={"text": text})
            Change.objects.bulk_create(Change(key=key) for key in file.keys)
        read += 1
    return read


def renew(*, on: date) -> int:
    """Read every file that was not read yet, then make the index anew (重建): its documents."""
    while read_files():
        continue
    return rebuild(on=on)


def rebuild(*, on: date) -> int:
    """Make the index anew (重建索引), as of a day: how many documents it holds.

    The old index answers and follows changes meanwhile; the new one takes its place in one
    transaction. Killed before that, nothing has happened.
    """
    with writing(wait=True):
        return _rebuilt(on)


def set_aside() -> None:
    """Use the index no longer (停用索引), because it cannot be read: the next one is made anew."""
    Generation.objects.all().delete()


def keep(*, on: date) -> None:
    """What is done now and then (维护): catch up, or make the index that is missing or broken.

    Files are read last: reading them takes seconds, and no search should wait for that.
    """
    turn(on=on)
    _follow(on)
    if read_files():
        _follow(on)


def _follow(on: date) -> None:
    try:
        if in_use() is not None:
            catch_up()
            return
    except EngineBroken as fault:
        LOG.warning("检索索引不能读取，现在重建：%s", fault)
    with writing(wait=False) as mine:
        if mine:
            _rebuilt(on)


def _rebuilt(on: date) -> int:
    name = uuid4().hex
    engine, filling = made(name), _Filling(on, _still_readable())
    engine.fill(filling.batches())
    changed = sorted(filling.changed)
    for start in range(0, len(changed), BATCH):
        _take(changed[start : start + BATCH], [engine], on)
    while _apply([engine, *filling.others], on=on):
        continue
    with transaction.atomic():
        old = set(Generation.objects.values_list("name", flat=True))
        Generation.objects.all().delete()
        Generation.objects.create(name=name, day=on)
    _clear(keeping={name, *old})
    return filling.count


@dataclass(slots=True)
class _Filling:
    """What a new index is filled with, as of a day, while the others follow changes (重建)."""

    on: date
    others: Sequence[Engine]
    count: int = 0
    changed: set[int] = field(default_factory=set)
    """What changed meanwhile, and perhaps behind the filling's back."""

    def batches(self) -> Iterator[list[Entry]]:
        """All that the public may see, batch by batch."""
        last = 0
        while keys := source().after(last, BATCH):
            last, self.count = keys[-1], self.count + len(keys)
            yield list(source().entries(keys, self.on))
            self.changed |= _apply(self.others, on=self.on)


def _still_readable() -> list[Engine]:
    try:
        engine = in_use()
        if engine is not None:
            engine.keys()
    except EngineBroken:
        return []
    return [engine] if engine is not None else []


def _clear(*, keeping: set[str]) -> None:
    """Remove indexes that nobody reads; the one before this may still be read, and stays."""
    for one in folder().iterdir():
        if one.is_dir() and one.name not in keeping:
            shutil.rmtree(one, ignore_errors=True)
