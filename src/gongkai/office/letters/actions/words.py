"""Filling in a letter (填写文书内容): by hand, what the records of a case do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.office.ledger.actions import Act, record, take_number
from gongkai.office.letters.actions.issuing import require_unsigned
from gongkai.office.letters.actions.places import Place
from gongkai.office.letters.catalogue import LetterKind
from gongkai.office.letters.facts import Value
from gongkai.office.letters.models import LetterWords
from gongkai.office.organs.models import Organ, User
from gongkai.office.organs.standing import Duty, require

WRITTEN = Act("letter_written", "填写文书内容", "《政府信息公开条例》第四十五条")


@transaction.atomic
def write_words(
    place: Place,
    kind: LetterKind,
    values: Mapping[str, Value],
    *,
    takes_number: bool,
    by: User,
    on: date,
) -> LetterWords:
    """Keep what was written for a letter; where no act gave it a number, take one (取文号).

    Raises ValidationError once the letter is signed, or for a field that it does not have.
    """
    require(by, Duty.HANDLE, place.organ, what="填写文书内容")
    require_unsigned(place, kind)
    unknown = sorted(set(values) - {*kind.fields, *kind.may})
    if unknown:
        raise ValidationError(f"{kind.name}没有字段{'、'.join(unknown)}。")
    words = LetterWords.objects.select_for_update().filter(**place.key).first()
    words = words or LetterWords(organ=place.organ, **place.key)
    words.values = {name: value for name, value in values.items() if value}
    words.by, words.on = by, on
    if takes_number and not words.number:
        words.number = _number(place.organ, kind, on=on)
    words.full_clean()
    words.save()
    record(
        WRITTEN,
        subject=place.subject,
        subject_id=place.subject_id,
        organ=place.organ,
        by=by,
        on=on,
        note=f"{kind.name}{words.number}",
        new={"letter": kind.code, "fields": sorted(words.values)},
    )
    return words


def _number(organ: Organ, kind: LetterKind, *, on: date) -> str:
    serial = take_number(organ=organ, series=f"letter_{kind.code}", year=on.year)
    return f"{organ.number_prefix}{kind.series}〔{on.year}〕{serial}号"
