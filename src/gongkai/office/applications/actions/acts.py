"""What every act on an application shares (办理规程): its name, who may, when, and its trace."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.office.applications.acts import ACTS, is_entitled, obstacle
from gongkai.office.applications.acts.events import SERIES, SUBJECT
from gongkai.office.applications.clock import facts_of, reply_clock
from gongkai.office.applications.models import Application
from gongkai.office.applications.searching.actions import index_event
from gongkai.office.applications.states import state
from gongkai.office.applications.telling.notices import tell
from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.ledger.models import Event
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import NotPermitted
from gongkai.statute import official_calendar


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
    return f"{organ.number_prefix}{SERIES[act.kind]}〔{on.year}〕{serial}号", serial


def keep(application: Application, act: Act, *, by: User | None, on: date, **details: Any) -> Event:
    """Log an act; bring state, due day, index up to date; tell the applicant (记台账、告知)."""
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
    index_event(application, event)
    tell(application, event)
    return event


def project(application: Application) -> None:
    """Recompute what follows from events and records: state, due day, whether provisional."""
    kinds = Event.objects.filter(subject=SUBJECT, subject_id=application.pk)
    application.state = state(kinds.values_list("kind", flat=True))
    deadline = reply_clock(facts_of(application), official_calendar())
    application.due = deadline.due if deadline else None
    application.provisional = bool(deadline and deadline.provisional)
