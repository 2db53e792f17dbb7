"""What is done with the letters of a case (文书办理): filled in, signed, taken out to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.applications.acts.events import REVEALED, SUBJECT
from gongkai.office.applications.correspondence.entries import Entry
from gongkai.office.applications.correspondence.facts import facts_of
from gongkai.office.applications.correspondence.writing import place_of, written
from gongkai.office.applications.models import Application
from gongkai.office.applications.searching.actions import index_words
from gongkai.office.applications.searching.texts import words_in
from gongkai.office.ledger.actions import record
from gongkai.office.letters import actions as letters
from gongkai.office.letters.actions import Paper
from gongkai.office.letters.checking.by_hand import elements_by_hand
from gongkai.office.letters.facts import Value
from gongkai.office.letters.models import IssuedLetter, LetterWords
from gongkai.office.organs.models import User
from gongkai.office.organs.standing import Duty, holds, require


@transaction.atomic
def write(
    *, application: Application, entry: Entry, values: Mapping[str, Value], by: User, on: date
) -> LetterWords:
    """Fill in what the records of a case do not hold for a letter (填写文书内容).

    Raises ValidationError once the letter is signed.
    """
    kept = letters.write_words(
        place_of(application, entry),
        entry.kind,
        values,
        takes_number=entry.takes_number,
        by=by,
        on=on,
    )
    index_words(application, words_in(kept.number, kept.values))
    return kept


@transaction.atomic
def sign(
    *, application: Application, entry: Entry, by: User, on: date, paper: Paper | None = None
) -> IssuedLetter:
    """Sign a letter (签发文书): checked, sealed where the organ keeps a seal, and frozen.

    One signed on `paper` outside is kept as it is, its elements confirmed by hand. Raises
    ValidationError with what the check found, where that forbids it.
    """
    require(by, Duty.SIGN, application.organ, what="签发文书")
    if entry.is_draft:
        raise ValidationError("处理决定还在审查，请在案卷中签发决定，答复书随决定一并签发。")
    if paper:
        issued = _kept(application, entry, paper, by=by, on=on)
    else:
        issued = _issued(application, entry, by=by, on=on)
    if entry.kind.is_reply:
        decided = application.conclusions.order_by("pk")[entry.record.place - 1]
        decided.letter = issued
        decided.save()
    return issued


def _issued(application: Application, entry: Entry, *, by: User, on: date) -> IssuedLetter:
    seal = letters.seal_in_use(application.organ)
    if seal and not holds(by, Duty.SEAL, application.organ):
        seal = None
    return letters.issue(
        written(application, entry, today=on, revealed=True),
        place_of(application, entry),
        by=by,
        on=on,
        version=letters.in_force(application.organ, entry.code),
        seal=seal,
    )


def _kept(
    application: Application, entry: Entry, paper: Paper, *, by: User, on: date
) -> IssuedLetter:
    asked = elements_by_hand(entry.kind, facts_of(application, entry))
    return letters.keep_paper(
        paper,
        entry.kind,
        place_of(application, entry),
        asked=asked,
        number=entry.number or paper.number,
        by=by,
        on=on,
    )


@transaction.atomic
def take_out(*, application: Application, entry: Entry, form: str, by: User, on: date) -> bytes:
    """A letter to be sent (取出文书), with the names in full, as `docx` or `pdf`; it is logged.

    A signed letter's pages are those that were signed; its Word document is written anew.
    """
    require(by, Duty.REVEAL, application.organ, what="取出文书")
    record(
        REVEALED,
        subject=SUBJECT,
        subject_id=application.pk,
        organ=application.organ,
        by=by,
        on=on,
        note=f"制作、发送{entry.kind.name}{entry.number}",
    )
    issued = letters.issued_of(place_of(application, entry))
    if form == "pdf" and issued:
        return letters.opened(issued)
    one = written(application, entry, today=on, revealed=True)
    return one.docx() if form == "docx" else one.pdf(draft=entry.is_draft)
