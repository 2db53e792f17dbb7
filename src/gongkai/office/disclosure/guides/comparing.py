"""What changed between two texts (修改对照), paragraph by paragraph, as a pure function."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that is new, gone, or the same (段落)."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """What happened to it, in a word; nothing where it stayed."""
        return {"added": "新增", "dropped": "删去"}.get(self.kind, "")


def passages(before: str, after: str) -> list[Passage]:
    r"""The paragraphs of two texts in their order, each said to be added, dropped or kept.

    >>> [(one.kind, one.text) for one in passages("甲\n乙", "甲\n丙")]
    [('kept', '甲'), ('dropped', '乙'), ('added', '丙')]
    """
    old, new = _lines(before), _lines(after)
    return list(_compared(old, new))


def changed(some: Sequence[Passage]) -> str:
    """The change in a sentence (修改情况)."""
    added = sum(one.kind == "added" for one in some)
    dropped = sum(one.kind == "dropped" for one in some)
    said = [f"{word} {count} 段" for word, count in (("新增", added), ("删去", dropped)) if count]
    return "、".join(said) if said else "文字没有变化"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _compared(old: list[str], new: list[str]) -> Iterator[Passage]:
    for tag, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Passage("kept", line) for line in old[i:j])
        else:
            yield from (Passage("dropped", line) for line in old[i:j])
            yield from (Passage("added", line) for line in new[k:end])
