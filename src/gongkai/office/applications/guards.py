"""What the guards of an outcome see (办理结果的前提): facts from the records and stated facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongkai.statute import (
    Basis,
    BasisKind,
    CaseFacts,
    Consulted,
    EarlierReply,
    Procedure,
    WorkCalendar,
    consultation,
    outcome,
    remedy_of,
)

if TYPE_CHECKING:
    from gongkai.office.applications.models import Application


@dataclass(frozen=True, slots=True)
class Stated:
    """What the handler states when he records an outcome (经办人认定的事实).

    Which of it an outcome needs is the guards' business: `not_separable` (G2), `discretion`
    (G12), `consultation_needless` (G1), `earlier` (G4: primary key of the application answered
    before), `good_reason` (G6), `basis_kind`, `basis_name`, `basis_article` (G9, G13; the kind
    is a name of `BasisKind`), the three about secrets (G11), `remark` (G14).
    """

    not_separable: str = ""
    discretion: str = ""
    consultation_needless: str = ""
    earlier: int | None = None
    good_reason: str = ""
    basis_kind: str = ""
    basis_name: str = ""
    basis_article: str = ""
    leaks_content: bool = False
    states_level: bool = False
    level_publishable: bool = False
    withheld_not_information: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The outcome about to be recorded (拟作出的处理)."""

    outcome: str
    on: date
    today: date
    sub_kind: str = ""
    letter_number: str = ""


def case_facts(
    application: Application,
    proposed: Proposed,
    *,
    stated: Stated,
    calendar: WorkCalendar,
) -> CaseFacts:
    """The file as the statute's guards want it. Raises `NotInTheLaw` for an unknown outcome."""
    leaf = outcome(proposed.outcome)
    withheld = stated.withheld_not_information
    return CaseFacts(
        outcome=leaf.code,
        received=application.received,
        decided=proposed.on,
        today=proposed.today,
        sub_kind=proposed.sub_kind,
        remark=stated.remark,
        letter_number=proposed.letter_number,
        numbers_taken=_numbers_taken(application, proposed.letter_number),
        letter_remedy=remedy_of(leaf, withheld_not_information=withheld),
        withheld_not_information=withheld,
        consultation_ended=consultation_ended(application, calendar, by=proposed.on),
        consultation_needless=stated.consultation_needless,
        not_separable=stated.not_separable,
        searches=application.searches.count(),
        earlier=_earlier(application, stated.earlier),
        reasons_notice=_reasons(application),
        correction_notice=_correction(application),
        good_reason=stated.good_reason,
        fee_notice=_fee(application),
        basis=_basis(stated),
        leaks_content=stated.leaks_content,
        states_level=stated.states_level,
        level_publishable=stated.level_publishable,
        discretion=stated.discretion,
    )


def consultation_ended(
    application: Application, calendar: WorkCalendar, *, by: date
) -> date | None:
    """The day the last consultation of a third party ended (征求意见结束), or None.

    A silent party's consultation ends when its 15 working days are over: the day after expiry.
    """
    asked = application.consultations.filter(consulted="third_party")
    return max((_end(one, calendar, by=by) for one in asked), default=None)


def _end(one: object, calendar: WorkCalendar, *, by: date) -> date:
    run = consultation(
        one.sent,
        calendar,
        served=one.party_received,
        opinion=one.answered,
        consulted=Consulted[one.consulted.upper()],
    )
    if one.answered is not None and one.answered <= by:
        return one.answered
    return run.expiry.due + timedelta(days=1)


def _numbers_taken(application: Application, number: str) -> frozenset[str]:
    replies = application.conclusions.model.objects
    same = replies.filter(application__organ=application.organ_id, letter_number=number)
    return frozenset({number}) if number and same.exists() else frozenset()


def _earlier(application: Application, key: int | None) -> EarlierReply | None:
    others = type(application).objects.filter(organ=application.organ_id)
    found = others.exclude(pk=application.pk).filter(pk=key).first() if key else None
    if found is None:
        return None
    same = bool(found.lookup) and found.lookup == application.lookup
    return EarlierReply(found.register_number, found.served, same)


def _correction(application: Application) -> Procedure | None:
    one = application.corrections.last()
    return one and Procedure(one.letter_number, one.noticed, one.due, one.answered)


def _reasons(application: Application) -> Procedure | None:
    one = application.reasons_notices.last()
    return one and Procedure(one.letter_number, one.served, one.due, one.answered)


def _fee(application: Application) -> Procedure | None:
    one = application.fee_notices.last()
    return one and Procedure(one.letter_number, one.served, one.due, one.paid)


def _basis(stated: Stated) -> Basis | None:
    if stated.basis_kind not in BasisKind.__members__:
        return None
    return Basis(BasisKind[stated.basis_kind], stated.basis_name, stated.basis_article)
