"""Drafting a question and its answer for the public (起草公开稿): the gate decides on it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html, format_html_join

from gongkai.office.applications import sealing
from gongkai.office.disclosure import actions as disclosure
from gongkai.office.disclosure.kinds import Kind
from gongkai.office.disclosure.models import Document
from gongkai.office.organs.models import User
from gongkai.office.questions.actions.acts import PREPARED, log
from gongkai.office.questions.actions.handling import opened
from gongkai.office.questions.kinds import Deed
from gongkai.office.questions.models import Question

OTHER_DUTY = "2015"
"""The item of art. 20 under which it stands until the drafter chooses another (art. 20(15))."""

LEFT_OUT = "×××"
"""What stands where the asker wrote his own name or number."""


@transaction.atomic
def prepare(*, question: Question, by: User, on: date) -> Document:
    """Draft the published question (起草公开稿), once, with the asker's consent.

    His name and the ways to reach him are left out wherever he wrote them; the drafter reads the
    rest. It is public when it has passed review like any document, and not before.
    """
    question = opened(question, Deed.PREPARE, by=by, on=on)
    if question.anonymised:
        raise ValidationError(f"这件咨询已于{question.anonymised}按期匿名，不能再起草公开稿。")
    if not question.may_publish:
        raise ValidationError("提问人不同意公开这个问题，不能起草公开稿。")
    if question.document:
        raise ValidationError(f"已经起草了公开稿《{question.document}》，请在稿件里修改。")
    document = disclosure.draft(
        by=by,
        on=on,
        organ=question.organ,
        kind=Kind.ANSWER,
        title=_plain(question, question.title),
        formed=question.answered,
        duty=OTHER_DUTY,
        theme=question.theme,
        body=_body(question),
        source=question.organ.name,
    )
    question.document = document
    question.save()
    log(PREPARED, question, by=by, on=on, new={"index_number": document.index_number})
    return document


def _body(question: Question) -> str:
    parts = (("问", question.text), ("答", question.answer))
    return "".join(
        format_html("<h3>{}</h3>{}", heading, _paragraphs(_plain(question, text)))
        for heading, text in parts
    )


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines if line))


def _plain(question: Question, text: str) -> str:
    """A text without what its asker gave as his name, telephone and mail."""
    asker = sealing.opened(question.sealed, about=question.number)
    for own in (asker.name.strip(), asker.phone, asker.email):
        text = text.replace(own, LEFT_OUT) if len(own) > 1 else text
    return text
