"""What every act on an application shares (办理规程): its name, who may, when, and its trace."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.applications.acts import ACTS, is_entitled, obstacle
from gongkai.office.applications.acts.rules import (
    CHARGING,
    CONSULTING,
    CORRECTING,
    DECIDING,
    EXCESS,
    EXTENDING,
    KEEPING,
    PAYING,
    RECEIVING,
    REOPENING,
    REPLYING,
    SEARCHING,
    SECRECY,
    SERVING,
)
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Application
from gongkai.office.applications.states import state
from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import NotPermitted
from gongkai.statute import official_calendar

SUBJECT = "application"
SINCE_RECEIPT = "收到申请之日"

REGISTERED = Act("registered", "登记", str(KEEPING))
RECEIVED = Act("received", "收到申请", str(RECEIVING))
REVEALED = Act("revealed", "查看申请人信息")
CORRECTION_ASKED = Act("correction_asked", "告知补正", str(CORRECTING))
CORRECTED = Act("corrected", "收到补正", str(CORRECTING))
CORRECTION_LAPSED = Act("correction_lapsed", "期满未补正", str(CORRECTING))
EXTENSION_REQUESTED = Act("extension_requested", "申请延期", str(EXTENDING))
EXTENSION_REFUSED = Act("extension_refused", "不批准延期", str(EXTENDING))
EXTENDED = Act("extended", "延期答复", str(EXTENDING))
CONSULTED = Act("consulted", "征求意见", "《政府信息公开条例》第三十二条、第三十四条")
PARTY_RECEIVED = Act("party_received", "征求意见书送达", str(CONSULTING))
OPINION_RECEIVED = Act("opinion_received", "收到意见", "《政府信息公开条例》第三十二条、第三十四条")
OPINION_LATE = Act("opinion_late", "收到逾期意见", str(CONSULTING))
CONSULTATION_LAPSED = Act(
    "consultation_lapsed", "征求意见期满未答复", "《政府信息公开条例》第三十二条、第三十四条"
)
SEARCHED = Act("searched", "检索", str(SEARCHING))
REASONS_ASKED = Act("reasons_asked", "要求说明理由", str(EXCESS))
REASONS_GIVEN = Act("reasons_given", "申请人说明理由", str(EXCESS))
REASONS_LAPSED = Act("reasons_lapsed", "期满未说明理由", str(EXCESS))
DELAYED = Act("delayed", "延迟答复", str(EXCESS))
FEE_NOTIFIED = Act("fee_notified", "收费通知", str(CHARGING))
FEE_PAID = Act("fee_paid", "申请人缴费", str(PAYING))
FEE_LAPSED = Act("fee_lapsed", "期满未缴费", str(PAYING))
ASSIGNED = Act("assigned", "交办", str(KEEPING))
ASSIGNMENT_ACCEPTED = Act("assignment_accepted", "承办单位接收", str(KEEPING))
ASSIGNMENT_REFUSED = Act("assignment_refused", "承办单位退回", str(KEEPING))
ASSIGNMENT_RECALLED = Act("assignment_recalled", "收回交办", str(KEEPING))
ASSIGNMENT_CHASED = Act("assignment_chased", "催办", str(KEEPING))
FOUND = Act("found", "报送查找结果", str(SEARCHING))
DRAFTED = Act("drafted", "拟写处理决定", str(DECIDING))
SECRECY_REVIEWED = Act("secrecy_reviewed", "保密审查", str(SECRECY))
LEGALITY_REVIEWED = Act("legality_reviewed", "合法性审查", str(KEEPING))
RETURNED = Act("returned", "退回修改", str(KEEPING))
DRAFT_RECALLED = Act("draft_recalled", "收回送审稿", str(KEEPING))
CONCLUDED = Act("concluded", "作出处理决定")
SERVED = Act("served", "送达", str(SERVING))
DELIVERED = Act("delivered", "申请人签收", str(SERVING))
RECTIFIED = Act("rectified", "更正答复", str(DECIDING))
CLOSED = Act("closed", "结案", str(KEEPING))
ARCHIVED = Act("archived", "归档", str(KEEPING))
JUDGED = Act("judged", "分步判断", str(DECIDING))
RECALCULATED = Act("recalculated", "工作日历变动，期限重算", str(REPLYING))
REOPENED = Act("reopened", "重新答复", str(REOPENING))
WITHDRAWN = Act("withdrawn", "收到前撤回")
VOIDED = Act("voided", "登记错误作废", str(KEEPING))

LETTERS = {
    REGISTERED.kind: "公开申",
    CORRECTION_ASKED.kind: "公开补",
    EXTENDED.kind: "公开延",
    CONSULTED.kind: "公开询",
    REASONS_ASKED.kind: "公开理",
    DELAYED.kind: "公开迟",
    FEE_NOTIFIED.kind: "公开费",
    CONCLUDED.kind: "公开答",
    RECTIFIED.kind: "公开更",
    ARCHIVED.kind: "公开档",
}
"""The word of each series of numbers (文号字头), after the organ's own prefix."""


class Refused(Exception):
    """The act is not possible as things stand (不能办理): `reasons`, one sentence each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def begin(application: Application, act: str, *, by: User) -> None:
    """Lock an application, read it anew, and admit the act (办理前的核对): duty, state, records."""
    Application.objects.select_for_update().get(pk=application.pk)
    application.refresh_from_db()
    rule = ACTS[act]
    if not is_entitled(by, application, rule):
        raise NotPermitted(
            f"{by}在{application.organ.name}没有{rule.title}的职权，请由有此职权的人员办理。"
        )
    reason = obstacle(application, rule, by)
    if reason:
        raise Refused(reason)


def require_over(due: date, on: date, *, what: str, then: str) -> None:
    """Refuse to record silence before the period for an answer is over (届满前不得按未答复处理)."""
    if on <= due:
        raise Refused(f"{what}至{due}届满，届满前不能按{then}处理。")


def require_since(earlier: date | None, on: date, *, what: str, since: str) -> None:
    """Refuse a date before another one that it must follow."""
    if earlier is not None and on < earlier:
        raise Refused(f"{what}的日期{on}早于{since}{earlier}，请核对日期。")


def take_letter(organ: Organ, act: Act, *, on: date) -> tuple[str, int]:
    """The next number of a series (取文号): `示政办公开申〔2026〕5号`, and its serial."""
    serial = take_number(organ=organ, series=act.kind, year=on.year)
    return f"{organ.number_prefix}{LETTERS[act.kind]}〔{on.year}〕{serial}号", serial


def keep(application: Application, act: Act, *, by: User | None, on: date, **details: Any) -> Event:
    """Log an act and bring state and due day up to date (记台账并更新状态、期限)."""
    event = record(
        act,
        subject=SUBJECT,
        subject_id=application.pk,
        organ=application.organ,
        by=by,
        on=on,
        **details,
    )
    project(application)
    application.save()
    return event


def project(application: Application) -> None:
    """Recompute what follows from events and records: state, due day, whether provisional."""
    kinds = Event.objects.filter(subject=SUBJECT, subject_id=application.pk)
    application.state = state(kinds.values_list("kind", flat=True))
    deadline = reply_clock(facts_of(application), official_calendar())
    application.due = deadline.due if deadline else None
    application.provisional = bool(deadline and deadline.provisional)
