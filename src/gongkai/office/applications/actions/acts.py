"""What every act on an application shares (办理规程): its name, who may, when, and its trace."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Application
from gongkai.office.applications.states import PERMITTED, state
from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require
from gongkai.statute import official_calendar

SUBJECT = "application"

REGISTERED = Act("registered", "登记", "《政府信息公开条例》第四十五条")
RECEIVED = Act("received", "收到申请", "《政府信息公开条例》第三十一条")
REVEALED = Act("revealed", "查看申请人信息")
CORRECTION_ASKED = Act("correction_asked", "告知补正", "《政府信息公开条例》第三十条")
CORRECTED = Act("corrected", "收到补正", "《政府信息公开条例》第三十条")
EXTENDED = Act("extended", "延期答复", "《政府信息公开条例》第三十三条第二款")
CONSULTED = Act("consulted", "征求意见", "《政府信息公开条例》第三十二条、第三十四条")
PARTY_RECEIVED = Act("party_received", "征求意见书送达", "《政府信息公开条例》第三十二条")
OPINION_RECEIVED = Act("opinion_received", "收到意见", "《政府信息公开条例》第三十二条、第三十四条")
OPINION_LATE = Act("opinion_late", "收到逾期意见", "《政府信息公开条例》第三十二条")
CONSULTATION_LAPSED = Act(
    "consultation_lapsed", "征求意见期满未答复", "《政府信息公开条例》第三十二条、第三十四条"
)
SEARCHED = Act("searched", "检索", "《政府信息公开条例》第三十六条第（四）项")
REASONS_ASKED = Act("reasons_asked", "要求说明理由", "《政府信息公开条例》第三十五条")
REASONS_GIVEN = Act("reasons_given", "申请人说明理由", "《政府信息公开条例》第三十五条")
REASONS_LAPSED = Act("reasons_lapsed", "期满未说明理由", "《政府信息公开条例》第三十五条")
FEE_NOTIFIED = Act("fee_notified", "收费通知", "《政府信息公开条例》第四十二条")
FEE_PAID = Act("fee_paid", "申请人缴费", "《政府信息公开信息处理费管理办法》第六条")
CONCLUDED = Act("concluded", "作出处理决定")
SERVED = Act("served", "送达", "《政府信息公开条例》第三十三条")
WITHDRAWN = Act("withdrawn", "收到前撤回")
VOIDED = Act("voided", "登记错误作废", "《政府信息公开条例》第四十五条")

LETTERS = {
    REGISTERED.kind: "公开申",
    CORRECTION_ASKED.kind: "公开补",
    EXTENDED.kind: "公开延",
    CONSULTED.kind: "公开询",
    REASONS_ASKED.kind: "公开理",
    FEE_NOTIFIED.kind: "公开费",
    CONCLUDED.kind: "公开答",
}
"""The word of each series of numbers (文号字头), after the organ's own prefix."""


class Refused(Exception):
    """The act is not possible as things stand (不能办理): `reasons`, one sentence each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def begin(application: Application, act: str, *, by: User, duty: Duty, what: str) -> None:
    """Lock an application, read it anew, and check duty and state (办理前的核对)."""
    Application.objects.select_for_update().get(pk=application.pk)
    application.refresh_from_db()
    require(by, duty, application.organ, what=what)
    require_state(application, act, what=what)


def require_state(application: Application, act: str, *, what: str) -> None:
    """Refuse an act that the application's state does not allow."""
    if application.state not in PERMITTED[act]:
        raise Refused(
            f"{application.register_number}现为“{application.get_state_display()}”，"
            f"不能{what}。请核对办理状态。"
        )


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
