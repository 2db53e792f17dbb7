"""Announcements, news, budgets, replies (示范公告、动态、预决算、答复): texts with gaps, filled."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from gongkai.office.demo.gaps import Gaps, data, dice, paragraphs, short, table
from gongkai.office.demo.papers import Paper
from gongkai.office.disclosure.kinds import Genre, Kind
from gongkai.office.disclosure.parts.suggestions import Result, Suggestion
from gongkai.statute import official_calendar

TRIES = 60
"""How often a title may turn out to be taken before its template is left alone."""


class Writer:
    """Writes texts of one organ's time; no title twice (撰稿).

    The office publishes for the whole county; another organ writes of its own work.
    """

    def __init__(self, purpose: str, *, organ: str = "") -> None:
        self.organ = organ
        self.chance = dice(purpose)
        self.titles: set[str] = set()

    def texts(self, kind: Kind, count: int, *, days: Sequence[date]) -> Iterator[Paper]:
        """So many texts of a kind on some of these days, the templates taking turns."""
        own = (row for row in _templates() if row.get("organ", "") == self.organ)
        rows = deque(row for row in own if row["kind"] == kind and _fits(row, days))
        self.chance.shuffle(rows)
        while count and rows:
            paper = self._written(rows[0], kind, days=days)
            if paper:
                count -= 1
                rows.rotate(-1)
                yield paper
            else:
                rows.popleft()
        if count:
            message = f"“{kind.label}”的示范文本不够，还差 {count} 篇，请在数据文件中补充。"
            raise ValueError(message)

    def _written(self, row: Mapping[str, Any], kind: Kind, *, days: Sequence[date]) -> Paper | None:
        allowed = [day for day in days if day.month in row.get("months", (day.month,))]
        for _ in range(TRIES):
            day = self.chance.choice(allowed)
            gaps = Gaps(self.chance, day)
            gaps.update(row.get("words", {}))
            title = gaps.fill(row["title"])
            if title not in self.titles:
                self.titles.add(title)
                return _paper(row, kind, title=title, day=day, gaps=gaps)
        return None


def _templates() -> list[Mapping[str, Any]]:
    files = ("announcements", "news", "organs")
    return [row for name in files for row in data(name)["text"]]


def _fits(row: Mapping[str, Any], days: Sequence[date]) -> bool:
    return "months" not in row or bool({day.month for day in days} & set(row["months"]))


def _paper(row: Mapping[str, Any], kind: Kind, *, title: str, day: date, gaps: Gaps) -> Paper:
    lines = [gaps.fill(line) for line in row["body"]]
    body = paragraphs(lines)
    if "rows" in row:
        rows = [[gaps.fill(cell) for cell in cells] for cells in row["rows"]]
        body += table(row["columns"], rows)
    fields = {
        "kind": kind,
        "title": title,
        "formed": day,
        "duty": row["duty"],
        "theme": row["theme"],
        "genre": _genre(title, kind),
        "summary": short(lines[0]),
        "keywords": row["theme"].replace("、", " "),
        "body": body,
    }
    if "source" in row:
        fields["source"] = gaps.fill(row["source"])
    parts = (_suggestion(row, fields, gaps=gaps),) if "suggestion" in row else ()
    return Paper(day, fields, parts=parts)


def _suggestion(row: Mapping[str, Any], fields: Mapping[str, Any], *, gaps: Gaps) -> Suggestion:
    """The suggestion that a reply answers (建议提案): assigned and answered before it came out."""
    chance = dice(f"suggestion/{fields['title']}")
    answered = _worked(fields["formed"] - timedelta(chance.randint(3, 16)))
    said = {name: gaps.fill(words) for name, words in row["suggestion"].items()}
    return Suggestion(
        **said,
        lead=fields["source"],
        assigned=_worked(answered - timedelta(chance.randint(30, 84))),
        answered=answered,
        result=chance.choices(Result.values, weights=(6, 3, 1))[0],
    )


def _worked(day: date) -> date:
    """The day, or the last working day before it."""
    while not official_calendar().is_working(day):
        day -= timedelta(1)
    return day


def _genre(title: str, kind: Kind) -> Genre:
    if kind == Kind.PROPOSAL_REPLY:
        return Genre.LETTER
    if kind != Kind.ANNOUNCEMENT:
        return Genre.OTHER
    return Genre.PUBLIC_NOTICE if title.endswith("通告") else Genre.PROCLAMATION


def chance_of(paper: Paper) -> Random:
    """Chance that belongs to one paper."""
    return dice(f"{paper.fields['title']}/{paper.day}")
