"""Boxes with their reasons (涂除框及理由), and the words that must not appear (不得出现的字词)."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.office.redaction.finding.hits import hits, words_under
from gongkai.office.redaction.sheets import Area, Box, Sheet
from gongkai.statute import EXEMPTIONS, Exemption

BASES: dict[str, Exemption] = {exemption.code: exemption for exemption in EXEMPTIONS}
"""The grounds to withhold (不予公开的依据), by their code."""

SLACK = 5
"""Tenths of a millimetre, as in the proof: how much of a letter may reach under a box."""

_TELLING = re.compile(r"[\u3400-\u9fff]{2}|[^\s]{5}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A box and why it is there (涂除框): its basis, what it covers in general words.

    `only_here` says that the same words may stand elsewhere in the file.
    """

    box: Box
    basis: str
    what: str
    only_here: bool = False

    def as_json(self) -> dict[str, Any]:
        """The mark as plain data."""
        area = self.box.area
        return {
            "page": self.box.page,
            "area": [area.left, area.top, area.right, area.bottom],
            "basis": self.basis,
            "what": self.what,
            "only_here": self.only_here,
        }

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Mark:
        """The mark that `as_json` wrote."""
        box = Box(data["page"], Area(*data["area"]))
        return cls(box, data["basis"], data["what"], data["only_here"])

    @property
    def article(self) -> str:
        """The article that it rests on."""
        return str(BASES[self.basis].article)


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is withheld on one basis (不予公开的部分): article, contents, how often, where."""

    basis: str
    label: str
    article: str
    contents: tuple[str, ...]
    count: int
    pages: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """As a letter says it.

        >>> Withheld("third_party", "第三方合法权益", "第十五条", ("姓名", "电话"), 3).sentence
        '涉及第三方合法权益的姓名、电话（第十五条），共 3 处'
        """
        what = "、".join(self.contents)
        return f"涉及{self.label}的{what}（{self.article}），共 {self.count} 处"

    @property
    def place(self) -> str:
        """Where in its file, as a letter says it: runs of pages are drawn together.

        >>> Withheld("third_party", "", "", ("姓名",), 5, (1, 2, 3, 7)).place
        '第1至3、7页'
        """
        runs: list[list[int]] = []
        for page in self.pages:
            if runs and page == runs[-1][-1] + 1:
                runs[-1].append(page)
            else:
                runs.append([page])
        return f"第{'、'.join(_run(run) for run in runs)}页"


def _run(pages: Sequence[int]) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}至{pages[-1]}"


def withheld(marks: Iterable[Mark]) -> list[Withheld]:
    """The marks by their basis, in the order of the Regulation (不予公开的部分)."""
    grouped: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        grouped[mark.basis].append(mark)
    return [
        Withheld(
            code,
            exemption.label,
            str(exemption.article),
            tuple(dict.fromkeys(mark.what for mark in grouped[code])),
            len(grouped[code]),
            tuple(sorted({mark.box.page for mark in grouped[code]})),
        )
        for code, exemption in BASES.items()
        if code in grouped
    ]


def forbidden(
    marks: Sequence[Mark], sheets: Sequence[Sheet], *, listed: Iterable[str]
) -> tuple[str, ...]:
    """The words that must not appear in the copy (不得出现的字词), each once.

    What the boxes cover, line by line and as a whole where a pattern knows it, and what the
    clerk has listed. Words too short to tell anything are left out unless listed.
    """
    everywhere = [mark for mark in marks if not mark.only_here]
    found = [
        word
        for mark in everywhere
        for word in words_under(sheets[mark.box.page - 1], mark.box.area, slack=SLACK)
    ]
    boxes = [mark.box for mark in everywhere]
    found += [hit.words for hit in hits(sheets) if all(is_painted(b, boxes) for b in hit.boxes)]
    telling = [word for word in found if _TELLING.search(word)]
    return tuple(dict.fromkeys([*telling, *filter(None, (word.strip() for word in listed))]))


def is_painted(wanted: Box, boxes: Iterable[Box]) -> bool:
    """Whether a box lies within another one already."""
    area = wanted.area
    return any(
        box.page == wanted.page
        and box.area.left <= area.left
        and box.area.top <= area.top
        and box.area.right >= area.right
        and box.area.bottom >= area.bottom
        for box in boxes
    )


def digest(marks: Iterable[Mark]) -> str:
    """What tells one set of marks from another (方案摘要)."""
    plain = json.dumps([mark.as_json() for mark in marks], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()
