"""Questions of the last weeks (示范咨询): answered, waiting, due tomorrow, two published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from gongkai.office.applications.sealing import Applicant
from gongkai.office.demo.cases import back
from gongkai.office.demo.gaps import ZONE, data
from gongkai.office.demo.listing.filing import Filer
from gongkai.office.demo.people import County
from gongkai.office.disclosure import actions as documents
from gongkai.office.questions import actions
from gongkai.office.questions.models import Question
from gongkai.office.review.actions import Held, give_opinion
from gongkai.office.review.checklist import blank
from gongkai.office.review.kinds import Result

SUBMISSION = "question-"
"""What tells the demonstration's questions from each other."""

SENT = time(9, 40)
"""When a draft for the public was sent to review; a level decided each hour after it."""

AGREED = Held(Result.PUBLIC, "不涉及个人隐私和国家秘密，同意公开。", checklist=blank())


def asked(county: County, *, today: date) -> list[Question]:
    """Take in the questions of the last weeks and do what was done with them (示范咨询)."""
    filer = Filer()
    return [
        _asked(county, row, number, filer=filer, today=today)
        for number, row in enumerate(data("questions")["question"], 1)
    ]


def _asked(
    county: County, row: Mapping[str, Any], number: int, *, filer: Filer, today: date
) -> Question:
    question = actions.ask(
        organ=county.organs[row["organ"]],
        sender=Applicant(row["name"], phone="0000-0000000"),
        title=row["title"],
        text=row["text"],
        theme=row["theme"],
        may_publish=row.get("public", False),
        submission=f"{SUBMISSION}{number}",
        on=back(today, row["ago"]),
    ).question
    who = {"by": county.who(row["organ"], "handler"), "on": back(today, row.get("done", 0))}
    if "ground" in row:
        return actions.decline(
            question=question, ground=row["ground"], reasons=row["answer"], **who
        )
    if "answer" not in row:
        return question
    question = actions.draft(question=question, answer=row["answer"], seen=0, **who)
    if not row.get("is_draft"):
        question = actions.answer(question=question, seen=1, **who)
    if row.get("is_published"):
        _published(county, question, filer=filer, organ=row["organ"], on=who["on"])
    return question


def _published(county: County, question: Question, *, filer: Filer, organ: str, on: date) -> None:
    """Draft it, send it, let each level agree, and publish it, on the day of the answer."""
    by = county.who(organ, "handler")
    who = {"by": by, "on": on}
    document = actions.prepare(question=question, **who)
    fields = {"kind": document.kind, "title": document.title, "duty": document.duty}
    entry = filer.entry(fields, county.organs[organ])
    documents.revise(document=document, entry=entry, **who)
    at = datetime.combine(on, SENT, ZONE)
    scrutiny = documents.submit(document=document, at=at, **who)
    for person in county.reviewers(organ, by):
        at += timedelta(hours=1)
        give_opinion(scrutiny, AGREED, by=person, on=on, at=at)
    documents.publish(document=document, at=at + timedelta(minutes=10), **who)
