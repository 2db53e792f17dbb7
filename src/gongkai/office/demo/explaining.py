"""Interpretations and interviews of the demonstration (示范解读、访谈)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import islice
from typing import Any

from gongkai.office.demo.files import recording_file
from gongkai.office.demo.gaps import data, dice, in_full, paragraphs, table, working_days
from gongkai.office.demo.papers import Paper
from gongkai.office.disclosure.kinds import Form, Kind
from gongkai.office.disclosure.parts.part import Part
from gongkai.office.disclosure.parts.records import Interview
from gongkai.statute import official_calendar

STUDIO_HOUR = time(9, 30)
"""When interviews begin."""

HEADS = ("林晓", "许言", "方正", "周宁", "沈和", "顾青")
"""Invented people who head the bodies that draft."""

RECORDING = "访谈录音（示范，只有提示音，没有人声）"
"""What the recording of an interview is called; it is invented like everything here."""

HALVES = ((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12))


def interpretations(papers: Sequence[Paper], count: int) -> Iterator[tuple[Paper, Paper]]:
    """Each original with one of its interpretations, `count` in all, no form twice for one.

    The first two come out with the document or within 3 working days, the others a little later.
    """
    calendar = official_calendar()
    forms = tuple(FORMS)
    pairs = ((paper, form) for form in forms for paper in papers)
    for paper, form in islice(pairs, count):
        chance = dice(f"{paper.fields['title']}/{form.__name__}")
        wait = chance.randint(0, 3) if form in forms[:2] else chance.randint(2, 9)
        title, body = form(paper)
        day = calendar.add(paper.day, wait)
        explaining = _text(Kind.INTERPRETATION, title, body, day=day, like=paper.fields)
        said = {"form": FORMS[form], "explainer": _explainer(paper)}
        yield paper, replace(explaining, fields=explaining.fields | said)


def _explainer(paper: Paper) -> str:
    """Who explains: the head of the body that drafted it (第一解读人)."""
    return f"起草单位负责人 {dice(paper.fields['title']).choice(HEADS)}"


def _text(
    kind: Kind,
    title: str,
    body: str,
    *,
    day: date,
    like: Mapping[str, Any],
    summary: str = "",
    parts: Sequence[Part] = (),
) -> Paper:
    fields = {
        "kind": kind,
        "title": title,
        "formed": day,
        "duty": like["duty"],
        "summary": summary or like.get("summary", ""),
        "keywords": kind.label,
        "body": body,
        "source": like.get("source", "示范县人民政府办公室"),
    }
    return Paper(day, fields, parts=parts)


def _in_words(paper: Paper) -> tuple[str, str]:
    body = (
        "<h2>一、为什么制定</h2>"
        + paragraphs([f"制定{paper.name}，是为了{paper.aim}。"])
        + "<h2>二、主要内容</h2>"
        + paragraphs(paper.points)
        + "<h2>三、从什么时候起执行</h2>"
        + paragraphs([_when(paper)])
    )
    return f"{paper.name}政策解读", body


def _when(paper: Paper) -> str:
    start, end = paper.fields.get("effective"), paper.fields.get("expires")
    if start is None:
        return f"自印发之日（{in_full(paper.fields['formed'])}）起执行。"
    until = f"，有效期至 {in_full(end)}" if end else ""
    return f"自 {in_full(start)}起施行{until}。"


def _at_a_glance(paper: Paper) -> tuple[str, str]:
    rows = [[str(n), point] for n, point in enumerate(paper.points, 1)]
    body = (
        paragraphs([f"目的：{paper.aim}。"])
        + table(["要点", "内容"], rows)
        + paragraphs([_when(paper)])
    )
    return f"一图读懂{paper.name}", body


def _in_answers(paper: Paper) -> tuple[str, str]:
    asked = ["和群众、企业关系最大的是什么？", "还有哪些规定需要了解？", "落实中有什么要求？"]
    pairs = [("为什么出台这份文件？", f"主要是为了{paper.aim}。")]
    pairs += list(zip(asked, paper.points, strict=False))
    pairs += [("什么时候开始执行？", _when(paper))]
    return f"{paper.name}热点问答", _questions(pairs)


def _questions(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<p><strong>问：{asked}</strong></p><p>答：{said}</p>" for asked, said in pairs)


def _by_its_author(paper: Paper) -> tuple[str, str]:
    body = paragraphs(
        [
            f"{paper.name}印发后，起草单位负责人作了说明。",
            f"起草过程中，起草单位围绕“{paper.aim}”征求了各乡镇、各部门和群众代表的意见，"
            "合理意见均已采纳。",
            f"负责人提醒，请重点关注：{paper.points[0]}",
            f"{_when(paper)}执行中的问题可以向起草单位反映。",
        ]
    )
    return f"起草单位负责人解读{paper.name}", body


FORMS = {
    _in_words: Form.TEXT,
    _at_a_glance: Form.PICTURE,
    _in_answers: Form.QUESTIONS,
    _by_its_author: Form.PRESS,
}
"""How each interpretation is written, and its form; the first two come out with the document."""


def interviews(year: int, count: int) -> list[Paper]:
    """The interviews of a year (访谈), the last one with its recording."""
    held = list(_interviews(year, count))
    last = max(held, key=lambda paper: paper.day)
    recorded = replace(last, files=(recording_file(RECORDING),))
    return [recorded if paper is last else paper for paper in held]


def _interviews(year: int, count: int) -> Iterator[Paper]:
    """Every topic once in each half of the year, until there are enough."""
    topics = data("interviews")["topic"]
    planned = islice(((half, topic) for half in (0, 1) for topic in topics), count)
    for number, (half, topic) in enumerate(planned, 1):
        chance = dice(f"{topic['topic']}/{year}/{half}")
        day = chance.choice(working_days(year, HALVES[half]))
        pairs = [tuple(pair) for pair in topic["qa"][half * 2 : half * 2 + 2]]
        guest = f"{topic['bureau']}负责人"
        part = "上" if half == 0 else "下"
        body = (
            paragraphs([f"本年第{number}场在线访谈，文字实录如下。"])
            + _questions(pairs)
            + paragraphs(["访谈中没有来得及回答的留言，由承办单位 5 个工作日内在网站答复。"])
        )
        title = f"【在线访谈】{guest}谈{topic['topic']}（{year}年·{part}）"
        summary = f"{guest}回答：{pairs[0][0]}"
        held = Interview(held=day, begins=STUDIO_HOUR, place="县融媒体中心访谈室", guests=guest)
        yield _text(
            Kind.INTERVIEW, title, body, day=day, like=topic, summary=summary, parts=(held,)
        )
