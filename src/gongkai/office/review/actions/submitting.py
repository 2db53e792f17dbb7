"""Sending an item to review (送审): what is sent, what its sender states, and the review itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongkai.office.ledger.actions import take_number
from gongkai.office.organs.models import Organ, User
from gongkai.office.review.actions.acts import SUBMITTED, SUPERSEDED, log
from gongkai.office.review.findings.finding import findings_of
from gongkai.office.review.kinds import Carrier, Purpose, Result, Source
from gongkai.office.review.models import ReviewRule, Scrutiny, Verdict
from gongkai.office.review.turns import limits, rule_for

SERIES = "review"


@dataclass(frozen=True, slots=True)
class Item:
    """What is reviewed (送审内容), as the room that keeps it hands it over.

    `paper` is what the reviewers read: `content` by column, `files`, and `facts` (term, value) in
    words. `digest` covers exactly that; `drafters` are all who changed it since it last went out.
    """

    subject: str
    subject_id: int
    organ: Organ
    title: str
    digest: str
    drafted_by: User
    paper: Mapping[str, Any]
    drafters: Collection[int] = ()
    document_number: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the sender states (送审说明): form, source, consent, where and when it should go out."""

    carrier: str = Carrier.OTHER
    source: str = Source.OWN
    consent: str = ""
    channels: str = "政府网站"
    planned: date | None = None
    statement: str = ""


@transaction.atomic
def submit(
    item: Item,
    stated: Statement,
    *,
    by: User,
    on: date,
    at: datetime | None = None,
    purpose: Purpose = Purpose.PUBLICATION,
) -> Scrutiny:
    """Send one item to review (送审); an open review of an earlier content ends.

    Raises ValidationError where the consent of those from whom the information came is missing.
    """
    require_consent(stated)
    year = timezone.localdate(at).year if at else on.year
    number = take_number(organ=item.organ, series=SERIES, year=year)
    _end_open(item, purpose, by=by, on=on, at=at)
    made = drawn_up(
        item,
        stated,
        rule=rule_for(item.organ, item.category),
        purpose=purpose,
        number=numbered(item.organ, year, number),
        by=by,
        at=at or timezone.now(),
    )
    made.submitted = on
    made.save()
    found = [one.found.code for one in findings_of(made.paper)]
    log(SUBMITTED, made, by=by, on=on, **({"found": found} if found else {}))
    return made


def require_consent(stated: Statement) -> None:
    """Refuse information of others without their consent (来源机关同意), joint work likewise."""
    if stated.source != Source.OWN and not stated.consent.strip():
        told = {
            Source.OBTAINED: "从其他机关、个人获取的信息，请写明对方同意公开的文件和日期。",
            Source.JOINT: "联合制作的信息，请写明其他各方书面确认的文件和日期。",
        }
        raise ValidationError({"consent": told[Source(stated.source)]})


def numbered(organ: Organ, year: int, number: int) -> str:
    """The number of a review (审查编号)."""
    return f"{organ.number_prefix}审〔{year}〕{number}号"


def drawn_up(
    item: Item,
    stated: Statement,
    *,
    rule: ReviewRule,
    number: str,
    by: User,
    at: datetime,
    purpose: Purpose = Purpose.PUBLICATION,
) -> Scrutiny:
    """A review as a row, not kept yet; a taking back has one level, a second person's."""
    one_level = purpose == Purpose.WITHDRAWAL
    return Scrutiny(
        organ=item.organ,
        number=number,
        purpose=purpose,
        subject=item.subject,
        subject_id=item.subject_id,
        title=item.title,
        document_number=item.document_number,
        category=item.category,
        carrier=stated.carrier,
        source=stated.source,
        consent=stated.consent,
        channels=stated.channels,
        planned=stated.planned,
        statement=stated.statement,
        paper=dict(item.paper),
        content_digest=item.digest,
        levels=1 if one_level else rule.levels,
        days=[rule.final_days] if one_level else limits(rule),
        drafted_by=item.drafted_by,
        drafters=sorted(set(item.drafters)),
        submitted_by=by,
        submitted_at=at,
        submitted=timezone.localdate(at),
    )


def _end_open(item: Item, purpose: Purpose, *, by: User, on: date, at: datetime | None) -> None:
    """End what is still open on the item: it is about other words, or sent twice."""
    earlier = Scrutiny.objects.filter(
        subject=item.subject, subject_id=item.subject_id, purpose=purpose, verdict=None
    )
    for one in earlier.select_related("organ"):
        Verdict.objects.create(
            scrutiny=one, result=Result.SUPERSEDED, by=by, at=at or timezone.now(), on=on
        )
        log(SUPERSEDED, one, by=by, on=on)
