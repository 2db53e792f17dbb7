"""The decisions of a case as its letters tell of them (处理决定)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gongkai.office.applications.models import Application


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what, on what basis, why, the facts stated, the number and day of its reply.

    `place` counts the decisions of a case from 1. `is_signed` is false while it is a draft under
    review. `served` is the day on which the applicant had it, `way` how it goes or went to him.
    """

    place: int
    outcome: str
    sub_kind: str
    number: str
    basis: str
    reasons: str
    facts: Mapping[str, Any]
    on: date
    is_signed: bool = True
    served: date | None = None
    way: str = ""


def decisions(case: Application) -> tuple[Decision, ...]:
    """The decisions of a case, the first one first, and last the one under review if any.

    A draft keeps its place when it is signed, and so does a better one after it.
    """
    signed = list(case.conclusions.all())
    drafted = case.drafts.filter(returned=None, signed=None)
    made = [_signed(case, one, place=place) for place, one in enumerate(signed, start=1)]
    waiting = [_decision(one, place=len(signed) + 1, on=one.drafted) for one in drafted]
    return (*made, *(replace(one, is_signed=False) for one in waiting))


def _signed(case: Application, one: Any, *, place: int) -> Decision:
    service = case.services.filter(conclusion=one).first()
    if service is None:
        return replace(_decision(one, place=place, on=one.on), way=case.get_delivery_display())
    return replace(
        _decision(one, place=place, on=one.on),
        served=service.known or service.on,
        way=service.get_way_display(),
    )


def _decision(one: Any, *, place: int, on: date) -> Decision:
    """A decision made of what a draft and a signed one have in common."""
    return Decision(
        place,
        one.outcome,
        one.sub_kind,
        one.letter_number,
        one.basis,
        one.reasons,
        one.facts,
        on,
    )
