"""Every write to catalogues (公开目录的办理): found, revise, adopt, say to whom a row applies."""

from gongkai.office.catalogue.actions.editing import (
    bring_in,
    discard,
    drop_row,
    found,
    put_row,
    revise,
    seed,
)
from gongkai.office.catalogue.actions.settling import adopt, objection, say_applies

__all__ = [
    "adopt",
    "bring_in",
    "discard",
    "drop_row",
    "found",
    "objection",
    "put_row",
    "revise",
    "say_applies",
    "seed",
]
