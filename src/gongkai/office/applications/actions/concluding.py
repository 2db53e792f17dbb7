"""Ending an application (办结): decide under the guards, serve, withdraw, void."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import (
    CONCLUDED,
    SERVED,
    VOIDED,
    WITHDRAWN,
    Refused,
    begin,
    keep,
    require_since,
    take_letter,
)
from gongkai.office.applications.guards import Proposed, Stated, case_facts
from gongkai.office.applications.models import Application, Conclusion
from gongkai.office.ledger.actions import Act
from gongkai.office.organs.models import User
from gongkai.statute import official_calendar, violations
from gongkai.statute import outcome as outcome_of

NOTHING_STATED = Stated()


@transaction.atomic
def conclude(
    *,
    application: Application,
    outcome: str,
    by: User,
    on: date,
    sub_kind: str = "",
    letter_number: str = "",
    basis: str = "",
    reasons: str = "",
    facts: Stated = NOTHING_STATED,
    today: date | None = None,
) -> Conclusion:
    """Decide an application (作出处理决定): one of the 21 outcomes, under its guards.

    `on` is the day of the decision, `today` the day of recording it. Without `letter_number`
    the next one is taken, without `basis` the outcome's own articles stand. Raises `Refused`
    with a sentence for each guard that fails, `NotInTheLaw` for an unknown outcome.
    """
    begin(application, "conclude", by=by)
    proposed = Proposed(outcome, on, today or on, sub_kind, letter_number)
    seen = case_facts(application, proposed, stated=facts, calendar=official_calendar())
    missing = violations(seen)
    if missing:
        raise Refused(*(f"{fault.message}（{fault.article}）" for fault in missing))
    leaf = outcome_of(outcome)
    cited = basis or "、".join(str(article) for article in leaf.basis)
    number = letter_number or take_letter(application.organ, CONCLUDED, on=on)[0]
    _set_outcome(application, outcome, sub_kind=sub_kind, on=on, number=number)
    conclusion = Conclusion.objects.create(
        application=application,
        outcome=outcome,
        basis=cited[:300],
        reasons=reasons,
        facts=asdict(facts),
        on=on,
        by=by,
    )
    keep(
        application,
        Act(CONCLUDED.kind, CONCLUDED.label, cited[:120]),
        by=by,
        on=on,
        note=leaf.label,
        new={"outcome": outcome, "sub_kind": sub_kind, "letter_number": number},
    )
    return conclusion


def _set_outcome(
    application: Application, outcome: str, *, sub_kind: str, on: date, number: str
) -> None:
    application.outcome = outcome
    application.sub_kind = sub_kind
    application.concluded = on
    application.letter_number = number


@transaction.atomic
def serve(*, application: Application, by: User, on: date, way: str = "") -> Application:
    """Record that the reply was signed for, posted or sent (送达): the case is closed."""
    begin(application, "serve", by=by)
    require_since(application.concluded, on, what="送达", since="决定日期")
    application.served = on
    keep(application, SERVED, by=by, on=on, note=way)
    return application


@transaction.atomic
def withdraw(*, application: Application, by: User, on: date, note: str = "") -> Application:
    """Close an application that the applicant takes back (撤回).

    After receipt it is the outcome 其他处理 (withdrawn); before it nothing was received, so
    nothing is counted (ADR 0062).
    """
    begin(application, "withdraw", by=by)
    require_since(application.arrived, on, what="撤回", since="到达日期")
    if application.received is None:
        keep(application, WITHDRAWN, by=by, on=on, note=note)
    else:
        conclude(
            application=application,
            outcome="closed_other",
            sub_kind="withdrawn",
            reasons=note,
            basis="申请人撤回申请",
            by=by,
            on=on,
        )
    return application


@transaction.atomic
def void(*, application: Application, reason: str, by: User, on: date) -> Application:
    """Take a clerical double out of the count (登记错误作废): by the head, with its reason."""
    begin(application, "void", by=by)
    if not reason.strip():
        raise Refused("请写明作废的理由，例如与哪一件重复登记。")
    require_since(application.arrived, on, what="作废", since="到达日期")
    application.voided = on
    keep(application, VOIDED, by=by, on=on, note=reason.strip())
    return application
