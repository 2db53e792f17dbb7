"""Telling the asker (告知提问人): by mail, or by SMS where he left no mail, with the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.office.applications import sealing
from gongkai.office.ledger.models import Event
from gongkai.office.messages.actions import Recipient, put
from gongkai.office.messages.addresses import mobile
from gongkai.office.messages.kinds import Way
from gongkai.office.messages.models import Message
from gongkai.office.messages.wording import Wording
from gongkai.office.organs.models import Organ
from gongkai.office.questions.actions import acts
from gongkai.office.questions.models import Question


def _wording(code: str, text: str, *more: str) -> Wording:
    fields = ("organ", "number", *more)
    return Wording(code, 1, fields, "咨询{number}的办理通知", f"【{{organ}}】{text}")


WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        acts.ANSWERED.kind: _wording(
            "question_answered", "您的咨询{number}已经答复，请凭编号和查询码查看。"
        ),
        acts.DECLINED.kind: _wording(
            "question_declined", "您的咨询{number}不予受理，理由请凭编号和查询码查看。"
        ),
        acts.TRANSFERRED.kind: _wording(
            "question_transferred", "您的咨询{number}已转由{to}答复，编号和查询码不变。", "to"
        ),
    }
)
"""What each act tells; no text holds the question, its answer or the query code."""


def tell(question: Question, event: Event, *, before: Organ | None = None) -> Message | None:
    """Put what an act tells the asker into the outbox (通知提问人), once for each event."""
    asker = sealing.opened(question.sealed, about=question.number)
    way, address = (Way.MAIL, asker.email) if asker.email else (Way.SMS, mobile(asker.phone))
    if not address:
        return None
    organ = before or question.organ
    values = {"organ": organ.short_name, "number": question.number}
    if before is not None:
        values["to"] = question.organ.name
    to = Recipient(way, address, acts.SUBJECT, question.pk, organ)
    written = WORDINGS[event.kind].filled(values)
    return put(to, written, key=f"{acts.SUBJECT}/{question.pk}/{event.pk}", at=event.at)
