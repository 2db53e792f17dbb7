"""To whom a row applies (适用机关), and why not: what an organ said, else what the row says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from gongkai.office.catalogue.kinds import Level
from gongkai.office.organs.models import Organ

TOWNSHIP = frozenset({Organ.Kind.TOWNSHIP})
DEPARTMENTS = frozenset({Organ.Kind.DEPARTMENT, Organ.Kind.OFFICE})
ALL = frozenset(Organ.Kind) - {Organ.Kind.GOVERNMENT}
"""Every organ that publishes itself; a government does so through its office."""

GROUPS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "各机关": ALL,
        "政府办公室": frozenset({Organ.Kind.OFFICE}),
        "各级各部门": ALL,
        "各部门": DEPARTMENTS,
        "县政府各部门": DEPARTMENTS,
        "政府各部门": DEPARTMENTS,
        "各乡镇": TOWNSHIP,
        "各街道": TOWNSHIP,
        "各乡镇人民政府": TOWNSHIP,
        "各街道办事处": TOWNSHIP,
        "街道办事处": TOWNSHIP,
        "乡镇人民政府": TOWNSHIP,
        "各乡镇（街道）": TOWNSHIP,
        "乡镇（街道）": TOWNSHIP,
    }
)
"""Words by which a catalogue names many organs at once."""

SEPARATORS = re.compile(r"[、，,；;\n]+")


class Named(Protocol):
    """An organ as far as a row asks (机关名称)."""

    name: str
    short_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Applies:
    """Whether a row applies to an organ, and why (适用与否)."""

    applies: bool
    reason: str
    is_said: bool = False


def listed(text: str) -> list[str]:
    """What a cell lists, one by one (列举): organs and groups, or channels.

    >>> listed("县教育体育局、各乡镇（街道）")
    ['县教育体育局', '各乡镇（街道）']
    """
    return [word.strip() for word in SEPARATORS.split(text) if word.strip()]


def names(words: str, organ: Named) -> bool:
    """Whether some words of a row mean an organ."""
    return words in {organ.name, organ.short_name} or organ.kind in GROUPS.get(words, ())


def strangers(responsible: Iterable[str], organs: Iterable[Named]) -> list[str]:
    """The names among the responsible that mean no organ of the office (无法识别的公开主体)."""
    known = list(organs)
    said = dict.fromkeys(word for text in responsible for word in listed(text))
    return [word for word in said if not any(names(word, organ) for organ in known)]


def applies(row: Any, organ: Named, *, said: Any = None) -> Applies:
    """Whether a row applies to an organ; what the organ said of it goes first."""
    if said is not None:
        return Applies(said.applies, said.reason, is_said=True)
    if not any(names(words, organ) for words in listed(row.responsible)):
        return Applies(applies=False, reason=f"公开主体是{row.responsible}")
    own = Level.TOWNSHIP if organ.kind in TOWNSHIP else Level.COUNTY
    if row.level not in {own, Level.BOTH}:
        level = Level(row.level).label
        return Applies(applies=False, reason=f"公开层级是{level}，本机关属于{own.label}")
    return Applies(applies=True, reason=f"公开主体包括本机关：{row.responsible}")
