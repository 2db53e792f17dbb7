"""The twelve gazettes of a year (示范政府公报), each printing the documents of its month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.office.demo.gaps import working_days
from gongkai.office.demo.papers import Paper
from gongkai.office.disclosure.actions.gazette import FOREWORD, WHOLE, Numbered, masthead
from gongkai.office.disclosure.actions.registering import File, Past
from gongkai.office.disclosure.gazette.composing import heading_of, in_order
from gongkai.office.disclosure.gazette.pages import pdf
from gongkai.office.disclosure.gazette.records import GazetteIssue
from gongkai.office.disclosure.kinds import Genre, Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import Organ

FIRST = 2010
"""The year in which the county's gazette began; it comes out every month."""

SET_FROM = 2022
"""The year from which an issue has its PDF: setting each costs some tenths of a second."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue before it is registered (公报): its paper, and what it prints, with headings."""

    paper: Paper
    contents: Sequence[tuple[str, Past]]


def gazettes(year: int, originals: Mapping[Paper, Past], *, organ: Organ) -> Iterator[Issue]:
    """The issues of a year, with the documents of each month in their order."""
    for month in range(1, 13):
        day = working_days(year, [month])[-1]
        number = Numbered(year, month, (year - FIRST) * 12 + month, day)
        held = [
            past
            for paper, past in originals.items()
            if (paper.day.year, paper.day.month) == (year, month)
        ]
        rows = {
            id(row): (row, past)
            for past in held
            for row in [Document(organ=past.organ, **past.fields)]
        }
        printed = [(heading_of(row), row) for row in in_order(row for row, _ in rows.values())]
        contents = [(heading, rows[id(row)][1]) for heading, row in printed]
        yield Issue(_paper(number, printed, organ=organ), contents)


def _paper(number: Numbered, printed: list[tuple[str, Document]], *, organ: Organ) -> Paper:
    head = masthead(organ, number)
    told = f"刊登文件 {len(printed)} 件"
    fields: dict[str, Any] = {
        "kind": Kind.GAZETTE,
        "title": head.title,
        "genre": Genre.COMMUNIQUE,
        "formed": number.day,
        "duty": "2001",
        "summary": told,
        "keywords": Kind.GAZETTE.label,
        "body": FOREWORD if printed else "<p>本期没有刊登文件。</p>",
        "source": organ.name,
    }
    issue = GazetteIssue(
        organ=organ, year=number.year, number=number.number, whole=number.whole, day=number.day
    )
    files = _whole(number, pdf(head, printed)) if printed and number.year >= SET_FROM else ()
    return Paper(number.day, fields, files=files, parts=[issue])


def _whole(number: Numbered, data: bytes) -> tuple[File, ...]:
    name = f"gazette-{number.year}-{number.number}.pdf"
    return (File(WHOLE, name, data, "application/pdf"),)
