"""Deciding an application (决定): drafted, reviewed for secrecy and legality, signed by the head.

The one who drafts reviews neither; a head who did not draft or review signs what both reviews have
passed, and the reply with it (ADR 0145, 0146). The guards are asked when the draft is made and
again on the day it is signed.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import transaction

from gongkai.office.applications.actions.acts import (
    Refused,
    begin,
    keep,
    require_since,
    take_letter,
)
from gongkai.office.applications.acts.events import (
    CONCLUDED,
    DRAFT_RECALLED,
    DRAFTED,
    LEGALITY_REVIEWED,
    RETURNED,
    SECRECY_REVIEWED,
)
from gongkai.office.applications.correspondence import actions as correspondence
from gongkai.office.applications.correspondence.entries import last_reply
from gongkai.office.applications.guards import Proposed, Stated, case_facts
from gongkai.office.applications.kinds import ReviewKind
from gongkai.office.applications.models import Application, Conclusion, Draft, Review
from gongkai.office.ledger.actions import Act
from gongkai.office.letters.actions import Paper
from gongkai.office.organs.models import User
from gongkai.statute import official_calendar, violations
from gongkai.statute import outcome as outcome_of

NOTHING_STATED = Stated()


@transaction.atomic
def draft(
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
) -> Draft:
    """Propose a decision (拟稿): one of the 21 outcomes, under its guards, for review.

    Without `basis` the outcome's own articles stand. Raises `Refused` with a sentence for each
    guard that fails, `NotInTheLaw` for an unknown outcome.
    """
    begin(application, "draft", by=by)
    proposed = Proposed(outcome, on, today or on, sub_kind, letter_number)
    leaf = outcome_of(outcome)
    check_guards(application, proposed, stated=facts)
    one = Draft.objects.create(
        application=application,
        outcome=outcome,
        sub_kind=sub_kind,
        letter_number=letter_number,
        basis=cited(outcome, basis),
        reasons=reasons,
        facts=asdict(facts),
        drafted=on,
        by=by,
    )
    keep(application, DRAFTED, by=by, on=on, note=leaf.label, new={"draft": one.pk})
    return one


def check_guards(application: Application, proposed: Proposed, *, stated: Stated) -> None:
    """Refuse an outcome whose guards are not met (办理结果的前提)."""
    seen = case_facts(application, proposed, stated=stated, calendar=official_calendar())
    missing = violations(seen)
    if missing:
        raise Refused(*(f"{fault.message}（{fault.article}）" for fault in missing))


def cited(outcome: str, basis: str) -> str:
    """The articles that a decision cites: the given ones, or the outcome's own."""
    return (basis or "、".join(str(article) for article in outcome_of(outcome).basis))[:300]


@transaction.atomic
def review_secrecy(
    *, application: Application, passed: bool, opinion: str, by: User, on: date
) -> Review:
    """Review a draft for secrets (保密审查, art. 17): by another than its drafter."""
    begin(application, "review_secrecy", by=by)
    return _review(application, ReviewKind.SECRECY, passed=passed, opinion=opinion, by=by, on=on)


@transaction.atomic
def review_legality(
    *, application: Application, passed: bool, opinion: str, by: User, on: date
) -> Review:
    """Review a draft for its legality (合法性审查): by another than its drafter."""
    begin(application, "review_legality", by=by)
    return _review(application, ReviewKind.LEGALITY, passed=passed, opinion=opinion, by=by, on=on)


def _review(
    application: Application, kind: str, *, passed: bool, opinion: str, by: User, on: date
) -> Review:
    found = _open(application, on=on)
    if not opinion.strip():
        raise Refused("请写明审查意见。")
    one = Review.objects.create(
        draft=found,
        application=application,
        kind=kind,
        passed=passed,
        opinion=opinion.strip(),
        on=on,
        by=by,
    )
    act = SECRECY_REVIEWED if kind == ReviewKind.SECRECY else LEGALITY_REVIEWED
    if passed:
        keep(application, act, by=by, on=on, note=one.opinion)
    else:
        _give_back(found, on=on)
        keep(application, Act(RETURNED.kind, f"{act.label}未通过"), by=by, on=on, note=one.opinion)
    return one


