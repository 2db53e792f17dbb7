"""Reviews of the past (补录审查): many at once, each under the rules of one given today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from gongkai.office.ledger.actions import Entry, take_numbers
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import NotPermitted, require
from gongkai.office.review.actions.acts import ENDED, PASSED, SUBMITTED, entry
from gongkai.office.review.actions.opining import Held, require_whole
from gongkai.office.review.actions.submitting import (
    SERIES,
    Item,
    Statement,
    drawn_up,
    numbered,
    require_consent,
)
from gongkai.office.review.kinds import CLEARING, DUTIES, Result, Step
from gongkai.office.review.models import ReviewRule, Scrutiny, ScrutinyOpinion, Verdict
from gongkai.office.review.turns import kept_out, rule_for

BATCH = 300


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that passed, as it was (补录的审查): who sent it when, and what each level held."""

    item: Item
    stated: Statement
    by: User
    at: datetime
    reviewers: Sequence[User]
    held: Sequence[Held]

    @property
    def on(self) -> date:
        """Its day, in the office's time."""
        return timezone.localdate(self.at)


@transaction.atomic
def register_reviewed(given: Iterable[Reviewed]) -> list[Verdict]:
    """Register reviews that passed (补录审查), in their order; one that did not is refused.

    Raises NotPermitted for persons who might not review, ValidationError for what is missing.
    The ledger is the caller's: `entries` says what it keeps of each.
    """
    wanted = list(given)
    rows = _numbered(wanted)
    for one, row in zip(wanted, rows, strict=True):
        _require_passed(one, row)
    _require_reviewers(wanted, rows)
    Scrutiny.objects.bulk_create(rows, batch_size=BATCH)
    pairs = list(zip(wanted, rows, strict=True))
    opinions = [opinion for one, row in pairs for opinion in _opinions(one, row)]
    ScrutinyOpinion.objects.bulk_create(opinions, batch_size=BATCH)
    verdicts = [
        Verdict(
            scrutiny=row,
            result=one.held[-1].result,
            reason=one.held[-1].reason,
            by=one.reviewers[-1],
            at=one.at,
            on=one.on,
        )
        for one, row in pairs
    ]
    return Verdict.objects.bulk_create(verdicts, batch_size=BATCH)


def entries(one: Reviewed, verdict: Verdict) -> Iterator[Entry]:
    """What the ledger keeps of a registered review: as of one that was given act by act."""
    scrutiny = verdict.scrutiny
    yield entry(SUBMITTED, scrutiny, by=one.by, on=one.on)
    levels = list(zip(scrutiny.steps, one.reviewers, one.held, strict=True))
    for step, person, held in levels:
        told = {"step": step.value, "result": str(held.result)}
        act = ENDED[Result(held.result)] if step == Step.FINAL else PASSED[step]
        yield entry(act, scrutiny, by=person, on=one.on, note=held.opinion, **told)


def _numbered(wanted: Sequence[Reviewed]) -> list[Scrutiny]:
    """The reviews as rows, numbered one after the other in each organ's year."""
    rules: dict[tuple[int, str], ReviewRule] = {}
    numbers: dict[int, str] = {}

    def series(one: Reviewed) -> tuple[int, int]:
        return one.item.organ.pk, one.on.year

    for (_, year), group in groupby(sorted(wanted, key=series), key=series):
        some = list(group)
        organ: Organ = some[0].item.organ
        taken = take_numbers(organ=organ, series=SERIES, year=year, count=len(some))
        numbers |= {
            id(one): numbered(organ, year, number) for one, number in zip(some, taken, strict=True)
        }
    for one in wanted:
        key = one.item.organ.pk, one.item.category
        if key not in rules:
            rules[key] = rule_for(one.item.organ, one.item.category)
    return [
        drawn_up(
            one.item,
            one.stated,
            rule=rules[one.item.organ.pk, one.item.category],
            number=numbers[id(one)],
            by=one.by,
            at=one.at,
        )
        for one in wanted
    ]


def _require_passed(one: Reviewed, row: Scrutiny) -> None:
    """Refuse a review that did not pass, or lacks a level or an answer."""
    require_consent(one.stated)
    if len(one.reviewers) != row.levels or len(one.held) != row.levels:
        told = f"《{row.title}》应当经过 {row.levels} 级审查，每一级一名审查人。"
        raise NotPermitted(told)
    if one.held[-1].result not in CLEARING:
        raise NotPermitted(f"《{row.title}》的审查结论不是公开，不能补录为已发布。")
    for held in one.held:
        require_whole(held)


def _require_reviewers(wanted: Sequence[Reviewed], rows: Sequence[Scrutiny]) -> None:
    """Refuse whoever may not review; the same people are looked at once."""
    people = {
        (row.organ_id, row.levels, frozenset(kept_out(row)), tuple(r.pk for r in one.reviewers)): (
            one,
            row,
        )
        for one, row in zip(wanted, rows, strict=True)
    }
    for one, row in people.values():
        for step, person in zip(row.steps, one.reviewers, strict=True):
            require(person, DUTIES[step], row.organ, what=step.label)
            if person.pk in kept_out(row):
                raise NotPermitted("送审人和拟稿人不能审查自己的稿件，请由另一人审查。")
        if len({person.pk for person in one.reviewers}) < row.levels:
            raise NotPermitted(
                "每一级由不同的人审查；人手不足的，先在审查规则中减少层级并写明理由。"
            )


def _opinions(one: Reviewed, row: Scrutiny) -> Iterator[ScrutinyOpinion]:
    levels = zip(row.steps, one.reviewers, one.held, strict=True)
    for number, (step, person, held) in enumerate(levels, 1):
        yield ScrutinyOpinion(
            scrutiny=row,
            number=number,
            step=step,
            result=held.result,
            opinion=held.opinion,
            reason=held.reason,
            basis=held.basis,
            withheld=held.withheld,
            checklist=dict(held.checklist),
            by=person,
            at=one.at,
            on=one.on,
        )
