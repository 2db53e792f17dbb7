"""Under which entry each document of the demonstration hangs (示范文件的目录事项)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai.office.catalogue.models import Entry
from gongkai.office.demo.cases import back
from gongkai.office.demo.gaps import data, paragraphs, short
from gongkai.office.demo.papers import Paper
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.owing.filing import rows_for
from gongkai.office.organs.models import Organ

BY_KIND: Mapping[str, str] = MappingProxyType(
    {
        Kind.NORMATIVE: "行政规范性文件",
        Kind.OTHER_DOCUMENT: "其他政策文件",
        Kind.INTERPRETATION: "政策解读",
        Kind.INTERVIEW: "在线访谈",
        Kind.GAZETTE: "政府公报",
        Kind.SERVICE: "权责清单和办事指南",
        Kind.TOPIC: "政务公开专题",
        Kind.NEWS: "工作动态",
        Kind.GUIDE: "政府信息公开指南",
        Kind.RULE: "政府信息公开制度",
        Kind.PROPOSAL_REPLY: "人大代表建议、政协提案答复",
    }
)
ELSE = "公告公示"
"""Where an announcement hangs for which the organ has no row of its own."""


class Filer:
    """Finds the entry of a document among those that apply to its organ (归类)."""

    def __init__(self) -> None:
        self._entries: dict[int, dict[str, Entry]] = {}

    def entry(self, fields: Mapping[str, Any], organ: Organ, *, item: str = "") -> Entry | None:
        """The entry for the fields of a document; `item` names the row that it wants.

        None in an office that has no catalogue.
        """
        known = self._known(organ)
        wishes = (item, *_wishes(fields), ELSE)
        return next((known[one] for one in wishes if one in known), None)

    def _known(self, organ: Organ) -> dict[str, Entry]:
        if organ.pk not in self._entries:
            self._entries[organ.pk] = {row.item: row.entry for row in rows_for([organ])}
        return self._entries[organ.pk]


def _wishes(fields: Mapping[str, Any]) -> Iterator[str]:
    """The rows that a document would hang on, the best first."""
    title = fields["title"]
    if fields["kind"] == Kind.BUDGET:
        yield "财政决算" if "决算" in title else "财政预算"
    if fields["kind"] in BY_KIND:
        yield BY_KIND[fields["kind"]]
    if "招生" in title:
        yield "招生入学"
    yield data("catalogue")["by_duty"].get(fields["duty"], ELSE)


def standing_papers(organ: str, *, today: date) -> Iterator[Paper]:
    """What an organ keeps published beside its daily texts (长期公开的信息), some days old."""
    for row in data("catalogue")["paper"]:
        if organ in row["organs"]:
            day = back(today, row["ago"])
            name = row["organs"][organ]
            lines = [line.format(name=name, year=day.year) for line in row["body"]]
            fields = {
                "kind": Kind(row.get("kind", Kind.OTHER)),
                "title": row["title"].format(name=name, year=day.year),
                "formed": day,
                "duty": row["duty"],
                "summary": short(lines[0]),
                "keywords": "政府信息公开",
                "body": paragraphs(lines),
            }
            yield Paper(day, fields, item=row["item"])
