"""The days that matter to an applicant (申请人的期限)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.office.applications.kinds import State
from gongkai.office.applications.models import FINISHED, Application
from gongkai.office.applications.views import story


@dataclass(frozen=True, slots=True)
class OwnDue:
    """A day by which something is due, as the applicant reads it (期限): a stable word, a name."""

    kind: str
    name: str
    day: date


def own_dues(application: Application) -> list[OwnDue]:
    """The days ahead of an applicant: his own answers, the reply, then his remedies."""
    found = []
    if application.state == State.AWAITING_CORRECTION:
        found += _last("correction", "补正期限届满", application.corrections)
    if application.state == State.AWAITING_REASONS:
        found += _last("reasons", "说明理由期限届满", application.reasons_notices)
    if application.state == State.AWAITING_PAYMENT:
        found += _last("payment", "缴费截止", application.fee_notices)
    if application.due and application.state not in FINISHED:
        found.append(OwnDue("reply", "答复期限届满", application.due))
    return [*found, *(OwnDue(*one) for one in story.remedy_days(application))]


def _last(kind: str, name: str, rows: object) -> list[OwnDue]:
    return [OwnDue(kind, name, one.due) for one in rows.all()][-1:]
