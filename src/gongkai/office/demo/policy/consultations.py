"""Consultations of the last weeks (示范征求意见): two answered, one still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from gongkai.office.demo.gaps import data, paragraphs, table
from gongkai.office.demo.papers import NUMERALS, Paper
from gongkai.office.disclosure.kinds import Kind

WAYS = "电子邮箱：yijian@shifan.example.cn\n信函：示范县光明路 1 号法制科（注明“意见”）"


def consultations(today: date) -> Iterator[tuple[Paper, Paper | None]]:
    """Each consultation, and its adoption where that was told (意见采纳情况)."""
    for row in data("consultations")["consultation"]:
        yield _asked(row, today), _told(row, today) if "told" in row else None


def _before(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _fields(kind: Kind, title: str, body: str, *, day: date) -> dict[str, Any]:
    return {
        "kind": kind,
        "title": title,
        "formed": day,
        "duty": "2001",
        "summary": "",
        "keywords": kind.label,
        "body": body,
        "source": "示范县人民政府办公室",
    }


def _asked(row: Mapping[str, Any], today: date) -> Paper:
    day = _before(today, row["opened"])
    lines = [f"第{NUMERALS[n]}条　{point}" for n, point in enumerate(row["points"])]
    opening = f"为{row['aim']}，起草了本办法，现公开征求社会各界意见。"
    body = paragraphs([opening, *lines])
    fields = _fields(Kind.CONSULTATION, f"关于《{row['title']}》公开征求意见的公告", body, day=day)
    until = _before(today, row["closed"])
    return Paper(day, fields | {"opinions_until": until, "opinions_to": WAYS})


def _told(row: Mapping[str, Any], today: date) -> Paper:
    day = _before(today, row["told"])
    opening = f"征求意见期间共收到意见 {len(row['answers'])} 条，采纳情况如下。"
    body = paragraphs([opening]) + table(["意见", "采纳情况", "理由"], row["answers"])
    return Paper(day, _fields(Kind.ADOPTION, f"《{row['title']}》意见采纳情况", body, day=day))
