"""What an outcome of an application is made of (办理结果的构成)."""

from dataclasses import dataclass
from enum import Enum

from gongkai.statute.law import Article


class Group(Enum):
    """The six parts of the form's section 三 (本年度办理结果)."""

    GRANTED = "予以公开"
    PARTIAL = "部分公开"
    REFUSED = "不予公开"
    UNAVAILABLE = "无法提供"
    DECLINED = "不予处理"
    CLOSED = "其他处理"


class Remedy(Enum):
    """Which remedy a letter must tell of (救济类别)."""

    RECONSIDERATION_FIRST = "RA"
    CHOICE = "RB"
    NONE = "RC"
    THIRD_PARTY = "RD"
    SILENCE = "RE"
    PROACTIVE_DUTY = "RF"


@dataclass(frozen=True)
class SubKind:
    """A finer case of an outcome (细分情形), with its own letter where it has one."""

    code: str
    label: str
    letter: str = ""


@dataclass(frozen=True)
class Outcome:
    """One leaf: code, place in the form, official label, basis, letters, remedy, what it needs.

    `letters` are the codes of the letter catalogue; `needs` names in Chinese the data that the
    letter or the file must hold; `guards` are the codes of `GUARDS` that must not be violated.
    """

    code: str
    row: str
    group: Group
    label: str
    basis: tuple[Article, ...]
    letters: tuple[str, ...]
    remedy: Remedy
    needs: tuple[str, ...]
    guards: tuple[str, ...] = ()
    sub_kinds: tuple[SubKind, ...] = ()
