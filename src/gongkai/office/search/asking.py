"""Asking the index (检索): always as of what is committed, and never about what changed since."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from gongkai.office.search.actions import catch_up, rebuild, set_aside, turn
from gongkai.office.search.engine import Asked, Engine, EngineBroken, Found
from gongkai.office.search.models import Change
from gongkai.office.search.shelf import in_use, source

MOST_AT_ONCE = 300
"""Changes that a visitor's search takes into the index itself; more are left to the worker."""

LOG = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class NotReady(RuntimeError):
    """There is no index to ask (索引尚未建立): one is being made."""


def search(asked: Asked, *, offset: int, limit: int, on: date) -> Found:
    """A page of what is found. Raises NotReady."""

    def page(engine: Engine, as_of: Asked) -> Found:
        return engine.search(as_of, offset=offset, limit=limit)

    return _answered(asked, page, on=on)


def facets(asked: Asked, *, on: date) -> dict[str, dict[int | str, int]]:
    """What is found, counted by each kind of facet. Raises NotReady."""
    return _answered(asked, lambda engine, as_of: engine.facets(as_of), on=on)


def _answered(asked: Asked, answer: Callable[[Engine, Asked], Answer], *, on: date) -> Answer:
    try:
        turn(on=on)
        engine = _engine(on)
        waiting = _waiting()
        return answer(engine, replace(asked, without=waiting) if waiting else asked)
    except EngineBroken as fault:
        LOG.warning("检索索引不能读取，等待重建：%s", fault)
        set_aside()
        raise NotReady from fault


def _engine(on: date) -> Engine:
    """The index in use; in a small office it is made on the spot where there is none."""
    engine = in_use()
    if engine is None:
        if len(source().after(0, MOST_AT_ONCE + 1)) > MOST_AT_ONCE:
            raise NotReady
        rebuild(on=on)
        engine = in_use()
    if engine is None:
        raise NotReady
    return engine


def _waiting() -> frozenset[int]:
    """The documents whose changes the index does not have: it must not speak of them."""
    keys = _logged()
    if keys and len(keys) <= MOST_AT_ONCE and catch_up():
        keys = _logged()
    return keys


def _logged() -> frozenset[int]:
    return frozenset(Change.objects.values_list("key", flat=True))
