"""Where a letter belongs (文书归属), and what is there already."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.office.letters.models import IssuedLetter, LetterWords
from gongkai.office.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Place:
    """What a letter is about (文书归属): the organ, the record, which of its letters."""

    organ: Organ
    subject: str
    subject_id: int
    slot: str

    @property
    def key(self) -> dict[str, object]:
        """The place as rows know it."""
        return {"subject": self.subject, "subject_id": self.subject_id, "slot": self.slot}


def issued_of(place: Place) -> IssuedLetter | None:
    """The letter that was signed in a place (已签发的文书), or None."""
    found = IssuedLetter.objects.filter(**place.key)
    return found.select_related("organ", "seal", "by").first()


def words_of(place: Place) -> LetterWords | None:
    """What was written by hand for the letter of a place (已填写的内容), or None."""
    return LetterWords.objects.filter(**place.key).first()
