"""How the ledger names what is done with a question (台账用语)."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.ledger.actions import Act, record
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import User
from gongkai.office.questions.models import Question

SUBJECT = "question"
FILED = Act("question_filed", "收到咨询")
TAKEN = Act("question_taken", "确定经办人")
DRAFTED = Act("question_drafted", "拟写答复")
ANSWERED = Act("question_answered", "答复咨询")
DECLINED = Act("question_declined", "不予受理")
TRANSFERRED = Act("question_transferred", "转交其他机关")
PREPARED = Act("question_prepared", "起草公开稿")
REVEALED = Act("question_revealed", "查看提问人信息")


def log(act: Act, question: Question, *, by: User | None, on: date, **details: Any) -> Event:
    """Record an act on a question (记台账); neither its text nor its asker is kept there."""
    about = {"subject": SUBJECT, "subject_id": question.pk, "organ": question.organ}
    return record(act, by=by, on=on, **about, **details)
