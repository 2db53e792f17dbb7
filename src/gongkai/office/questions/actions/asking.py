"""Taking in a question (提交咨询): numbered, sealed, once for each form that is sent."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction

from gongkai.office.applications import sealing
from gongkai.office.applications.sealing import Applicant
from gongkai.office.disclosure.models import Document
from gongkai.office.ledger.actions import take_number
from gongkai.office.organs.models import Organ
from gongkai.office.questions.actions.acts import FILED, log
from gongkai.office.questions.clock import answer_due
from gongkai.office.questions.models import Question

SERIES = "公开询"
"""The word of the numbers of questions (咨询编号)."""


class Asked(NamedTuple):
    """A question and its query code (查询码), which is kept nowhere."""

    question: Question
    query_code: str


def ask(
    *,
    organ: Organ,
    sender: Applicant,
    title: str,
    text: str,
    submission: str,
    on: date,
    theme: str = "综合政务",
    may_publish: bool = False,
    about: Document | None = None,
) -> Asked:
    """Take in a question (收到咨询); sent twice by a browser, it is one.

    Returned once committed, so that number and code may be shown.
    """
    key, code = sealing.submission_key(submission), sealing.query_code(submission)
    known = Question.objects.filter(submission=key).first()
    if known:
        return Asked(known, code)
    one = Question(
        organ=organ,
        theme=theme,
        about=about,
        title=title,
        text=text,
        may_publish=may_publish,
        submission=key,
        filed=on,
        due=answer_due(on),
        masked_name=sealing.masked(sender.name),
    )
    try:
        return Asked(_filed(one, sender=sender, code=code), code)
    except IntegrityError:  # the same form, sent at the same moment
        return Asked(Question.objects.get(submission=key), code)


@transaction.atomic
def _filed(one: Question, *, sender: Applicant, code: str) -> Question:
    serial = take_number(organ=one.organ, series=FILED.kind, year=one.filed.year)
    one.number = f"{one.organ.number_prefix}{SERIES}〔{one.filed.year}〕{serial}号"
    one.sealed = sealing.sealed(sender, about=one.number)
    one.query_code_hash = sealing.code_hash(code, about=one.number)
    one.full_clean()
    one.save()
    new = {"number": one.number, "due": one.due.isoformat(), "may_publish": one.may_publish}
    log(FILED, one, by=None, on=one.filed, new=new)
    return one
