"""Keeping the answers of the five steps (分步判断): each a thought on record, none a decision."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import Refused, begin, keep
from gongkai.office.applications.acts.events import JUDGED
from gongkai.office.applications.models import Application, Judgement
from gongkai.office.applications.steps import QUESTIONS
from gongkai.office.organs.models import User


@transaction.atomic
def judge(*, application: Application, question: str, answer: str, by: User, on: date) -> Judgement:
    """Answer one question of the five steps (分步判断); answered anew, the later one counts."""
    begin(application, "judge", by=by)
    asked = QUESTIONS.get(question)
    chosen = asked.answers.get(answer) if asked else None
    if chosen is None:
        raise Refused("没有这个问题或者答案，请从页面上选择。")
    one, _ = Judgement.objects.get_or_create(application=application, defaults={"on": on, "by": by})
    one.answers = one.answers | {question: answer}
    one.on, one.by = on, by
    one.save()
    note = f"{asked.step}：{asked.text}{chosen.text}"
    keep(application, JUDGED, by=by, on=on, note=note, new={question: answer})
    return one