@transaction.atomic
def return_draft(*, application: Application, opinion: str, by: User, on: date) -> Draft:
    """Send a draft back to its drafter (退回修改): by the head, with the opinion."""
    begin(application, "return_draft", by=by)
    if not opinion.strip():
        raise Refused("请写明退回修改的意见。")
    found = _open(application, on=on)
    _give_back(found, on=on)
    keep(application, RETURNED, by=by, on=on, note=opinion.strip())
    return found


@transaction.atomic
def recall_draft(*, application: Application, reason: str, by: User, on: date) -> Draft:
    """Take a draft back before it is signed (收回送审稿)."""
    begin(application, "recall_draft", by=by)
    if not reason.strip():
        raise Refused("请写明收回送审稿的理由。")
    found = _open(application, on=on)
    _give_back(found, on=on)
    keep(application, DRAFT_RECALLED, by=by, on=on, note=reason.strip())
    return found


def _open(application: Application, *, on: date) -> Draft:
    found = application.drafts.get(returned=None, signed=None)
    require_since(found.drafted, on, what="审查、签发", since="拟稿日期")
    return found


def _give_back(found: Draft, *, on: date) -> None:
    found.returned = on
    found.save()


@transaction.atomic
def sign(
    *,
    application: Application,
    by: User,
    on: date,
    today: date | None = None,
    paper: Paper | None = None,
) -> Conclusion:
    """Sign the reviewed draft and its reply (签发): from this day the application is decided.

    The guards are asked again as of this day, the letter takes its number, passes its check and
    is frozen; one signed on `paper` outside is confirmed by hand instead (ADR 0145). Raises
    `Refused` for a guard, ValidationError with what the letter lacks; then nothing is decided.
    """
    begin(application, "sign", by=by)
    found = _open(application, on=on)
    found.letter_number = (paper.number.strip() if paper else "") or found.letter_number
    proposed = Proposed(found.outcome, on, today or on, found.sub_kind, found.letter_number)
    check_guards(application, proposed, stated=Stated(**found.facts))
    found.signed = on
    found.save()
    conclusion = decide(application, found, by=by, on=on, aside=_shared(application, found, by))
    reply = last_reply(application)
    correspondence.sign(application=application, entry=reply, by=by, on=on, paper=paper)
    conclusion.refresh_from_db()
    return conclusion


def _shared(application: Application, found: Draft, by: User) -> str:
    """Why one person did what two should (兼任的理由), for the ledger; "" where nobody did."""
    others = {found.by_id, *found.reviews.values_list("by_id", flat=True)}
    return f"；签发人兼任拟稿或者审查：{application.organ.shared_duties}" if by.pk in others else ""


def decide(
    application: Application, found: Draft, *, by: User, on: date, aside: str = ""
) -> Conclusion:
    """Keep a decision, count it where it is the first, and log it (作出处理决定).

    `aside` is what the ledger says of it besides.
    """
    number = found.letter_number or take_letter(application.organ, CONCLUDED, on=on)[0]
    again = application.concluded is not None
    if not again:
        application.outcome, application.sub_kind = found.outcome, found.sub_kind
        application.concluded, application.letter_number = on, number
    conclusion = Conclusion.objects.create(
        application=application,
        outcome=found.outcome,
        sub_kind=found.sub_kind,
        letter_number=number,
        basis=found.basis,
        reasons=found.reasons,
        facts=found.facts,
        on=on,
        by=by,
    )
    label = outcome_of(found.outcome).label
    keep(
        application,
        Act(CONCLUDED.kind, "重新作出处理决定" if again else CONCLUDED.label, found.basis[:120]),
        by=by,
        on=on,
        note=(f"{label}（不改变原年度的统计）" if again else label) + aside,
        new={"outcome": found.outcome, "sub_kind": found.sub_kind, "letter_number": number},
    )
    return conclusion
