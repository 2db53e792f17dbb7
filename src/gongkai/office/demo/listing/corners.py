"""Guides for the elderly and topics of the demonstration (示范老年人服务专区、专题)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongkai.office.demo.gaps import data, dice, short, working_days
from gongkai.office.demo.papers import Paper
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.parts.records import Audience, ServiceGuide, Topic

SERVICES_IN = 2022
"""The year in which the corner for the elderly was opened."""

MONTHS = (3, 4, 5)
HOURS = "工作日 8:30 至 12:00，13:30 至 17:30"
ROWS = 5
"""The newest documents that each section of a topic shows."""


def services(year: int) -> Iterator[Paper]:
    """The guides of the corner for the elderly (老年人服务专区), in the year when it opened."""
    if year != SERVICES_IN:
        return
    for row in data("services")["service"]:
        guide = ServiceGuide(audience=Audience.ELDERLY, hours=HOURS, **_but(row, "title"))
        fields = {
            "kind": Kind.SERVICE,
            "title": row["title"],
            "duty": "2005",
            "theme": "民政、扶贫、救灾",
            "summary": short(row["who"].splitlines()[0]),
            "keywords": "老年人 办事指南",
        }
        yield _paper(fields, guide, year=year, months=MONTHS)


def topics(year: int) -> Iterator[Paper]:
    """The topic pages that were opened in a year (专题)."""
    for row in data("topics")["topic"]:
        if row["year"] != year:
            continue
        told = {"heading": "这个专题讲什么", "text": row["text"]}
        blocks = [{"type": "text", "value": told}, *_newest(row)]
        fields = {
            "kind": Kind.TOPIC,
            "title": row["title"],
            "duty": "2015",
            "theme": row["theme"],
            "summary": row["summary"],
            "keywords": "专题",
        }
        yield _paper(fields, Topic(blocks=blocks), year=year, months=())


def _newest(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for word in row["words"]:
        value = {"heading": f"“{word}”最新信息", "theme": "", "kind": "", "word": word}
        yield {"type": "newest", "value": value | {"count": ROWS}}
    value = {"heading": "相关解读", "theme": "", "kind": Kind.INTERPRETATION.value}
    yield {"type": "newest", "value": value | {"word": row["words"][0], "count": ROWS}}


def _paper(fields: dict[str, Any], part: Any, *, year: int, months: tuple[int, ...]) -> Paper:
    day = dice(f"{fields['title']}/{year}").choice(working_days(year, months))
    return Paper(day, {**fields, "formed": day}, parts=(part,))


def _but(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}
