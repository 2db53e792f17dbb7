"""Asking the index (检索): always as of what is committed, and never about what changed since."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

from gongkai.office.search.actions import catch_up, rebuild, set_aside, turn
from gongkai.office.search.engine import Asked, Engine, EngineBroken, Found
from gongkai.office.search.models import Change
from gongkai.office.search.shelf import in_use, source

MOST_AT_ONCE = 300
"""Changes that a visitor's search takes into the index itself; more are left to the worker.

So is a change with which thousands of documents are merged.
"""

LOG = logging.getLogger(__name__)


class NotReady(RuntimeError):
    """There is no index to ask (索引尚未建立): one is being made."""


def search(asked: Asked, *, offset: int, limit: int, on: date, counted: bool = False) -> Found:
    """A page of what is found, and the facets of all of it where they are wanted.

    Raises NotReady.
    """
    try:
        turn(on=on)
        engine = _engine(on)
        waiting = _waiting()
        as_of = replace(asked, without=waiting) if waiting else asked
        return engine.search(as_of, offset=offset, limit=limit, counted=counted)
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
    if keys and len(keys) <= MOST_AT_ONCE:
        catch_up(quickly=True)
        keys = _logged()
    return keys


def _logged() -> frozenset[int]:
    return frozenset(Change.objects.values_list("key", flat=True))
