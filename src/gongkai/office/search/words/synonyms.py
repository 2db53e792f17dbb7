"""Words that mean the same (同义词): a query for one finds the others too, save in quotation marks.

Each line of `groups` in the file is one group; the office's own file adds groups to ours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from gongkai.office.search.words.tokens import Phrase, folded, phrase_of, words_of

OURS = Path(__file__).with_name("synonyms.toml")

MOST = 6
"""Other forms of one word that are sought at most."""

Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a query, and the other forms that will do in its place (所查的词)."""

    text: str
    also: tuple[str, ...]
    phrase: Phrase


def read_groups(path: Path) -> Groups:
    """The groups of a file (同义词表). Raises ValueError with a sentence for the operator."""
    try:
        groups = tomllib.loads(path.read_text("utf-8"))["groups"]
    except (OSError, UnicodeDecodeError) as fault:
        raise ValueError(f"同义词表 {path} 打不开，请核对路径和编码（UTF-8）。") from fault
    except (tomllib.TOMLDecodeError, KeyError) as fault:
        raise ValueError(_wrong(path)) from fault
    if not isinstance(groups, list) or not all(map(_is_group, groups)):
        raise ValueError(_wrong(path))
    return [[folded(word).strip() for word in group] for group in groups]


def _wrong(path: Path) -> str:
    return (
        f"同义词表 {path} 的写法不对，请写成：groups = [ ['社保', '社会保险'], … ]，"
        "每组至少两个词。"
    )


def _is_group(group: object) -> bool:
    return (
        isinstance(group, list)
        and len(group) > 1
        and all(isinstance(word, str) and len(word.strip()) > 1 for word in group)
    )


def groups_of(paths: Iterable[Path]) -> Groups:
    """The groups of some files, one behind the other."""
    return list(chain.from_iterable(map(read_groups, paths)))


def others(word: str, groups: Groups) -> list[str]:
    """The other forms of a folded word, each with one of its parts in other words.

    >>> others("社保缴费", [["社保", "社会保险"]])
    ['社会保险缴费']
    """
    found: dict[str, None] = {}
    for group in groups:
        part = max((one for one in group if one in word), key=len, default=None)
        if part is not None:
            found |= dict.fromkeys(word.replace(part, one) for one in group if one != part)
    return list(found)[:MOST]


def sought(query: str, groups: Groups) -> list[Sought] | None:
    """What a query looks for, word by word (检索词及同义词).

    None where there is something, but nothing that a text can hold: then nothing is found.
    """
    words = words_of(query)
    found = []
    for word in words:
        phrase = phrase_of(word.text)
        if phrase is not None:
            forms = () if word.is_quoted else tuple(others(word.text, groups))
            also = tuple(filter(None, map(phrase_of, forms)))
            found.append(Sought(word.text, forms, replace(phrase, also=also)))
    return found if found or not words else None
