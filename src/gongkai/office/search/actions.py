"""Keeping the index (维护索引): after each change, or all anew while the old one answers."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from uuid import uuid4

from django.db import transaction

from gongkai.office.search.engine import Engine, EngineBroken
from gongkai.office.search.models import Change, Generation
from gongkai.office.search.shelf import folder, in_use, made, source, writing

BATCH = 500
"""Documents that are taken into the index at once."""

LOG = logging.getLogger(__name__)


def catch_up() -> bool:
    """Bring the index up to what is committed (更新索引); whether it is now.

    A change leaves the log after the index has it on disk: killed in between, it is applied again.
    """
    with writing(wait=False) as mine:
        engine = in_use() if mine else None
        if engine is None:
            return False
        while _apply([engine]):
            continue
        return True


def _apply(engines: Sequence[Engine]) -> bool:
    """Take the oldest changes into some indexes; whether there were any."""
    log = list(Change.objects.order_by("pk").values_list("pk", "key")[:BATCH])
    if not log:
        return False
    keys = {key for _, key in log}
    entries = list(source().entries(keys))
    gone = keys - {entry.key for entry in entries}
    for engine in engines:
        engine.index(entries, gone=gone)
    Change.objects.filter(pk__in=[pk for pk, _ in log]).delete()
    return True


def rebuild() -> int:
    """Make the index anew (重建索引): how many documents it holds.

    The old index answers and follows changes meanwhile; the new one takes its place in one
    transaction. Killed before that, nothing has happened.
    """
    with writing(wait=True):
        return _rebuilt()


def set_aside() -> None:
    """Use the index no longer (停用索引), because it cannot be read: the next one is made anew."""
    Generation.objects.all().delete()


def keep() -> None:
    """What is done now and then (维护): catch up, or make the index that is missing or broken."""
    try:
        if in_use() is not None:
            catch_up()
            return
    except EngineBroken as fault:
        LOG.warning("检索索引不能读取，现在重建：%s", fault)
    with writing(wait=False) as mine:
        if mine:
            _rebuilt()


def _rebuilt() -> int:
    name = uuid4().hex
    engine = made(name)
    followed = [engine, *_still_readable()]
    count, last = 0, 0
    while keys := source().after(last, BATCH):
        last, count = keys[-1], count + len(keys)
        engine.index(source().entries(keys))
        _apply(followed)
    while _apply(followed):
        continue
    with transaction.atomic():
        old = set(Generation.objects.values_list("name", flat=True))
        Generation.objects.all().delete()
        Generation.objects.create(name=name)
    _clear(keeping={name, *old})
    return count


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
