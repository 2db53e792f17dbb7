"""Guides, rules and official documents of the demonstration (示范公文), whole in their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from gongkai.office.demo.files import document_file, workbook_file
from gongkai.office.demo.gaps import data, dice, in_full, paragraphs, table, working_days
from gongkai.office.disclosure.actions.registering import File
from gongkai.office.disclosure.kinds import Genre, Kind
from gongkai.office.disclosure.parts.part import Part

NUMERALS = "一二三四五六七八九十"
ISSUED_BY = "示范县人民政府办公室"
NUMBERS_A_YEAR = 57
"""How many numbers of the series 示政办字 a year spends; the demonstration shows some of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """An official document before it is registered: its fields, day, files, and its substance."""

    day: date
    fields: Mapping[str, Any]
    issuer: str = ""
    files: Sequence[File] = ()
    parts: Sequence[Part] = ()
    aim: str = ""
    points: Sequence[str] = field(default=())
    repealed: date | None = None
    basis: str = ""
    item: str = ""

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.fields["kind"]

    @property
    def name(self) -> str:
        """What it is called where others speak of it: without its issuer, a plan by itself."""
        title = self.fields["title"].removeprefix(ISSUED_BY)
        if title.startswith("关于印发"):
            title = title.removeprefix("关于印发").removesuffix("的通知")
        return f"《{title}》"


def guides() -> Iterator[Paper]:
    """The office's guide and rules (指南、制度), older than the years that are counted."""
    for row in data("rules")["guide"]:
        lines = [line for section in row["sections"] for line in section]
        body = "".join(
            f"<h2>{heading}</h2>{paragraphs(rest)}" for heading, *rest in row["sections"]
        )
        fields = {
            "kind": Kind(row["kind"]),
            "title": row["title"],
            "formed": row["published"],
            "duty": row["duty"],
            "summary": row["summary"],
            "keywords": "政府信息公开 制度",
            "body": body,
            "source": "示范县人民政府办公室",
        }
        file = document_file(row["title"], lines=lines)
        yield Paper(row["published"], fields, files=(file,))


def normatives() -> Iterator[Paper]:
    """The normative documents (行政规范性文件) of the office and of the county government."""
    for row in data("rules")["normative"]:
        articles = _articles(row)
        notice = f"示范县{'人民政府办公室' if row['issuer'] == 'county-office' else '人民政府'}"
        fields = {
            "kind": Kind.NORMATIVE,
            "title": row["title"],
            "document_number": row["number"],
            "registration_number": row.get("registration", ""),
            "formed": row["published"] - timedelta(days=2),
            "effective": row["effective"],
            "expires": row.get("expires"),
            "duty": "2001",
            "genre": Genre.NOTICE,
            "summary": row["summary"],
            "keywords": "规范性文件",
            "body": paragraphs(["各乡镇人民政府、街道办事处，县政府各部门：", *articles])
            + f'<p style="text-align: right">{notice}</p>',
            "source": notice,
        }
        yield Paper(
            row["published"],
            fields,
            issuer=row["issuer"],
            files=(document_file(row["title"], lines=articles),),
            aim=row["aim"],
            points=row["articles"],
            repealed=row.get("repealed"),
            basis=row.get("basis", ""),
        )


def _articles(row: Mapping[str, Any]) -> list[str]:
    first = f"为{row['aim']}，根据有关法律、法规，结合本县实际，制定本文件。"
    until = f"，有效期至 {in_full(row['expires'])}" if "expires" in row else ""
    last = f"本文件自 {in_full(row['effective'])}起施行{until}。"
    texts = [first, *row["articles"], last]
    return [f"第{NUMERALS[n]}条　{text}" for n, text in enumerate(texts)]


def others(year: int) -> list[Paper]:
    """The other documents of a year (其他文件), numbered in the order of their days."""
    rows = sorted(
        ((_day(row, year), row) for row in data("papers")["paper"] if year in row["years"]),
        key=lambda pair: pair[0],
    )
    number, papers = 0, []
    for day, row in rows:
        number = max(number + 1, day.timetuple().tm_yday * NUMBERS_A_YEAR // 366 + 1)
        papers.append(_other(row, day, number=f"示政办字〔{year}〕{number}号"))
    return papers


def _day(row: Mapping[str, Any], year: int) -> date:
    if "day" in row:
        return date(year, row["month"], row["day"])
    return dice(f"{row['title']}/{year}").choice(working_days(year, [row["month"]])[2:])


def _other(row: Mapping[str, Any], day: date, *, number: str) -> Paper:
    title = ISSUED_BY + row["title"].format(year=day.year)
    lines = [f"{NUMERALS[n]}、{point}" for n, point in enumerate(row["points"])]
    opening = f"为{row['aim']}，经县政府同意，现就有关事项通知如下。"
    body = paragraphs(["各乡镇人民政府、街道办事处，县政府各部门：", opening, *lines])
    files: tuple[File, ...] = ()
    if "attachment" in row:
        body += f"<h3>{row['attachment']}</h3>{table(row['columns'], row['rows'])}"
        files = (workbook_file(row["attachment"], columns=row["columns"], rows=row["rows"]),)
    fields = {
        "kind": Kind.OTHER_DOCUMENT,
        "title": title,
        "document_number": number,
        "formed": day - timedelta(days=1),
        "duty": row["duty"],
        "genre": Genre.NOTICE,
        "summary": f"{row['aim']}：{row['points'][0]}",
        "keywords": "政策文件",
        "body": body + '<p style="text-align: right">示范县人民政府办公室</p>',
        "source": "示范县人民政府办公室",
    }
    return Paper(
        day, fields, issuer="county-office", files=files, aim=row["aim"], points=row["points"]
    )
